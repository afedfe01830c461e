"""`onrecord check`: its formats, explanations and fixes, as they are typed."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from tests.samples import REGISTER, write, written

TITLE = "'::error::x ::stop-commands::y %0A::error:: ]]> @somebody <b> `x'"
GOOD = {"speakers.yaml": REGISTER, "summaries/a.md": written("Muster spoke.\n")}
HOSTILE = {
    "speakers.yaml": REGISTER,
    "summaries/a.md": written("Muster spoke.\n\n::error::y <b>x</b>\n").replace(
        "Rules for a quiet network", f"{TITLE}\nlanguage: {TITLE}"
    ),
}
MENDABLE = {
    "speakers.yaml": REGISTER,
    "summaries/a.md": written("Muster named norm 13(e). \n", norms="13(e) ").replace("\n", "\r\n"),
    "summaries/b.md": written("Muster said <b>x</b>, norm 13(k).\n"),
}


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Take out of the environment what changes the output, and stand in an empty folder."""
    for name in ("FORCE_COLOR", "CLICOLOR_FORCE", "TTY_COMPATIBLE", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    for name in ("GITHUB_WORKSPACE", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def run(*arguments: str | Path) -> Result:
    """Run the command; a mistake of ours is raised."""
    words = ["check", *(str(argument) for argument in arguments)]
    return CliRunner().invoke(main, words, catch_exceptions=False)


def test_no_value_starts_a_workflow_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A title with commands and line ends in it stays words, in each line and in the summary."""
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    write(tmp_path, HOSTILE)
    result = run("--format", "github")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines
    assert all(line.startswith(("::error file=", "::warning file=")) for line in lines)
    assert all(line.split("::")[1].count("title=") == 1 for line in lines)
    summary = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert "error OR501" in summary
    assert not [line for line in summary.splitlines() if line.lstrip().startswith("::")]


def test_the_summary_of_a_step_is_added_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other commands of the step write there too."""
    file = tmp_path / "summary.md"
    file.write_text("Before.\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(file))
    write(tmp_path, GOOD)
    assert run("--format", "github").stdout == ""
    assert file.read_text() == "Before.\n## onrecord check\n\nNo errors.\n"
    assert run("--format", "json").exit_code == 0
    assert file.read_text().count("No errors.") == 1


def test_paths_are_seen_from_where_the_reader_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """GitHub from the workspace, SARIF from here, and text from the project's folder."""
    write(tmp_path / "sites/one", HOSTILE)
    assert "file=sites/one/summaries/a.md" in run("--format", "github", "sites/one").stdout
    assert '"uri": "sites/one/summaries/a.md"' in run("--format", "sarif", "sites/one").stdout
    assert run("--format", "text", "sites/one").stdout.startswith("summaries/a.md:")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path / "sites"))
    assert "file=one/summaries/a.md" in run("--format", "github", "sites/one").stdout
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path / "elsewhere"))
    assert "file=summaries/a.md" in run("--format", "github", "sites/one").stdout


def test_sarif_is_one_document(tmp_path: Path) -> None:
    """Clean or not, with the exit status of any other format."""
    write(tmp_path, GOOD)
    result = run("--format", "sarif")
    assert json.loads(result.stdout)["runs"][0]["results"] == []
    assert result.exit_code == 0
    write(tmp_path, HOSTILE)
    result = run("--format", "sarif")
    assert len(json.loads(result.stdout)["runs"][0]["results"]) == 2
    assert result.exit_code == 1


def test_notes_are_shown_to_those_who_ask(tmp_path: Path) -> None:
    """Last, and without a word in the exit status."""
    body = "Muster spoke of supply chain integrity and Norm 11.\n"
    write(tmp_path, {**GOOD, "summaries/a.md": written(body)})
    assert "OR609" not in run().stdout
    result = run("--notes")
    assert result.stdout.index("OR505") < result.stdout.index("OR609")
    assert result.stdout.endswith("1 warning and 1 note in 1 file.\n")
    assert result.exit_code == 0
    found = json.loads(run("--notes", "--format", "json").stdout)["diagnostics"]
    assert [item["severity"] for item in found] == ["warning", "note"]
    assert "::notice file=" in run("--notes", "--format", "github").stdout
    assert "1 note" not in run("--notes", tmp_path / "speakers.yaml").stdout


@pytest.mark.parametrize("code", ["OR601", "or601", "601"])
def test_a_code_is_explained(code: str) -> None:
    """Cause, example and cure; no project is needed."""
    result = run("--explain", code)
    assert result.exit_code == 0
    assert result.stdout.startswith("OR601 The text cites a norm that `norms` lacks\n\n")
    assert "\n    $ onrecord check\n" in result.stdout
    assert "\nCure. Paste the line" in result.stdout


@pytest.mark.parametrize(
    ("code", "hint"), [("OR6O1", "Did you mean OR601"), ("xyz", "They run from OR101 to OR")]
)
def test_a_code_that_is_none_is_a_mistyped_command(code: str, hint: str) -> None:
    """With what may be meant."""
    result = run("--explain", code)
    assert result.exit_code == 2
    assert hint in result.stderr
    assert result.stdout == ""


def test_a_dry_run_changes_nothing(tmp_path: Path) -> None:
    """The diff is printed, and the exit status is that of the files as they are."""
    write(tmp_path, MENDABLE)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    for arguments in (["--dry-run"], ["--fix", "--dry-run"]):
        result = run(*arguments)
        assert "-norms: [13(e) ]\n+norms: [13e ]\n" in result.stdout
        assert "+norms: [13k]\n" in result.stdout
        assert "OR501" not in result.stdout
        assert result.stderr == "--fix would change 2 files.\n"
        assert result.exit_code == 1
    assert {path: path.read_bytes() for path in before} == before


def test_what_is_left_after_fixing_is_printed(tmp_path: Path) -> None:
    """Files are written, and what cannot be fixed in only one way is reported as ever."""
    write(tmp_path, MENDABLE)
    result = run("--fix")
    assert result.stderr == "Fixed summaries/a.md\nFixed summaries/b.md\n"
    assert result.stdout.endswith("\n1 error in 1 file.\n")
    assert "OR601" not in result.stdout
    assert result.exit_code == 1
    after = (tmp_path / "summaries/a.md").read_bytes().decode()
    assert after == written("Muster named norm 13(e).\n", norms="13e ")
    assert run("--fix").stderr == ""
    assert run("--dry-run").stderr == "There is nothing to fix.\n"


def test_fixing_leaves_other_output_whole(tmp_path: Path) -> None:
    """What was fixed goes to the error output."""
    write(tmp_path, MENDABLE)
    result = run("--fix", "--format", "json")
    assert {item["code"] for item in json.loads(result.stdout)["diagnostics"]} == {"OR501"}


def test_only_the_files_that_are_named_are_fixed(tmp_path: Path) -> None:
    """As only those are checked."""
    write(tmp_path, MENDABLE)
    result = run("--fix", tmp_path / "summaries" / "a.md")
    assert result.stderr == "Fixed summaries/a.md\n"
    assert (result.stdout, result.exit_code) == ("No errors.\n", 0)


def test_a_named_file_that_nothing_reads_is_an_error(tmp_path: Path) -> None:
    """Nobody takes silence about a draft for approval."""
    write(tmp_path, MENDABLE | {"draft.md": written("Muster named norm 13(x).\n")})
    result = run(tmp_path / "draft.md", tmp_path / "speakers.yaml")
    assert result.stdout.count("draft.md:1:1  error OR106\n") == 1
    assert "→ Move it to `summaries/draft.md`." in result.stdout
    assert result.exit_code == 1


def test_a_summary_in_the_wrong_place_is_told_once(tmp_path: Path) -> None:
    """Whether the file is named or the project; until it is where it belongs, with a cache and without."""
    project = write(tmp_path, {**MENDABLE, "summary/c.md": "Text.\n", "README.md": "Text.\n"})
    for arguments in ((tmp_path,), (tmp_path,), (tmp_path / "summary/c.md",)):
        result = run(*arguments)
        assert result.stdout.count("summary/c.md:1:1  error OR106\n") == 1
        assert result.exit_code == 1
    (tmp_path / "summary").rename(tmp_path / "notes")
    assert "OR106" not in run(project.root).stdout


def test_a_diff_takes_no_other_format(tmp_path: Path) -> None:
    """A program would not know what to do with it."""
    result = run("--dry-run", "--format", "json")
    assert result.exit_code == 2
    assert "--dry-run shows a diff" in result.stderr


def test_a_file_that_cannot_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is half written, and the reason is one sentence."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", "a.md")

    write(tmp_path, MENDABLE)
    before = (tmp_path / "summaries/a.md").read_bytes()
    monkeypatch.setattr(Path, "replace", refuse)
    result = run("--fix")
    assert result.exit_code == 1
    assert "Nothing was written: Permission denied" in result.stderr
    assert (tmp_path / "summaries/a.md").read_bytes() == before


def test_letters_in_two_parts_are_shown_as_a_change(tmp_path: Path) -> None:
    """The register is fixed too."""
    two = unicodedata.normalize("NFD", REGISTER)
    write(tmp_path, {**GOOD, "speakers.yaml": two})
    assert run("--dry-run").stdout.startswith("--- speakers.yaml\n+++ speakers.yaml\n@@ -4 +4 @@\n")
    assert run("--fix").exit_code == 0
    assert (tmp_path / "speakers.yaml").read_text(encoding="utf-8") == REGISTER
