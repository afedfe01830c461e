"""The reference of keys is made of the records, and its examples hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onrecord import manual
from onrecord.model import FrontMatter, Instrument, Norm, Speaker
from onrecord.pipeline import load
from onrecord.project.reading import Project
from tests.pages import EXAMPLE, MANUAL, Block, put

PAGE = MANUAL / "reference.md"


def test_the_reference_is_what_the_records_say(*, rewrite: bool) -> None:
    """The page of keys is what the generator makes of the records."""
    if rewrite:
        PAGE.write_text(manual.reference(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == manual.reference()


def test_the_pages_are_rewritten_by_their_module(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`python -m onrecord.manual` writes the pages into the repository it is called in."""
    (tmp_path / "docs" / "manual").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    manual.main()
    for path, page in manual.PAGES.items():
        assert (tmp_path / path).read_text(encoding="utf-8") == page()


@pytest.mark.parametrize("model", [FrontMatter, Speaker, Norm, Instrument])
def test_examples_of_the_reference_have_every_key(
    model: type[FrontMatter | Speaker | Norm | Instrument],
) -> None:
    """Every key of a record, and of the records in it, stands in an example."""
    schema = model.model_json_schema()
    parts = [schema, *schema.get("$defs", {}).values()]
    keys = {key for part in parts for key in part["properties"]}
    shown = " ".join(manual.EXAMPLES.values())
    assert not [key for key in keys if not re.search(rf"\b{key}:", shown)]


def test_examples_of_the_reference_are_a_project_without_errors(tmp_path: Path) -> None:
    """The examples can be copied as they stand."""
    for name, text in manual.EXAMPLES.items():
        put(tmp_path, Block("", name, text, 0))
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
