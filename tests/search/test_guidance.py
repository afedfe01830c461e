"""What the browser is given besides the index."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from onrecord.search import entries, guidance, webinars
from onrecord.site.page import Page
from onrecord.site.site import Site
from tests.site import projects


def test_settings_have_norms_letters_and_languages(small: Site) -> None:
    """What a question is read by, in the order in which the indexes are asked."""
    told = guidance.settings(small, {"en": 4, "ar": 0})
    assert told["norms"][4][:3] == ["13e", "e", "13(e)"]
    assert told["shelves"] == [["en", 4], ["ar", 0]]
    assert told["fold"]["đ"] == "d"
    assert told["address"] == "https://example.org/site/"
    assert told["words"]["nearest"]


def test_names_lead_to_pages_and_remember_former_ids(tmp_path: Path) -> None:
    """A person who was merged is found by the id they had."""
    people = projects.SPEAKERS.replace("ben-sample:", "ben-sample:\n  former_ids: [b-sample]")
    site = projects.site(tmp_path, projects.FILES | {"speakers.yaml": people})
    names = {entry[1]: entry for entry in guidance.names(site, list(entries.speakers(site)))}
    assert names["ben-sample"][:4] == [
        "speaker",
        "ben-sample",
        "Ben Sample",
        "speakers/ben-sample/",
    ]
    assert names["ben-sample"][5] == ["b-sample"]
    assert "ada example" in names["ada-example"][4]


def test_organisation_without_a_page_can_be_named(small: Site, pages: Mapping[str, Page]) -> None:
    """It can be chosen, though it leads nowhere; what has a page is there once."""
    said = list(webinars.summaries(small))
    without = guidance.names(small, said)
    assert ["organisation", "an-organiser", "An Organiser", "", ["an organiser"], []] in without
    told = guidance.names(small, [*entries.gatherings(small, pages.values()), *said])
    assert [entry[3] for entry in told if entry[1] == "an-organiser"] == [
        "organisations/an-organiser/"
    ]
