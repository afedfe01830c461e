"""What the tests of authoring share: a small project, and a command in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import asking, main
from tests.authoring.texts import REGISTER

Run = Callable[..., Result]


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder, and go there."""
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def project(empty: Path) -> Path:
    """Return the folder of a project with a register, and go there."""
    (empty / "speakers.yaml").write_text(REGISTER, encoding="utf-8")
    (empty / "summaries").mkdir()
    return empty


@pytest.fixture
def run() -> Run:
    """Return what runs a command where nobody can be asked."""

    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(main, arguments, catch_exceptions=False)

    return invoke


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return what runs a command on a terminal, with what is typed there."""
    monkeypatch.setattr(asking, "on_terminal", lambda: True)

    def invoke(*arguments: str, typed: str = "") -> Result:
        return CliRunner().invoke(main, arguments, input=typed, catch_exceptions=False)

    return invoke
