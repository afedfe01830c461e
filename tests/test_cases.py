"""Each folder of `cases` is a tiny project; `expected.txt` is what `onrecord check` prints in it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main

CASES = Path(__file__).parent / "cases"
NAMES = sorted(folder.name for folder in CASES.iterdir())


def too_large(project: Path) -> None:
    """Make a summary of one byte more than it may have."""
    file = next((project / "summaries").iterdir())
    file.write_bytes(file.read_bytes().ljust((256 << 10) + 1, b"x"))


def linked_file(project: Path) -> None:
    """Make a summary and the register links to files elsewhere."""
    elsewhere = project.parent / "elsewhere.md"
    elsewhere.write_text("A text that is nobody's business.\n", encoding="utf-8")
    (project / "summaries" / "2020-03-05-link.md").symlink_to(elsewhere)
    (project / "summaries" / "2020-03-06-folder.md").mkdir()


def linked_folder(project: Path) -> None:
    """Make the folder of summaries a link to a folder elsewhere."""
    elsewhere = project.parent / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "2020-03-04-secret.md").write_text("Nobody's business.\n", encoding="utf-8")
    (project / "summaries").symlink_to(elsewhere)


MADE: dict[str, Callable[[Path], None]] = {
    "or103-too-large": too_large,
    "or105-link": linked_file,
    "or105-linked-folder": linked_folder,
}
"""What cannot be kept in a repository is made here."""

PUBLISHED = ["--published", "published.json"]

ARGUMENTS = {
    "or609-subject-words": ["--notes"],
    "or610-language-without-words": ["--notes"],
} | {name: PUBLISHED for name in NAMES if (CASES / name / "published.json").exists()}
"""What is told only to those who ask for it."""


def lines_of_windows(data: bytes) -> bytes:
    """Return a file as some editors save it: a byte order mark, and lines that end in CR LF."""
    return b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n") if data else data


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take out of the environment what makes a program colour its output."""
    for name in ("FORCE_COLOR", "NO_COLOR", "CLICOLOR_FORCE", "TTY_COMPATIBLE", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


def checked(
    name: str, folder: Path, monkeypatch: pytest.MonkeyPatch, save: Callable[[bytes], bytes]
) -> Result:
    """Return what `onrecord check` does in a copy of a case."""
    project = folder / "project"
    shutil.copytree(CASES / name, project, ignore=shutil.ignore_patterns("expected.txt"))
    for file in project.rglob("*"):
        if file.is_file():
            file.write_bytes(save(file.read_bytes()))
    if name in MADE:
        MADE[name](project)
    monkeypatch.chdir(project)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1893456000")  # the first day of 2030
    return CliRunner().invoke(
        main, ["check", "--format", "text", *ARGUMENTS.get(name, ())], catch_exceptions=False
    )


@pytest.mark.usefixtures("plain")
@pytest.mark.parametrize("name", NAMES)
def test_check_prints_what_is_expected(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rewrite: bool
) -> None:
    """`check` prints exactly the expected text and leaves with 1 where there is an error."""
    result = checked(name, tmp_path, monkeypatch, bytes)
    expected = CASES / name / "expected.txt"
    if rewrite:
        expected.write_text(result.output, encoding="utf-8", newline="\n")
    assert result.output == expected.read_text(encoding="utf-8")
    assert result.exit_code == int("  error OR" in result.output)
    assert result.stderr == ""


@pytest.mark.usefixtures("plain")
@pytest.mark.parametrize("name", [name for name in NAMES if name != "or103-too-large"])
def test_line_ends_and_byte_order_marks_change_nothing(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files saved with CR LF and a byte order mark get the same messages at the same places."""
    result = checked(name, tmp_path, monkeypatch, lines_of_windows)
    assert result.output == (CASES / name / "expected.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [name for name in NAMES if re.match(r"or\d", name)])
def test_a_case_shows_the_code_it_is_named_after(name: str) -> None:
    """The name of a case begins with the code that it is about."""
    text = (CASES / name / "expected.txt").read_text(encoding="utf-8")
    assert f" {name[:5].upper()}\n" in text


def test_no_case_is_unused() -> None:
    """Each folder has a project and an expected text, and each that is finished here exists."""
    for name in NAMES:
        files = {path.name for path in (CASES / name).iterdir()}
        assert "expected.txt" in files
        assert len(files) > 1, f"{name} has no project any more"
    assert {*MADE, *ARGUMENTS} <= set(NAMES)
