"""What can be chosen on the page of a norm."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from onrecord.model import Citation
from onrecord.site.filters import Filters, filters
from onrecord.site.page import Page
from onrecord.site.site import Site
from onrecord.site.years import Sheet, sheets
from tests.site import projects
from tests.site.projects import Markup


def sheet(site: Site, norm: str, place: int = 0) -> Sheet[Citation]:
    """Return the first sheet of a norm, or another."""
    found = site.index.by_norm[norm]
    years = {s.id: s.front.date.year for s in site.corpus.summaries.values()}
    return sheets(f"norms/{norm}/", f"norms/{norm}/", found, lambda c: years[c.summary])[place]


def values(found: Filters) -> dict[str, list[str]]:
    """Return the choices by the name of their field."""
    return {field.name: [choice.value for choice in field.choices] for field in found.fields}


def test_choices_are_those_that_the_passages_have(small: Site) -> None:
    """Who speaks, when, and why we say so; nobody named is a reason like the others."""
    found = filters(small, sheet(small, "13e"))
    assert values(found) == {
        "speaker": ["ada-example"],
        "year": ["2020", "2018"],
        "basis": ["inferred", "nobody"],
    }
    assert [field.narrows for field in found.fields] == [True, True, True]
    assert found.passages == 3
    assert found.year is None


def test_one_passage_has_nothing_to_choose(small: Site) -> None:
    """No field would leave anything out, so none is offered."""
    found = filters(small, sheet(small, "13k"))
    assert not found.narrow
    assert not any(field.narrows for field in found.fields)


def test_former_ids_stand_for_the_speaker(tmp_path: Path) -> None:
    """A link from before two people were merged still finds the one they are."""
    register = projects.SPEAKERS.replace("name: Ben Sample", "name: Ben Sample\n  former_ids: [b]")
    files = {"speakers.yaml": register, "summaries/first.md": projects.FIRST}
    site = projects.site(tmp_path, files)
    (choice,) = filters(site, sheet(site, "13k")).fields[0].choices
    assert (choice.value, choice.words, choice.former) == ("ben-sample", "Ben Sample", "b")


def test_year_of_a_long_norm_has_the_others_beside_it(tmp_path: Path) -> None:
    """A page of one year offers no year to filter by, and the pages of the others to compare."""
    site = projects.site(tmp_path, projects.many(60))
    found = filters(site, sheet(site, "13k"))
    speaker, year, basis = found.fields
    assert (found.year, found.narrow) == (2019, True)
    assert [choice.value for choice in year.choices] == ["2019"]
    assert [(c.value, c.url) for c in year.beside][:2] == [
        ("2018", "norms/13k/2018/"),
        ("2017", "norms/13k/2017/"),
    ]
    assert not year.narrows
    assert not speaker.narrows
    assert not basis.beside
    assert filters(site, sheet(site, "13k", 2)).year == 2018


def test_page_has_its_filters_and_what_the_browser_says(pages: Mapping[str, Page]) -> None:
    """Every passage says whose it is, in the way in which the fields ask."""
    markup = Markup(pages["norms/13e/"].html)
    heard = [found["data-or-heard"] for _, found in markup.elements if "data-or-heard" in found]
    assert heard == ["ada-example:inferred", "ada-example:inferred", ":nobody"]
    labels = [found.get("for") for tag, found in markup.elements if tag == "label"]
    names = [found.get("id") for tag, found in markup.elements if tag == "select"]
    assert labels == names
    (told,) = [f["data-or-filters"] for _, f in markup.elements if "data-or-filters" in f]
    assert json.loads(told or "")["passages"] == {"one": "{n} passage", "other": "{n} passages"}
    assert "data-or-filters" not in pages["norms/13a/"].html


def test_each_year_of_a_long_norm_has_filters(large: Mapping[str, Page]) -> None:
    """They say which year they look at, and lead to all of them."""
    for url in ("norms/13k/", "norms/13k/2019/"):
        assert "The filters look at 2019, the year that this page shows." in large[url].html
        assert "find/?norm=13k" in large[url].html
    assert 'data-or-url="../../../norms/13k/2015/"' in large["norms/13k/2019/"].html
