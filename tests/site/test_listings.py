"""Series, organisations and topics."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from onrecord.site.page import Page
from tests.site import projects
from tests.site.projects import Markup, text


def test_series_begins_with_its_first_part(pages: Mapping[str, Page]) -> None:
    """A series is read from the beginning."""
    words = text(pages["series/a-series/"])
    assert words.index("The first webinar") < words.index("The second webinar")


def test_organisation_has_its_webinars_and_its_people(pages: Mapping[str, Page]) -> None:
    """Who organised and who employed may be one or two organisations."""
    assert "The first webinar" in text(pages["organisations/an-organiser/"])
    assert "Ada Éxample" in text(pages["organisations/example-institute/"])


def test_organisation_has_what_its_people_said_while_they_belonged_to_it(
    pages: Mapping[str, Page],
) -> None:
    """What counts is the day of the webinar: as a summary gives it, else as the register does."""
    old = text(pages["organisations/old-institute/"])
    assert "1 statement" in old
    assert "norm 13(e) matters" in old
    assert "still matters" not in old
    assert "No summary yet." not in old
    assert "still matters" in text(pages["organisations/example-institute/"])


def test_what_a_summary_adds_to_an_organisation_makes_no_other(tmp_path: Path) -> None:
    """A post beside the name, or two organisations in one line, are those of the register."""
    files = {
        "speakers.yaml": "ann-sample:\n  name: Ann Sample\n  affiliations:\n"
        "  - {name: First Works, from: 2019, until: 2021}\n"
        "  - {name: Other Works, from: 2019, until: 2021}\n"
        "  - {name: Later Works, from: 2022, until: 2023}\n",
        "summaries/one.md": "---\ntitle: One\ndate: 2020-01-02\nnorms: []\n"
        "speakers: [{id: ann-sample, affiliation: 'First Works, Director; Later Works'}]\n"
        "---\n\nSample spoke of many things.\n",
    }
    found = projects.pages(projects.site(tmp_path, files))
    assert "many things" in text(found["organisations/first-works/"])
    assert "many things" not in text(found["organisations/other-works/"])
    assert "many things" not in text(found["organisations/later-works/"])
    assert not any("director" in url for url in found)


def test_delegation_and_organisation_of_one_name_lead_to_each_other(tmp_path: Path) -> None:
    """What a State said, and what its people did, stand together on the page of the organisation."""
    files = {
        "speakers.yaml": "utopia: {name: Republic of Utopia, kind: delegation, aliases: [Utopia]}\n"
        "atlantis: {name: Atlantis, kind: delegation}\n"
        "ann-sample: {name: Ann Sample, affiliations: [{name: Utopia, from: 2019, until: 2021}]}\n",
        "summaries/one.md": "---\ntitle: One\ndate: 2020-01-02\n"
        "speakers: [utopia, atlantis, ann-sample]\nnorms: []\n"
        "---\n\nUtopia stressed the law.\n\nSample spoke of ships.\n\nAtlantis stressed the sea.\n",
    }
    found = projects.pages(projects.site(tmp_path, files))
    together = found["organisations/utopia/"]
    for words in ("stressed the law", "spoke of ships", "Republic of Utopia (delegation)"):
        assert words in text(together)
    assert "stressed the sea" not in text(together)
    assert "../../speakers/utopia/" in Markup(together.html).links
    assert "../../organisations/utopia/" in Markup(found["speakers/utopia/"].html).links
    assert "organisations/atlantis/" not in found
    assert "organisations/" not in found["speakers/atlantis/"].html


def test_series_and_topics_have_the_statements_in_them(pages: Mapping[str, Page]) -> None:
    """Who said what, whether it cites a norm or not, and no passage in which nobody speaks."""
    for url, number in (("series/a-series/", 3), ("topics/human-rights/", 2)):
        page = pages[url]
        assert page.html.count("data-or-heard") == number
        assert f"{number} statements" in text(page)
        assert "It was asked" not in text(page)
        assert "cite" not in [words.strip() for words in Markup(page.html).words]


def test_names_that_differ_only_in_form_are_one(tmp_path: Path) -> None:
    """Case, accents and punctuation do not make another organisation."""
    text_ = "---\ntitle: {0}\ndate: 2020-01-0{0}\nspeakers: []\nnorms: []\norganisers: ['{1}']\n---\n\nWords.\n"
    files = {
        "speakers.yaml": "{}\n",
        "summaries/a.md": text_.format(1, "Société X"),
        "summaries/b.md": text_.format(2, "societe-x"),
    }
    found = projects.pages(projects.site(tmp_path, files))
    assert "2 webinars" in text(found["organisations/"])


def test_topic_has_norms_and_webinars(pages: Mapping[str, Page]) -> None:
    """A topic of the catalogue has a page though no webinar has it yet."""
    words = text(pages["topics/human-rights/"])
    assert "Human rights" in words
    assert "13(e)" in words
    assert "The first webinar" in words
    assert "No summary yet." in text(pages["topics/supply-chain/"])


def test_long_gathering_is_paged_by_year(tmp_path: Path) -> None:
    """A series past fifty shows a year and leads to the others."""
    files = projects.many(60)
    for name in files:
        files[name] = files[name].replace("norms:", "series: {name: S}\ntopics: [t]\nnorms:")
    found = projects.pages(projects.site(tmp_path, files))
    assert found["series/s/said/2016/"].title == "S: statements of 2016"
    assert found["series/s/said/2016/"].html.count("or-quote__text") == 12
    assert "find/?kind=said&amp;series=s" in found["series/s/"].html
    assert "The filters apply to 2019" in found["topics/t/"].html
    assert "find/?kind=said&amp;topic=t" in found["topics/t/"].html
    assert found["series/s/"].html.count("or-line__title") == 12
    assert found["series/s/2016/"].title == "Series: S: 2016"
    assert list(projects.dangling(found)) == []


def test_years_of_statements_count_passages(tmp_path: Path) -> None:
    """Two people who speak in one passage are one entry of the list below."""
    files = projects.many(30)
    files["speakers.yaml"] += "ben-sample: {name: Ben Sample}\n"
    for name in files:
        files[name] = (
            files[name]
            .replace("[ada-example]", "[ada-example, ben-sample]")
            .replace("norms:", "series: {name: S}\nnorms:")
            .replace("time.", "time. Sample said that it does not.")
        )
    found = projects.pages(projects.site(tmp_path, files))
    assert "60 statements" in text(found["series/s/"])
    assert found["series/s/said/2016/"].html.count("or-quote__text") == 6
    assert '2016 <span class="or-ways__count">6</span>' in found["series/s/"].html
