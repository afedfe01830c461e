"""The reference of keys is made of the records, and its examples hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onrecord.model import Framework, FrontMatter, Instrument, Norm, Record, Speaker
from onrecord.pipeline import load
from onrecord.project.reading import Project
from tests.pages import EXAMPLE, MANUAL, Block, blocks, put
from tools import manual

PAGE = MANUAL / "reference.md"


def test_the_reference_is_what_the_records_say(*, rewrite: bool) -> None:
    """The tables of the page are what the generator makes of the records."""
    page = PAGE.read_text(encoding="utf-8")
    if rewrite:
        PAGE.write_text(manual.reference(page), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == manual.reference(page)


def test_the_reference_has_every_record() -> None:
    """Each has a table."""
    tables = re.findall(r"<!-- keys of (\w+) -->", PAGE.read_text(encoding="utf-8"))
    assert sorted(tables) == sorted(record.__name__ for record in Record.__subclasses__())


def test_the_pages_are_rewritten_by_their_module(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`python -m tools.manual` writes the pages of the repository it is called in."""
    (tmp_path / "docs" / "manual").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    for path in manual.PAGES:
        Path(path).write_text(
            "<!-- keys of Series -->\n\nOld.\n\n<!-- end of keys -->\n", encoding="utf-8"
        )
    manual.main()
    assert "| `part` | A whole number from 1 to 9999. |" in Path(
        "docs/manual/reference.md"
    ).read_text(encoding="utf-8")
    assert "OR101" in Path("docs/manual/diagnostics.md").read_text(encoding="utf-8")


def examples() -> list[Block]:
    """Return the examples on the page: together they have every key."""
    return [block for block in blocks(PAGE.read_text(encoding="utf-8")) if block.title]


@pytest.mark.parametrize("model", [FrontMatter, Speaker, Norm, Framework, Instrument])
def test_examples_of_the_reference_have_every_key(
    model: type[FrontMatter | Speaker | Norm | Framework | Instrument],
) -> None:
    """Every key of a record, and of the records in it, stands in an example."""
    schema = model.model_json_schema()
    parts = [schema, *schema.get("$defs", {}).values()]
    keys = {key for part in parts for key in part["properties"]}
    shown = " ".join(block.text for block in examples())
    assert not [key for key in keys if not re.search(rf"\b{key}:", shown)]


def test_examples_of_the_reference_are_a_project_without_errors(tmp_path: Path) -> None:
    """The examples can be copied as they stand."""
    for block in examples():
        put(tmp_path, block)
    with (tmp_path / EXAMPLE).open("a", encoding="utf-8") as file:
        file.write("\nAccording to Example, norm 13(c) is disputed.\n\nMuster agreed.\n")
    outcome = load(Project(tmp_path, norms="norms.yaml", instruments="instruments.yaml"))
    assert not outcome.diagnostics
    assert [citation.speaker for citation in outcome.index.citations] == ["ann-example"]


def test_links_to_former_titles_of_codes_still_lead_there() -> None:
    """A section whose title changes keeps the anchor that it had."""
    page = manual.diagnostics()
    assert '\n## OR204 Duplicate key <a id="or204-a-key-stands-twice"></a>\n' in page
    assert page.count("<a id=") == len(manual._FORMER_ANCHORS)
