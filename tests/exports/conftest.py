"""The records that every format is read back over: small, hostile, made up, and our own."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from pydantic import TypeAdapter, ValidationError

from benchmarks import corpus
from onrecord.dataset import Dataset, dataset
from onrecord.exports import everything
from onrecord.hosts.unbuilt import load_site
from onrecord.model import Name
from onrecord.site.page import Asset, AssetGroup, Page
from onrecord.site.site import Site
from onrecord.text.characters import hidden
from tests.hosts.projects import SETTINGS, write, write_hostile
from tests.site.projects import FILES, FIRST, pages
from tests.walls.texts import own

REPOSITORY = Path(__file__).resolve().parent.parent.parent
ADDRESS = "https://example.org/record/"
WITHDRAWN = "withdrawn: {on: 2021-06-07, reason: A speaker asked for it.}\n---\n\n## What"

SHARP = """=HYPERLINK("https://example.org","x") ]]> --> {b} \\\\n % $ ; , \u05d0 \U0001f642 'TY  - X' @misc{x, & <i>"""
"""What means something in one of the formats: to a spreadsheet, XML, TeX, RIS, a calendar."""

_QUOTED = json.JSONEncoder(ensure_ascii=False).encode

SHARP_SUMMARY = f"""\
---
title: {_QUOTED(SHARP)}
date: 2024-05-07
speakers: [{{id: ada-example, billed_as: {_QUOTED(SHARP)}}}]
norms: [13k]
series: {{name: {_QUOTED("@" + SHARP)}}}
organisers: [{_QUOTED("+" + SHARP)}]
abstract: {_QUOTED("-1" + chr(10) + chr(10) + "ER  - " + SHARP)}
source: {{kind: published summary, read: part, title: {_QUOTED(SHARP)}, note: {_QUOTED(SHARP)}}}
---

## {SHARP.replace("<i>", "")}

Example said of norm 13(k): `{SHARP}`

=1+1 was what Example said of norm 13(k), ]]> and so on.
"""


def write_taken(folder: Path) -> None:
    """Write summaries and people whose every name and text is a hostile one that the loader takes."""
    # Parsers of feeds and others leave out white space at the ends, and see one space in many.
    plain = [text for text in own() if text == " ".join(text.split()) and not hidden(text)]
    taken = list(filter(_takes, plain))
    people, kept = [], json.dumps
    for number, start in enumerate(range(0, len(taken) - 8, 8)):
        title, alias, *organisers, place, abstract, series, source = taken[start : start + 8]
        person = {"name": title, "aliases": [alias], "affiliations": [{"name": place}]}
        people.append(f"p-{number}: {kept(person)}\n")
        front = {
            "title": title,
            "date": f"2024-01-{number % 28 + 1:02}",
            "speakers": [{"id": f"p-{number}", "affiliation": place}],
            "norms": ["13e"],
            "organisers": organisers,
            "abstract": abstract,
            "series": {"name": series},
            "source": {"kind": "notes", "read": "part", "title": source, "note": alias},
        }
        lines = "".join(f"{key}: {kept(value)}\n" for key, value in front.items())
        body = f"[They](speaker:p-{number}) spoke of [it](norm:13e).\n\n    {abstract}\n"
        file = folder / f"summaries/p-{number}.md"
        file.write_text(f"---\n{lines}---\n\n{body}", encoding="utf-8")
    with (folder / "speakers.yaml").open("a", encoding="utf-8") as register:
        register.writelines(people)


def _takes(text: str) -> bool:
    try:
        TypeAdapter(Name).validate_python(text)
    except ValidationError:
        return False
    return True


@cache
def known_site(name: str) -> Site:
    """Return one of the sites that the exports are tested on; its files are not needed afterwards."""
    with TemporaryDirectory() as folder:
        return _loaded(name, Path(folder))


def _loaded(name: str, folder: Path) -> Site:
    if name == "own":
        folder = REPOSITORY
    elif name == "hostile":
        write_hostile(folder)
        (folder / "summaries/sharp.md").write_text(SHARP_SUMMARY, encoding="utf-8")
        write_taken(folder)
    elif name == "made-up":
        corpus.write(folder / "made", 40)
        folder /= "made"
    else:
        away = FIRST.replace("---\n\n## What", WITHDRAWN)
        write(folder, {**FILES, "summaries/away.md": away})
    if name != "own":
        settings = f"{SETTINGS}site_url: {ADDRESS}\n"
        (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    outcome, site = load_site(folder)
    assert outcome.ok, outcome.diagnostics
    return site


@cache
def rendered(name: str) -> Mapping[str, Page]:
    """Return the pages of one of those sites, by address."""
    return pages(known_site(name))


@pytest.fixture(params=["small", "hostile", "made-up", "own"])
def site(request: pytest.FixtureRequest) -> Site:
    """Give each of the sites."""
    return known_site(request.param)


@pytest.fixture
def shown(request: pytest.FixtureRequest, site: Site) -> Mapping[str, Page]:
    """Give the pages of each site, by address."""
    return rendered(request.node.callspec.params["site"])


@pytest.fixture
def data(site: Site) -> Dataset:
    """Give the rows of each site."""
    return dataset(site)


@pytest.fixture
def small() -> Site:
    """Give the small site: three webinars, and one that was withdrawn."""
    return known_site("small")


@pytest.fixture
def files(site: Site) -> Mapping[str, bytes]:
    """Give all files that each site exports, by path."""
    return {asset.path: asset.data for asset in everything(site)}


def files_of(groups: Iterable[AssetGroup]) -> Iterator[Asset]:
    """Yield the files of groups, each at the path that its group says."""
    for group in groups:
        made = tuple(group.make())
        assert tuple(asset.path for asset in made) == group.paths
        yield from made
