"""Records that no loader would let through: every format is read back all the same."""

from __future__ import annotations

import json
import re
import sqlite3
import unicodedata
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import date
from functools import cache

import markdown
import pytest
import rdflib
import rispy
import vobject
from pybtex.database import parse_string
from rdflib.compare import isomorphic

from onrecord.dataset import TABLES, dataset
from onrecord.exports import everything
from onrecord.exports.database import DATABASE
from onrecord.exports.documents import ROOT
from onrecord.pipeline import Outcome
from onrecord.publishing import change_report
from onrecord.publishing.comparison import Change, Differences
from onrecord.publishing.manifest import manifest_of
from onrecord.site.site import Settings, Site
from tests.walls.past_the_loader import past_the_loader, some_places
from tests.walls.texts import FORMATS, MARKDOWN

pytestmark = pytest.mark.slow

FORMS = ("bib", "ris", "csl.json")
SITE = Settings(address="https://example.org/record/")


Exported = tuple[Site, Mapping[str, bytes]]
"""A site, and its files by path."""

SHARP = """rdf:x> . "
}}
@misc{x, y={
ER  -
TY  - BOOK
END:VEVENT
BEGIN:VEVENT
'); DROP TABLE summaries; -- </script><b>`` ` @everyone"""
"""What would end a value in each of the formats."""

TEXTS: Mapping[str, Sequence[str]] = {"many": (*FORMATS, *MARKDOWN), "one": (SHARP,) * 91}
"""Each text in some fields, and one text in all; only the tenth summary is one to come."""


@cache
def made(texts: str) -> tuple[Outcome, Site, Mapping[str, bytes]]:
    """Return a record, its site, and all that it exports, by path."""
    outcome = past_the_loader(TEXTS[texts], some_places)
    site = Site(outcome.corpus, outcome.index, SITE)
    return outcome, site, {asset.path: asset.data for asset in everything(site)}


@pytest.fixture(params=TEXTS)
def outcome(request: pytest.FixtureRequest) -> Outcome:
    """Give each of the records."""
    return made(request.param)[0]


@pytest.fixture(params=TEXTS)
def exported(request: pytest.FixtureRequest) -> Exported:
    """Give the site of each, and its files."""
    return made(request.param)[1:]


def test_the_database_has_every_row(exported: Exported) -> None:
    """No value ends the statement that it is written with."""
    site, files = exported
    data = dataset(site)
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.deserialize(files[f"{ROOT}{DATABASE}"])
        assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert opened.execute("PRAGMA foreign_key_check").fetchall() == []
        for name in TABLES:
            rows = opened.execute(f"SELECT * FROM {name}").fetchall()  # noqa: S608 - our own names
            cells = [row.cells for row in data.table(name)]
            assert rows == [
                tuple(json.dumps(v, ensure_ascii=False) if isinstance(v, tuple) else v for v in row)
                for row in cells
            ]


def test_a_reference_has_its_fields_and_no_other(exported: Exported) -> None:
    """In BibTeX, RIS and CSL-JSON, for each summary and each of its paragraphs."""
    site, files = exported
    held = [one for one in site.newest if not one.is_announced]
    assert held
    bib = {"title", "contributor", "eventtitle", "organization", "year", "date", "pages"}
    ris = {"type_of_reference", "id", "title", "subsidiary_authors", "secondary_title", "publisher"}
    ris |= {"year", "date", "start_page", "language", "abstract", "notes", "urls"}
    for one in held:
        folder = f"summaries/{one.id}/"
        for name, passages in (
            ("reference", ()),
            ("paragraphs", site.index.bodies[one.id].passages),
        ):
            ids = [f"{one.id}-p{each.number}" for each in passages] or [one.id]
            of = {form: files[f"{folder}{name}.{form}"].decode() for form in FORMS}
            entries = parse_string(of["bib"], "bibtex").entries
            assert list(entries) == ids
            for entry in entries.values():
                assert entry.type == "misc"
                assert set(entry.fields) <= bib | {"language", "note", "url"}
            records = rispy.loads(of["ris"])
            assert [record["id"] for record in records] == ids
            assert {record["type_of_reference"] for record in records} == {"CONF"}
            assert {key for record in records for key in record} <= ris
            assert [item["id"] for item in json.loads(of["csl.json"])] == ids


def test_an_event_has_its_properties_and_no_other(exported: Exported) -> None:
    """A calendar has as many events as there are webinars to come."""
    site, files = exported
    (calendar,) = vobject.readComponents(files["calendar.ics"].decode())
    names = {"uid", "dtstamp", "summary", "dtstart", "location", "description", "url"}
    events = calendar.vevent_list
    assert len(events) == sum(one.is_announced for one in site.newest) > 0
    for event in events:
        assert {child.name.lower() for child in event.getChildren()} <= names
        assert re.match(r"https?:|mailto:|#", event.url.value)


def test_a_vocabulary_says_the_same_in_both_forms(exported: Exported) -> None:
    """No value ends a statement, and no address is one that runs."""
    _, files = exported
    turtle, other = (
        rdflib.Graph().parse(data=files[f"norms/norms.{end}"], publicID=SITE.address, format=form)
        for end, form in (("ttl", "turtle"), ("jsonld", "json-ld"))
    )
    assert isomorphic(turtle, other)
    addresses = {term for triple in turtle for term in triple if isinstance(term, rdflib.URIRef)}
    assert {address.partition(":")[0] for address in addresses} <= {"http", "https"}


def test_what_a_change_does_stays_words(outcome: Outcome) -> None:
    """Titles and names are code in the Markdown of `diff`; each line of it is one of ours."""
    gone = past_the_loader(("x",), some_places)
    text = change_report.render(
        Differences(
            gone, Change(manifest_of(gone), manifest_of(outcome), outcome, date(2030, 6, 10))
        )
    )
    html = markdown.markdown(text, extensions=["fenced_code"])
    known = "h1|h2|p|ul|li|code|pre|strong|em"
    assert not re.search(rf"<(?!/?(?:{known})\b)", html)
    assert "@everyone" not in re.sub(r"<code.*?</code>", "", html, flags=re.DOTALL)
    assert {char for char in text if unicodedata.category(char) in ("Cc", "Cf")} == {"\n"}
