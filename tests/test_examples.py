"""The examples in the text on each code: what fails prints what is shown, and what passes nothing.

A fenced block with a title is a file, or a part of one, of the project at the top of the page. The
blocks above the `console` block make the example that fails; each below takes the place of the one
of its title, and then it passes. `pytest tests/test_examples.py --rewrite` writes what is printed
now, and the page of the manual.
"""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from itertools import takewhile
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.files import LARGEST_SUMMARY as LIMIT
from onrecord.rules import Rule, catalogue, rules
from tests.pages import ENVIRONMENT, EXAMPLE, REPOSITORY, Block, blocks, put
from tools import manual

SOURCE = REPOSITORY / "src" / "onrecord"
SEVERITIES = {rule.explanation.code: rule.severity for rule in rules()}

PREPARED: Mapping[str, Callable[[Path], object]] = {
    "OR101": lambda folder: (folder / EXAMPLE).write_text(""),
    "OR102": lambda folder: (folder / EXAMPLE).write_bytes("---\ntitle: Zürich\n".encode("cp1252")),
    "OR103": lambda folder: (folder / EXAMPLE).write_text("a" * (LIMIT + 1)),
    "OR105": lambda folder: (folder / "summaries/2030-06-01-linked.md").symlink_to(
        folder / EXAMPLE
    ),
    "OR107": lambda folder: (folder / "speakers.yaml").unlink(),
    "OR108": lambda folder: shutil.rmtree(folder / "summaries"),
    "OR109": lambda folder: put(folder, Block("", "In the text", "Trust \u202eis needed.\n", 0)),
}
"""What a text describes and cannot show."""


def put_all(folder: Path, example: Iterable[Block]) -> None:
    """Put an example into the project at the top of the page."""
    template = (SOURCE / "data" / "diagnostics" / "page.md").read_text(encoding="utf-8")
    for block in (*blocks(template), *example):
        put(folder, block)


def printed(command: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return a command and what it prints in a folder."""
    monkeypatch.chdir(folder)
    program, *arguments = shlex.split(command.removeprefix("$ "))
    result = CliRunner().invoke(main, arguments, prog_name=program, env=ENVIRONMENT)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return f"{command}\n{result.output}"


@pytest.mark.parametrize("code", list(catalogue()))
def test_an_example_fails_as_shown_and_passes_when_mended(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, rewrite: bool
) -> None:
    """One message, of the code it is about; none at all once the blocks below are in their place."""
    example = blocks(catalogue()[code].section)
    failing = list(takewhile(lambda block: block.language != "console", example))
    (shown,) = (block.text for block in example if block.language == "console")
    put_all(tmp_path / "failing", failing)
    if prepare := PREPARED.get(code):
        prepare(tmp_path / "failing")
    command = shown.splitlines()[0]
    now = printed(command, tmp_path / "failing", monkeypatch)
    if rewrite:
        (path,) = (*SOURCE.glob(f"rules/{code.lower()}_*.py"), *SOURCE.glob(f"data/*/{code}.md"))
        text = path.read_text(encoding="utf-8")
        path.write_text(
            text.replace(f"```console\n{shown}", f"```console\n{now}"), encoding="utf-8"
        )
    else:
        assert now == shown
    severity = SEVERITIES.get(code, "")
    assert [line for line in now.splitlines() if line.endswith(f" {code}") and severity in line]
    assert "\n1 " in now
    mending = {block.title: block for block in example[len(failing) + 1 :]}
    if mending:
        kept = [block for block in failing if block.title not in mending]
        put_all(tmp_path / "mended", [*kept, *mending.values()])
        assert printed(command, tmp_path / "mended", monkeypatch) == f"{command}\nNo errors.\n"


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.explanation.code)
def test_every_rule_has_an_example_that_passes(rule: Rule) -> None:
    """Below the cure stands what it looks like."""
    assert list(rule.explanation.parts())[-1].example


def test_the_page_on_diagnostics_is_made_of_the_catalogue(*, rewrite: bool) -> None:
    """What `--explain` prints is the manual: `python -m tools.manual` writes the page."""
    if rewrite:  # In a process of its own: the texts may have been rewritten just now.
        subprocess.run([sys.executable, "-m", "tools.manual"], cwd=REPOSITORY, check=True)
    page = (REPOSITORY / "docs" / "manual" / "diagnostics.md").read_text(encoding="utf-8")
    assert rewrite or page == manual.diagnostics()


@pytest.mark.parametrize("code", list(catalogue()))
def test_every_code_is_explained(code: str) -> None:
    """Cause, an example of what is printed, and the cure."""
    parts = list(catalogue()[code].parts())
    assert not parts[0].example
    assert any(part.example and part.text.startswith("$ onrecord ") for part in parts)
    assert any(part.text.startswith("**Cure.**") for part in parts)
