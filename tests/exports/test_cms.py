"""The settings of the editor offer what the records take."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from onrecord.exports.cms import cms_settings
from onrecord.model import Corpus, FrontMatter, Provenance
from onrecord.pipeline import load
from onrecord.project.reading import Project
from onrecord.project.records import standard

EMPTY = Corpus({}, {}, {}, {}, frameworks=standard())


def fields(settings: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the fields of the only type of content by name."""
    (kind,) = settings["frontMatter.taxonomy.contentTypes"]
    assert kind["name"] == "default", "another name needs a key `type`, which is not ours"
    return {field["name"]: field for field in kind["fields"]}


def test_every_key_has_a_field() -> None:
    """Each key is a field with a title and words, in the order of the record."""
    found = fields(cms_settings(EMPTY))
    assert list(found) == list(FrontMatter.model_fields)
    assert all(field["title"] and field["description"] for field in found.values())
    required = {name for name, field in found.items() if field.get("required")}
    assert required == {"title", "date"}, "lists that must be there may be empty"


def test_kinds_of_fields() -> None:
    """Choices, days, numbers, lists, lines and paragraphs are what they are in the records."""
    found = fields(cms_settings(EMPTY))
    assert found["date"]["type"] == "datetime"
    assert found["date"]["dateFormat"] == "yyyy-MM-dd"
    assert found["date_is"]["choices"] == ["held", "published", "inferred", "month"]
    assert found["date_is"]["default"] == "held"
    assert found["norms"]["multiple"] is True
    assert found["norms"]["choices"][::10] == ["13a", "13k"]
    assert found["speakers"]["type"] == found["topics"]["type"] == "list"
    assert found["title"]["single"] is True
    assert found["abstract"]["single"] is False
    assert found["language"]["default"] == "en"
    source = {field["name"]: field for field in found["source"]["fields"]}
    assert list(source) == list(Provenance.model_fields)
    assert source["kind"]["required"] is source["read"]["required"] is True
    name, part = found["series"]["fields"]
    assert name["required"] is True
    assert part["numberOptions"] == {"min": 1, "max": 9999, "isDecimal": False}


def test_folder_is_that_of_the_summaries(tmp_path: Path) -> None:
    """The editor looks where the summaries are; in an empty project, where they will be."""
    (tmp_path / "texts").mkdir()
    text = "---\ntitle: A\ndate: 2030-01-02\nspeakers: []\nnorms: []\n---\n\nWords.\n"
    (tmp_path / "texts/a.md").write_text(text, encoding="utf-8")
    corpus = load(Project(tmp_path, summaries="texts")).corpus
    for known, folder in ((corpus, "texts"), (EMPTY, "summaries")):
        (place,) = cms_settings(known)["frontMatter.content.pageFolders"]
        assert place["path"] == f"[[workspace]]/{folder}"
