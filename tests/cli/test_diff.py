"""`onrecord diff`: what it compares, what it prints, how it leaves."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from tests.publishing.projects import FIRST, commit, edit, git, write


def diff(*arguments: str | Path) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["diff", *map(str, arguments)], catch_exceptions=False)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a project that was committed and has changed since; it is the one here."""
    folder = write(tmp_path / "project")
    commit(folder)
    edit(folder / "summaries/first.md", ("helps her institute", "and norm 13(j) help"))
    edit(folder / "summaries/first.md", ("[13e, 13k]", "[13e, 13j, 13k]"))
    monkeypatch.chdir(folder)
    return folder


def test_a_revision_is_compared_with_the_files_as_they_are(folder: Path) -> None:
    """Saved to git or not."""
    result = diff("HEAD")
    assert "In all, it adds 1 passage to 13(j)." in result.stdout
    assert result.stderr == ""
    assert result.exit_code == 0
    commit(folder)
    assert "Nothing: " in diff("HEAD").stdout
    assert "In all, it adds 1 passage to 13(j)." in diff("HEAD^").stdout


def test_a_folder_is_compared(folder: Path, tmp_path: Path) -> None:
    """Another copy of the project will do in the place of a revision."""
    shutil.copytree(folder, tmp_path / "copy")
    write(folder, {"summaries/third.md": FIRST.replace("first", "third")})
    assert "- Adds `third`" in diff(tmp_path / "copy").stdout


def test_a_revision_comes_before_a_folder_of_the_same_name(folder: Path) -> None:
    """With `./` before it, it is the folder."""
    shutil.copytree(folder / "summaries", folder / "main/summaries")
    shutil.copy(folder / "speakers.yaml", folder / "main")
    assert "In all, it adds 1 passage to 13(j)." in diff("main").stdout
    assert "Nothing: " in diff("./main").stdout


def test_a_project_elsewhere_is_compared(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PATH says which."""
    monkeypatch.chdir(tmp_path)
    assert "In all, it adds 1 passage to 13(j)." in diff("HEAD", folder).stdout


@pytest.mark.parametrize(
    ("base", "words"),
    [
        (
            ["nothing"],
            "nothing is neither a revision that git knows here nor a folder. Write a branch",
        ),
        (["--", "-x"], "-x is no revision: the name of one does not begin with `-`."),
        (["--", "--output=x"], "--output=x is no revision"),
    ],
)
def test_what_cannot_be_compared_is_told(folder: Path, base: list[str], words: str) -> None:
    """In one sentence, with status 2; nothing goes to the output."""
    result = diff(*base)
    assert words in result.stderr
    assert (result.stdout, result.exit_code) == ("", 2)


def test_a_broken_base_is_compared_too(folder: Path) -> None:
    """What was wrong before is only counted."""
    (folder / "summaries/broken.md").write_text("No front matter.\n", encoding="utf-8")
    commit(folder)
    (folder / "summaries/broken.md").unlink()
    result = diff("HEAD")
    assert "None, before this change 1 error." in result.stdout
    assert result.exit_code == 0


def test_hidden_names_of_git_do_no_harm(folder: Path) -> None:
    """A branch may be called almost anything."""
    git(folder, "branch", "a`b$(echo)")
    assert diff("a`b$(echo)").exit_code == 0
