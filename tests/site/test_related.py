"""Related summaries."""

from __future__ import annotations

from pathlib import Path

from onrecord.site.related import NEAREST, SHOWN, related
from onrecord.site.site import Site
from tests.site import projects

PEOPLE = "ada-example: {name: Ada Example}\nben-sample: {name: Ben Sample}\n"


def summary(title: str, year: int, speakers: str, series: str = "") -> str:
    """Return a summary that cites nothing."""
    return (
        f"---\ntitle: {title}\ndate: {year}-01-02\nspeakers: [{speakers}]\nnorms: []\n{series}"
        "---\n\nWords.\n"
    )


def shares(site: Site, id_: str) -> list[str]:
    """Return the ids of the summaries related to one."""
    return [relative.summary.id for relative in related(site)[id_]]


def test_who_shares_more_stands_first(tmp_path: Path) -> None:
    """Two shared people weigh more than one, and the rarer of two people more than the other."""
    files = {
        "speakers.yaml": PEOPLE,
        "summaries/one.md": summary("One", 2018, "ada-example, ben-sample"),
        "summaries/both.md": summary("Both", 2015, "ada-example, ben-sample"),
        "summaries/ada.md": summary("Ada", 2016, "ada-example"),
        "summaries/ada2.md": summary("Ada again", 2017, "ada-example"),
        "summaries/ben.md": summary("Ben", 2010, "ben-sample"),
        "summaries/none.md": summary("None", 2018, ""),
    }
    site = projects.site(tmp_path, files)
    assert shares(site, "one") == ["both", "ben", "ada2", "ada"]
    assert shares(site, "none") == []
    assert related(site)["one"][0].people == ("ada-example", "ben-sample")


def test_neighbours_in_the_series_are_left_out(tmp_path: Path) -> None:
    """They stand on the page already."""
    parts = {
        f"summaries/p{i}.md": summary(
            str(i), 2018, "ada-example", f"series: {{name: S, part: {i}}}\n"
        )
        for i in (1, 2, 3)
    }
    site = projects.site(tmp_path, {"speakers.yaml": PEOPLE} | parts)
    assert shares(site, "p1") == ["p3"]
    assert shares(site, "p2") == []


def test_cost_does_not_grow_with_the_square(tmp_path: Path) -> None:
    """Of all who share a norm, only those near in time are looked at."""
    site = projects.site(tmp_path, projects.many(3 * NEAREST))
    found = related(site)
    assert all(len(relatives) == SHOWN for relatives in found.values())
    places = {s.id: place for place, s in enumerate(site.newest)}
    for id_, relatives in found.items():
        assert all(abs(places[r.summary.id] - places[id_]) <= NEAREST for r in relatives)
