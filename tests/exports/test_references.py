"""References: parsers that did not write them read back who, what, when and where."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import rispy
from lxml.html import document_fromstring
from pybtex.bibtex.utils import split_name_list
from pybtex.database import parse_string

from onrecord.dataset import Dataset, dataset
from onrecord.exports.references import reference_files
from onrecord.site.page import Page
from onrecord.site.site import Site
from tests.exports.test_calendar import announced
from tests.site.projects import FILES, FIRST, SPEAKERS, pages
from tests.site.projects import site as made

ADDRESS = "https://example.org/record/"
HOSTILE = r"""{A} }\ "quoted" 'so' <b> 100% #1 & a_b $x^2$ ~ @misc{x, TY  - JOUR {"""
"""What means something in one of the formats; a brace is left open."""
HOSTILE_NAME = r'O"Na{me, } and \and ER  - JOUR'


def read(site: Site) -> Mapping[str, tuple[Any, Any, Any]]:
    """Return by summary what each parser finds: BibTeX, RIS, CSL-JSON."""
    files = {asset.path: asset.data.decode() for asset in reference_files(site, dataset(site))}
    ids = {path.split("/")[1] for path in files}
    assert len(files) == 3 * len(ids)
    return {id_: _read(id_, files) for id_ in ids}


def _read(id_: str, files: Mapping[str, str]) -> tuple[Any, Any, Any]:
    place = f"summaries/{id_}/reference"
    bibtex = parse_string(files[f"{place}.bib"], "bibtex").entries
    ris = rispy.loads(files[f"{place}.ris"])
    (csl,) = json.loads(files[f"{place}.csl.json"])
    assert (list(bibtex), len(ris)) == ([id_], 1)
    return bibtex[id_], ris[0], csl


def plain(tex: str) -> str:
    """Return what TeX shows: commands by their names, signs without the backslash, no braces."""
    names = {
        "backslash": "\\",
        "asciitilde": "~",
        "asciicircum": "^",
        "braceleft": "\0",
        "braceright": "\1",
    }
    shown = re.sub(r"\\text([a-z]+)\{\}", lambda found: names[found[1]], tex)
    shown = re.sub(r"\\([#$%&_])", r"\1", shown.replace("{", "").replace("}", ""))
    return shown.replace("\0", "{").replace("\1", "}")


def test_all_formats_say_what_the_rows_say(site: Site, data: Dataset) -> None:
    """Every summary, with title, day, language, those who spoke, and address."""
    found = read(site)
    rows = {one.id: one for one in data.summaries if one.status != "announced"}
    assert found.keys() == rows.keys()
    for id_, (bibtex, ris, csl) in found.items():
        row = rows[id_]
        title = " ".join(row.title.split())
        assert plain(bibtex.fields["title"]) == ris["title"] == csl["title"] == title
        days = csl["issued"]["date-parts"][0]
        assert bibtex.fields["date"] == ris["date"].replace("/", "-") == row.date
        assert days == [int(part) for part in row.date.split("-")]
        assert bibtex.fields["language"] == ris["language"] == csl["language"] == row.language
        url = row.url if data.address else None
        assert bibtex.fields.get("url") == ris.get("urls", [None])[0] == csl.get("URL") == url
        assert plain(bibtex.fields["note"]) == ris["notes"][0] == csl["note"]
        spoke = {
            one.speaker for one in data.appearances if (one.summary, one.role) == (id_, "speaker")
        }
        names = sorted(" ".join(s.sort_name.split()) for s in data.speakers if s.id in spoke)
        assert sorted(ris.get("subsidiary_authors", [])) == names
        assert len(csl.get("contributor", [])) == len(names)
        # Nobody who spoke has written the summary.
        assert not bibtex.persons
        assert "authors" not in ris
        assert "author" not in csl


def test_a_reference_says_what_it_is(small: Site) -> None:
    """A summary of remarks, of the day, with what it was written from."""
    bibtex, ris, csl = read(small)["first"]
    note = (
        "summary of remarks by Ada Éxample and Ben Sample, published 11 December 2018, "
        "written from a published summary, read whole"
    )
    assert csl["note"] == note
    assert csl["contributor"] == [
        {"family": "Éxample", "given": "Ada"},
        {"family": "Sample", "given": "Ben"},
    ]
    assert csl["event-title"] == ris["secondary_title"] == bibtex.fields["eventtitle"] == "A Series"
    page = pages(small)["summaries/first/"].html
    assert f"“The first webinar”, {note}; published by A small site" in page


def test_pages_lead_to_the_files_and_to_no_others(
    site: Site, data: Dataset, shown: Mapping[str, Page]
) -> None:
    """Each file is linked from the page of its summary, and from no other."""
    links = {
        urljoin(f"/{page.url}", link).removeprefix("/")
        for page in shown.values()
        for link in document_fromstring(page.html).xpath("//@href")
        if "/reference." in link
    }
    assert links == {asset.path for asset in reference_files(site, data)}


def test_nothing_gets_out_of_its_field(tmp_path: Path) -> None:
    """Braces, backslashes, ends of lines and tags are read back as they were written."""
    quoted = json.dumps(HOSTILE)
    first = FIRST.replace("The first webinar", quoted).replace("A Series", quoted)
    first = first.replace(
        "topics:", f"abstract: {json.dumps('One' + chr(10) + 'ER  - ' + HOSTILE)}\ntopics:"
    )
    speakers = SPEAKERS.replace("Éxample, Ada", f"'{HOSTILE_NAME}'")
    files = {**FILES, "summaries/first.md": first, "speakers.yaml": speakers}
    bibtex, ris, csl = read(made(tmp_path, files, address=ADDRESS))["first"]
    title = " ".join(HOSTILE.split())
    assert plain(bibtex.fields["title"]) == ris["title"] == csl["title"] == title
    assert plain(bibtex.fields["eventtitle"]) == ris["secondary_title"] == title
    assert ris["abstract"] == csl["abstract"] == f"One ER - {title}"
    name = " ".join(HOSTILE_NAME.split())
    assert ris["subsidiary_authors"] == [name, "Sample, Ben"]
    contributors = split_name_list(bibtex.fields["contributor"])
    assert [plain(one) for one in contributors] == [name, "Sample, Ben"]


def test_a_delegation_keeps_its_name(tmp_path: Path) -> None:
    """It has no surname, however many words it has."""
    speakers = SPEAKERS.replace("name: Ben Sample", "name: Union of Examples\n  kind: delegation")
    site = made(tmp_path, {**FILES, "speakers.yaml": speakers}, address=ADDRESS)
    bibtex, _, csl = read(site)["first"]
    assert bibtex.fields["contributor"] == "Éxample, Ada and {Union of Examples}"
    assert csl["contributor"][1] == {"literal": "Union of Examples"}


def test_a_webinar_to_come_is_not_cited(tmp_path: Path) -> None:
    """Nobody has said anything yet."""
    site = made(tmp_path, {**FILES, "summaries/to-come.md": announced()}, address=ADDRESS)
    assert "to-come" not in read(site)
    assert "reference.bib" not in pages(site)["summaries/to-come/"].html


def test_without_an_address_there_is_none(tmp_path: Path) -> None:
    """A path would lead nowhere."""
    bibtex, ris, csl = read(made(tmp_path))["first"]
    assert "url" not in bibtex.fields
    assert "urls" not in ris
    assert "URL" not in csl
