"""References: parsers that did not write them read back who, what, when and where."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
import rispy
from lxml.html import document_fromstring
from pybtex.bibtex.utils import split_name_list
from pybtex.database import parse_string

from onrecord.dataset import Dataset, dataset
from onrecord.exports.references import reference_groups
from onrecord.site import styles
from onrecord.site.page import Page
from onrecord.site.site import Site
from onrecord.site.styles import STYLES
from tests.exports.conftest import files_of
from tests.exports.test_calendar import announced
from tests.site.projects import FILES, FIRST, SPEAKERS, pages
from tests.site.projects import site as made

SOME = 60
"""Of how many references each is written anew: that takes milliseconds for each."""
ADDRESS = "https://example.org/record/"
HOSTILE = r"""{A} }\ "quoted" 'so' <b> 100% #1 & a_b $x^2$ ~ @misc{x, TY  - JOUR {"""
"""What means something in one of the formats; a brace is left open."""
HOSTILE_NAME = r'O"Na{me, } and \and ER  - JOUR'


Read = Mapping[str, tuple[Any, Any, Any]]
"""By id: what each parser finds in BibTeX, RIS and CSL-JSON."""


def written(site: Site) -> Mapping[str, str]:
    """Return the files with references, by path."""
    return {
        asset.path: asset.data.decode() for asset in files_of(reference_groups(site, dataset(site)))
    }


def read(site: Site) -> Read:
    """Return what stands in the files of whole summaries."""
    files = written(site)
    ids = {path.split("/")[1] for path in files}
    assert len(files) == 6 * len(ids)
    found = {id_: parsed(files, f"summaries/{id_}/reference") for id_ in ids}
    assert all(list(one) == [id_] for id_, one in found.items())
    return {id_: one[id_] for id_, one in found.items()}


def read_paragraphs(site: Site) -> Read:
    """Return what stands in the files of paragraphs."""
    files = written(site)
    ids = {path.split("/")[1] for path in files}
    read = (parsed(files, f"summaries/{id_}/paragraphs") for id_ in ids)
    return {key: one for found in read for key, one in found.items()}


def parsed(files: Mapping[str, str], place: str) -> Read:
    """Return the references in three files; each has the same, in the same order."""
    bibtex = parse_string(files[f"{place}.bib"], "bibtex").entries
    ris = {one["id"]: one for one in rispy.loads(files[f"{place}.ris"])}
    csl = {one["id"]: one for one in json.loads(files[f"{place}.csl.json"])}
    assert list(bibtex) == list(ris) == list(csl)
    return {key: (bibtex[key], ris[key], csl[key]) for key in bibtex}


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


def test_every_paragraph_has_a_reference(site: Site, data: Dataset) -> None:
    """With its number, its address, and those who speak in it; none of them is an author."""
    held = {one.id: one for one in data.summaries if one.status != "announced"}
    known = {f"{one.summary}-p{one.number}": one for one in data.passages if one.summary in held}
    spoke: dict[str, set[str]] = {}
    names = {one.id: " ".join(one.sort_name.split()) for one in data.speakers}
    for one in data.statements:
        spoke.setdefault(f"{one.summary}-p{one.passage}", set()).add(names[one.speaker])
    found = read_paragraphs(site)
    assert found.keys() == known.keys()
    for key, (bibtex, ris, csl) in found.items():
        passage, row = known[key], held[known[key].summary]
        pin, url = f"¶ {passage.number}", passage.url if data.address else None
        assert bibtex.fields["pages"] == ris["start_page"] == csl["page"] == pin
        assert bibtex.fields.get("url") == ris.get("urls", [None])[0] == csl.get("URL") == url
        assert plain(bibtex.fields["title"]) == ris["title"] == csl["title"]
        assert csl["title"] == " ".join(row.title.split())
        assert bibtex.fields["date"] == ris["date"].replace("/", "-") == row.date
        assert plain(bibtex.fields["note"]) == ris["notes"][0] == csl["note"]
        assert set(ris.get("subsidiary_authors", [])) == spoke.get(key, set())
        assert len(csl.get("contributor", [])) == len(spoke.get(key, set()))
        assert not {"author", "abstract"} & csl.keys()
        assert not bibtex.persons


def test_pages_show_what_a_processor_makes_of_the_files(
    site: Site, shown: Mapping[str, Page]
) -> None:
    """citeproc-py writes each reference of the CSL-JSON as it stands on the page of its summary."""
    if site.words.language != "en":
        pytest.skip("The styles have a locale of their own in English alone.")
    references = [*read(site).items(), *read_paragraphs(site).items()]
    if len(references) > SOME:
        # All are read; of a large record, some are written anew.
        references = references[:: len(references) // SOME]
    texts = {url: references_on(page.html) for url, page in shown.items()}
    for key, (_, _, item) in references:
        id_, _, number = (key, "", "") if key in site.corpus.summaries else key.rpartition("-p")
        # citeproc-py does not know it yet.
        known = {name: value for name, value in item.items() if name != "event-title"}
        for name in STYLES:
            text = styles.written(style(name), known, number)
            # After a sign that ends a sentence, the pages have no full stop.
            text = re.sub("([?!…])([”’]?)[.]", r"\1\2", text)
            assert text in texts[f"summaries/{id_}/"], key


def references_on(html: str) -> frozenset[str]:
    """Return the texts on a page that can be copied as references."""
    texts = re.findall(r"<dd>(.*?)</dd>", html)
    return frozenset(unescape(re.sub("</?bdi>", "", text)) for text in texts)


def style(name: str) -> Any:
    """Return a style in English."""
    return styles._style(name, "en")


def test_contents_can_be_taken_out_one_by_one(site: Site) -> None:
    """The browser parts the files at empty lines: none stands in a reference."""
    for path, text in written(site).items():
        if "/paragraphs." in path and not path.endswith(".json"):
            end = "\r\n" if path.endswith(".ris") else "\n"
            parts = text.split(end + end)
            first = re.compile("TY  - |@misc{")
            assert all(first.match(part) for part in parts if part), path
            assert len(parts) == len(re.findall("^(?:TY  - |@misc{)", text, re.MULTILINE)), path


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
    assert csl["genre"] == (
        "summary of remarks by Ada Éxample and Ben Sample, dated by its source, "
        "written from a published summary, read whole"
    )


def test_a_paragraph_is_a_summary_of_what_its_speakers_said(small: Site) -> None:
    """Of nobody else; where nobody is known to speak, of the webinar."""
    found = read_paragraphs(small)
    whats = {csl["genre"].split(", ")[0]: csl.get("contributor") for _, _, csl in found.values()}
    assert whats["summary of remarks by Ada Éxample"] == [{"family": "Éxample", "given": "Ada"}]
    assert whats["summary of a webinar"] is None


def test_of_many_speakers_a_style_names_some(tmp_path: Path) -> None:
    """The files name all of them."""
    ids = [f"speaker-{letter}" for letter in "abcdefgh"]
    speakers = "".join(f"{one}: {{name: {one.title().replace('-', ' ')}}}\n" for one in ids)
    text = f"---\ntitle: Many\ndate: 2020-01-02\nspeakers: [{', '.join(ids)}]\nnorms: []\n---\n\nText.\n"
    _, ris, csl = read(made(tmp_path, {"speakers.yaml": speakers, "summaries/many.md": text}))[
        "many"
    ]
    assert ", Speaker E, Speaker F and others, " in csl["genre"].replace("F, and", "F and")
    assert "Speaker H" in csl["note"]
    assert len(csl["contributor"]) == len(ris["subsidiary_authors"]) == 8


def test_pages_lead_to_the_files_and_to_no_others(
    site: Site, data: Dataset, shown: Mapping[str, Page]
) -> None:
    """Each file is linked from the page of its summary, and from no other."""
    links = {
        urljoin(f"/{page.url}", link).removeprefix("/")
        for page in shown.values()
        for link in document_fromstring(page.html).xpath("//@href")
        if "/reference." in link or "/paragraphs." in link
    }
    assert links == {asset.path for asset in files_of(reference_groups(site, data))}


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
