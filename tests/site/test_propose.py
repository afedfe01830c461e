"""The form asks for every key of a new summary, as the schema has it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from onrecord.model import FrontMatter
from onrecord.pipeline import load
from onrecord.project.reading import Project
from onrecord.project.records import frameworks_of
from onrecord.site.page import Page
from onrecord.site.propose import GROUPS, LEFT_OUT, sample
from onrecord.site.words import languages, words_about
from tests.site import projects


def test_form_asks_for_every_key() -> None:
    """A new key of the front matter has to be in the form, or left out on purpose."""
    asked = {name.partition(".")[0] for _, names in GROUPS for name in names} - {"text"}
    assert asked | set(LEFT_OUT) == FrontMatter.model_fields.keys()


def test_form_is_as_the_schema_says(pages: Mapping[str, Page]) -> None:
    """Choices, lengths and forms of values come from the records."""
    markup = projects.Markup(pages["propose/"].html)
    named = {found.get("name"): (tag, found) for tag, found in markup.elements if "name" in found}
    assert named["title"][1]["maxlength"] == "300"
    assert "required" in named["title"][1]
    assert named["date"][1]["type"] == "date"
    assert named["abstract"][0] == "textarea"
    assert "data-needed" in named["source.kind"][1]
    assert named["language"][1]["value"] == "en"
    values = [found["value"] for tag, found in markup.elements if tag == "option"]
    assert {"held", "published", "inferred", "machine-generated report", "A Series"} <= {*values}


def test_every_field_has_a_label(pages: Mapping[str, Page]) -> None:
    """What can be filled in is named; what a field refers to is on the page."""
    markup = projects.Markup(pages["propose/"].html)
    labels = {found["for"] for tag, found in markup.elements if tag == "label" and "for" in found}
    for tag, found in markup.elements:
        if tag in {"input", "select", "textarea"} and found.get("type") != "checkbox":
            assert found["id"] in labels
            assert set((found.get("aria-describedby") or "").split()) <= set(markup.ids)


def test_form_knows_where_files_go(pages: Mapping[str, Page], tmp_path: Path) -> None:
    """With a repository the form leads there; without one it only gives the file."""
    assert "https://example.org/repo/new/main/summaries" in pages["propose/"].html
    assert "https://example.org/repo/edit/main/speakers.yaml" in pages["propose/"].html
    bare = projects.pages(projects.site(tmp_path / "bare"))["propose/"].html
    assert 'data-create=""' in bare
    assert "Open it in the repository" not in bare


@pytest.mark.parametrize("language", languages())
def test_sample_passes_the_check(language: str, tmp_path: Path) -> None:
    """The sample for browsers without JavaScript is a file without mistakes, and says its language."""
    known = frameworks_of(Project(tmp_path, language=language))
    words = words_about(language, known)
    text = sample(words, "13e")
    (tmp_path / "summaries").mkdir()
    (tmp_path / "summaries/a.md").write_text(text, encoding="utf-8")
    (tmp_path / "speakers.yaml").write_text("ann-example: {name: Ann Example}\n", encoding="utf-8")
    outcome = load(Project(tmp_path))
    assert outcome.diagnostics == ()
    assert outcome.corpus.summaries["a"].front.language == (
        "en" if "propose.example.text" in words.missing else language
    )
    assert [citation.speaker for citation in outcome.index.citations] == ["ann-example"]


def test_each_passage_can_be_corrected(pages: Mapping[str, Page]) -> None:
    """The form for corrections is filled in with summary, paragraph, norm and speaker."""
    link = next(
        link for link in projects.Markup(pages["norms/13e/"].html).links if "issues/new" in link
    )
    assert "template=correct-attribution.yml&summary=" in link
    assert "&paragraph=1&norm=13%28e%29&speaker=Ada+%C3%89xample" in link
    aside = projects.Markup(pages["summaries/first/"].aside).links
    assert any("template=correct-attribution.yml&summary=first" in link for link in aside)
