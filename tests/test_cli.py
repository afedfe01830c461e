"""The command line: what it prints, where, and how it leaves."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord import __version__
from onrecord.cli import main
from tests.samples import REGISTER, write, written

GOOD = {
    "speakers.yaml": REGISTER,
    "summaries/a.md": written("According to Muster, norm 13(e) comes first.\n", norms="13e"),
}
WRONG = {"summaries/b.md": written("A <b>bold</b> word.\n"), "speakers.yaml": REGISTER + "x: {}\n"}


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take out of the environment what makes a program colour its output."""
    for name in ("FORCE_COLOR", "CLICOLOR_FORCE", "TTY_COMPATIBLE", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


def run(*arguments: str | Path) -> Result:
    """Run a command; a mistake of ours is raised."""
    return CliRunner().invoke(
        main, [str(argument) for argument in arguments], catch_exceptions=False
    )


def paths(result: Result) -> list[str]:
    """Return the paths of the diagnostics in a JSON result."""
    return [item["path"] for item in json.loads(result.stdout)["diagnostics"]]


def test_check_leaves_with_0_where_nothing_is_wrong(tmp_path: Path) -> None:
    """A good project gets one line."""
    write(tmp_path, GOOD)
    result = run("check", tmp_path)
    assert (result.stdout, result.stderr, result.exit_code) == ("No errors.\n", "", 0)


def test_check_leaves_with_0_where_somebody_should_only_look(tmp_path: Path) -> None:
    """Warnings are shown and are not errors."""
    write(tmp_path, {**GOOD, "summaries/x.txt": ""})
    result = run("check", tmp_path)
    assert "1 warning in 1 file." in result.stdout
    assert result.exit_code == 0


@pytest.mark.parametrize("form", ["text", "json"])
def test_check_leaves_with_1_where_there_are_errors(tmp_path: Path, form: str) -> None:
    """Errors are printed on the standard output in both forms."""
    write(tmp_path, {**GOOD, **WRONG})
    result = run("check", tmp_path, "--format", form)
    assert result.exit_code == 1
    assert "OR501" in result.stdout
    assert result.stderr == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "nowhere"],
        ["check", "--format", "xml"],
        ["chekc"],
        ["inspect"],
        ["check", "--colour"],
    ],
)
def test_a_mistyped_command_leaves_with_2(arguments: list[str]) -> None:
    """Usage goes to the error output."""
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Usage:" in result.stderr


def test_the_json_of_check_has_exactly_the_documented_keys(tmp_path: Path) -> None:
    """One object, one list, nine keys each; lines and columns count from 1."""
    write(tmp_path, {**GOOD, **WRONG})
    document = json.loads(run("check", tmp_path, "--format", "json").stdout)
    assert list(document) == ["diagnostics"]
    assert document["diagnostics"][1] == {
        "code": "OR501",
        "severity": "error",
        "path": "summaries/b.md",
        "line": 8,
        "column": 3,
        "end_line": 8,
        "end_column": 6,
        "message": "`<b>` is HTML, and a summary takes none.",
        "hint": "Use Markdown, or put it between backticks if you write about it.",
    }
    assert json.loads(run("check", tmp_path / "summaries" / "a.md", "--format", "json").stdout) == {
        "diagnostics": []
    }


def test_a_file_is_checked_alone(tmp_path: Path) -> None:
    """Of a project given by its files, only what concerns those files is shown."""
    write(tmp_path, {**GOOD, **WRONG})
    assert paths(run("check", tmp_path, "--format", "json")) == ["speakers.yaml", "summaries/b.md"]
    good, wrong = tmp_path / "summaries" / "a.md", tmp_path / "summaries" / "b.md"
    assert run("check", good).exit_code == 0
    assert paths(run("check", good, wrong, "--format", "json")) == ["summaries/b.md"]
    assert paths(run("check", tmp_path / "speakers.yaml", "--format", "json")) == ["speakers.yaml"]
    assert paths(run("check", tmp_path / "summaries", "--format", "json")) == ["summaries/b.md"]


def test_a_file_is_checked_within_its_project(tmp_path: Path) -> None:
    """The register and the other summaries are known to the file that is checked."""
    write(
        tmp_path, {**GOOD, "summaries/c.md": written("See [a](a.md) and [x](x.md), says Muster.\n")}
    )
    result = run("check", tmp_path / "summaries" / "c.md")
    assert result.exit_code == 1
    assert "1 error in 1 file." in result.stdout
    assert "`x.md`" in result.stdout


def test_two_projects_can_be_checked_at_once(tmp_path: Path) -> None:
    """Each project is checked once, whatever the order of the paths."""
    write(tmp_path / "one", {**GOOD, **WRONG})
    write(tmp_path / "two", {**GOOD, **WRONG})
    result = run(
        "check",
        tmp_path / "two",
        tmp_path / "one",
        tmp_path / "two" / "summaries",
        "--format",
        "json",
    )
    assert paths(result) == ["speakers.yaml", "summaries/b.md"] * 2


@pytest.mark.parametrize("where", [".", "summaries"])
def test_without_a_path_the_project_around_is_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """From a folder inside the project, all of the project is checked."""
    write(tmp_path, {**GOOD, **WRONG})
    monkeypatch.chdir(tmp_path / where)
    assert paths(run("check", "--format", "json")) == ["speakers.yaml", "summaries/b.md"]


def test_a_path_from_inside_the_project_is_understood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A path is seen from where the command is given."""
    write(tmp_path, {**GOOD, **WRONG})
    monkeypatch.chdir(tmp_path / "summaries")
    assert paths(run("check", "b.md", "--format", "json")) == ["summaries/b.md"]
    assert paths(run("check", "../speakers.yaml", "--format", "json")) == ["speakers.yaml"]


def test_a_link_to_a_file_elsewhere_is_told(tmp_path: Path) -> None:
    """A link is named, not followed."""
    write(tmp_path, {"elsewhere.md": written("Text.\n")})
    write(tmp_path / "project", GOOD)
    link = tmp_path / "project" / "summaries" / "link.md"
    link.symlink_to(tmp_path / "elsewhere.md")
    result = run("check", link)
    assert result.exit_code == 1
    assert "OR105" in result.stdout


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs links")
def test_a_project_behind_a_link_is_checked(tmp_path: Path) -> None:
    """The folder of a project may be reached through a link."""
    write(tmp_path / "project", {**GOOD, **WRONG})
    (tmp_path / "link").symlink_to(tmp_path / "project")
    expected = ["speakers.yaml", "summaries/b.md"]
    assert paths(run("check", tmp_path / "link", "--format", "json")) == expected
    assert (
        paths(run("check", tmp_path / "link" / "summaries" / "b.md", "--format", "json"))
        == expected[1:]
    )


def test_the_settings_of_the_site_are_followed(tmp_path: Path) -> None:
    """A project that names its folders and files otherwise is checked by those."""
    plugins = "plugins: [{onrecord: {summaries: talks, speakers: people.yaml}}]"
    settings = f"site_name: x\ntheme: material\n{plugins}\n"
    write(
        tmp_path,
        {"mkdocs.yml": settings, "people.yaml": REGISTER, "talks/b.md": WRONG["summaries/b.md"]},
    )
    assert paths(run("check", tmp_path, "--format", "json")) == ["talks/b.md"]


def test_inspect_shows_what_the_site_takes(tmp_path: Path) -> None:
    """As text and as JSON, on the standard output."""
    write(tmp_path, GOOD)
    file = tmp_path / "summaries" / "a.md"
    shown, document = run("inspect", file), run("inspect", file, "--format", "json")
    assert shown.exit_code == document.exit_code == 0
    assert "→ 13e named: mira-muster, inferred" in shown.stdout
    seen = json.loads(document.stdout)
    assert list(seen) == ["id", "title", "date", "speakers", "passages"]
    assert seen["id"] == "a"
    assert seen["passages"][0]["citations"] == [
        {
            "norm": "13e",
            "how": "named",
            "speaker": "mira-muster",
            "basis": "inferred",
            "from": None,
            "why": "according to: According to Muster",
        }
    ]


def test_inspect_tells_on_the_error_output(tmp_path: Path) -> None:
    """What is wrong with the text does not spoil the JSON."""
    write(tmp_path, {**GOOD, **WRONG})
    result = run("inspect", tmp_path / "summaries" / "b.md", "--format", "json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["id"] == "b"
    assert "OR501" in result.stderr


@pytest.mark.parametrize("content", ["", "Text.\n", "---\ntitle: [\n---\n"])
def test_inspect_leaves_with_1_where_there_is_no_summary(tmp_path: Path, content: str) -> None:
    """A file that holds no summary says why."""
    write(tmp_path, {**GOOD, "summaries/c.md": content})
    result = run("inspect", tmp_path / "summaries" / "c.md")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "error OR" in result.stderr


def test_inspect_reads_a_file_of_its_own(tmp_path: Path) -> None:
    """A draft that lies anywhere can be tried."""
    write(tmp_path, {"draft.md": GOOD["summaries/a.md"]})
    result = run("inspect", tmp_path / "draft.md", "--format", "json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["id"] == "draft"


@pytest.mark.parametrize(
    "arguments", [["--version"], ["--help"], ["check", "-h"], ["inspect", "--help"]]
)
def test_help_is_plain(arguments: list[str]) -> None:
    """Help and version are printed, and nothing speaks of the insides."""
    result = run(*arguments)
    assert result.exit_code == 0
    assert "Traceback" not in result.stdout
    if arguments == ["--version"]:
        assert __version__ in result.stdout


def test_the_module_runs_like_the_command(tmp_path: Path) -> None:
    """`python -m onrecord` is the command, with its exit status, and prints UTF-8 into a pipe."""
    write(tmp_path, {**GOOD, **WRONG})
    command = [sys.executable, "-m", "onrecord", "check"]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False, env=environment)
    assert done.returncode == 1
    assert "→ Use Markdown" in done.stdout.decode()
    assert done.stderr == b""
    assert b"\x1b" not in done.stdout
