"""The filters of a page: by what its passages can be narrowed down."""

from __future__ import annotations

from pathlib import Path

from onrecord.site.filters import FilterField, Filters
from onrecord.site.site import Site
from onrecord.site.statements import said
from tests.site import projects


def on_norm(site: Site, norm: str, place: int = 0) -> Filters:
    """Return the filters of the first page of a norm, or of another."""
    pages = said(site, f"norms/{norm}/", f"norms/{norm}/", site.index.by_norm[norm], "")
    return tuple(pages)[place].filters


def values(found: Filters) -> dict[str, list[str]]:
    """Return the choices by the name of their field."""
    return {field.name: [choice.value for choice in field.choices] for field in found.fields}


def field(found: Filters, name: str) -> FilterField:
    """Return a field by its name."""
    return next(one for one in found.fields if one.name == name)


def test_choices_are_those_that_the_passages_have(small: Site) -> None:
    """Who speaks, when, and why we say so; no speaker named is a reason like the others."""
    found = on_norm(small, "13e")
    assert values(found) == {
        "speaker": ["ada-example"],
        "norm": ["13e"],
        "topic": ["human-rights"],
        "year": ["2020", "2018"],
        "basis": ["inferred", "nobody"],
    }
    assert [field.narrows for field in found.fields] == [True, False, True, True, True]
    assert found.passages == 3
    assert found.year is None


def test_norms_are_those_of_whoever_speaks(small: Site) -> None:
    """Of what a person said, the norms that they cite; what others cite beside them is not theirs."""
    (one,) = said(small, "x/", "x/", small.index.by_speaker["ada-example"], "")
    assert values(one.filters)["norm"] == ["13e"]
    assert [quote.heard for w in one.webinars for quote in w.quotes] == [
        "ada-example:inferred:13e",
        "ada-example:inferred:13e",
    ]


def test_one_passage_has_nothing_to_choose(small: Site) -> None:
    """No field would leave anything out, so none is offered."""
    found = on_norm(small, "13k")
    assert not found.narrow
    assert not any(field.narrows for field in found.fields)


def test_former_ids_stand_for_the_speaker(tmp_path: Path) -> None:
    """A link from before two people were merged still finds the one they are."""
    register = projects.SPEAKERS.replace("name: Ben Sample", "name: Ben Sample\n  former_ids: [b]")
    files = {"speakers.yaml": register, "summaries/first.md": projects.FIRST}
    site = projects.site(tmp_path, files)
    (choice,) = on_norm(site, "13k").fields[0].choices
    assert (choice.value, choice.words, choice.former) == ("ben-sample", "Ben Sample", "b")


def test_year_of_a_long_norm_has_the_others_beside_it(tmp_path: Path) -> None:
    """A page of one year offers no year to filter by, and the pages of the others to compare."""
    site = projects.site(tmp_path, projects.many(60))
    found = on_norm(site, "13k")
    speaker, year, basis = (field(found, name) for name in ("speaker", "year", "basis"))
    assert (found.year, found.narrow) == (2019, True)
    assert [choice.value for choice in year.choices] == ["2019"]
    assert [(c.value, c.url) for c in year.beside][:2] == [
        ("2018", "norms/13k/2018/"),
        ("2017", "norms/13k/2017/"),
    ]
    assert not year.narrows
    assert not speaker.narrows
    assert not basis.beside
    assert on_norm(site, "13k", 2).year == 2018
