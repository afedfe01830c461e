"""`onrecord export`: what it writes, and how it leaves."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.hosts.commands import build
from tests.hosts.projects import SUMMARY, tree, write


def export(*arguments: str | Path) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["export", *map(str, arguments)], catch_exceptions=False)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a project, which is the one here."""
    folder = write(tmp_path / "project").parent
    monkeypatch.chdir(folder)
    return folder


def test_it_writes_what_the_site_has(folder: Path) -> None:
    """The same files with the same bytes, without the pages."""
    result = export("data")
    site = tree(build(folder / "mkdocs.yml").site / "api/v1")
    assert tree(folder / "data") == site
    assert result.output == f"Wrote {len(site)} files into data\n"
    assert result.exit_code == 0


@pytest.mark.parametrize(
    ("form", "file"), [("json", "record.json"), ("csv", "matrix.csv"), ("sqlite", "record.db")]
)
def test_one_format_can_be_chosen(folder: Path, form: str, file: str) -> None:
    """Of another project, too, wherever this one is."""
    export("data", folder / "summaries", "--format", form)
    written = tree(folder / "data")
    assert file in written
    assert len({file, "record.json", "matrix.csv", "record.db"} & written.keys()) == 1


def test_nothing_is_written_while_there_are_errors(folder: Path) -> None:
    """What is wrong is said as `onrecord check` says it."""
    write(folder, {"summaries/first.md": SUMMARY.replace("ada-example", "nobody")})
    result = export("data")
    assert "OR401" in result.stderr
    assert result.exit_code == 1
    assert not (folder / "data").exists()


def test_warnings_are_shown(folder: Path) -> None:
    """They keep nothing from being written."""
    write(folder, {"speakers.yaml": "ada-example: {name: Ada Example}\nben: {name: Ada Example}\n"})
    result = export("data", "--format", "sqlite")
    assert "OR606" in result.stderr
    assert result.stdout == "Wrote 2 files into data\n"


def test_a_folder_that_cannot_be_written_is_named(folder: Path) -> None:
    """In a sentence, not in a trace."""
    write(folder, {"data/record.json/file": ""})
    result = export("data")
    assert result.stderr.startswith("Nothing was written: Is a directory: `")
    assert result.exit_code == 1


def test_a_project_without_settings_has_no_address(tmp_path: Path) -> None:
    """Its places are paths."""
    folder = write(tmp_path / "project").parent
    (folder / "mkdocs.yml").unlink()
    export(tmp_path / "data", folder, "--format", "json")
    record = json.loads((tmp_path / "data/record.json").read_bytes())
    assert (record["name"], record["address"]) == ("On record", "")
    assert record["summaries"][0]["url"] == "/summaries/first/"


def test_a_pipe_and_a_link_in_the_place_of_a_file_are_replaced(folder: Path) -> None:
    """Nothing is waited for, and nothing elsewhere is written."""
    (folder / "data").mkdir()
    os.mkfifo(folder / "data" / "record.json")
    (folder / "elsewhere").write_text("mine")
    (folder / "data" / "record.db").symlink_to(folder / "elsewhere")
    assert CliRunner().invoke(main, ["export", str(folder / "data"), str(folder)]).exit_code == 0
    assert (folder / "data" / "record.json").is_file()
    assert (folder / "elsewhere").read_text() == "mine"
