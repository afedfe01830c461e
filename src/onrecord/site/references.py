"""How others cite what stands here: a summary and each of its paragraphs, in words and in styles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.bodies import Passage, Voice
from onrecord.model import Summary
from onrecord.site.site import Site
from onrecord.site.styles import Cited, styled
from onrecord.site.views import summary_url, written_from
from onrecord.site.words import isolated
from onrecord.text.characters import without_line_ends

REFERENCES = {"BibTeX": "reference.bib", "RIS": "reference.ris", "CSL-JSON": "reference.csl.json"}
"""By format: the file with the reference to a summary, below the address of its page."""

PARAGRAPHS = {
    "BibTeX": "paragraphs.bib",
    "RIS": "paragraphs.ris",
    "CSL-JSON": "paragraphs.csl.json",
}
"""Likewise: the file with a reference to each of its paragraphs."""

_NAMED = 6
"""How many people a reference to a whole summary names; its files name all."""


@dataclass(frozen=True)
class Citing:
    """A summary, or a paragraph of it, as somebody cites it."""

    number: int
    """Of the paragraph; 0 for the whole summary."""
    place: str
    """Where it stands, relative to the page of the summary."""
    address: str
    """Its absolute address, or its path where the site has none."""
    references: tuple[tuple[str, str], ...]
    """By name of a style: the reference."""

    @property
    def anchor(self) -> str:
        """Where on the page this stands."""
        return citing_anchor(self.number)


def citing_anchor(number: int) -> str:
    """Return where on the page of a summary it stands how a paragraph is cited; 0 for the whole."""
    return f"or-cite-{number}" if number else "or-cite"


def citing(site: Site, summary: Summary) -> Iterator[Citing]:
    """Yield how the paragraphs of a summary, and then the whole of it, are cited."""
    for passage in site.index.bodies[summary.id].passages:
        yield _citing(site, summary, passage)
    yield _citing(site, summary, None)


def _citing(site: Site, summary: Summary, passage: Passage | None) -> Citing:
    front = summary.front
    place = f"#{passage.anchor}" if passage else ""
    address = site.settings.absolute(summary_url(summary.id) + place)
    number = passage.number if passage else 0
    cited = Cited(
        without_line_ends(front.title),
        what_it_is(site, summary, passage),
        without_line_ends(site.settings.name),
        front.date,
        not front.is_month,
        address if site.settings.address else "",
        number,
    )
    return Citing(number, place or "./", address, styled(site.words, cited))


def what_it_is(site: Site, summary: Summary, passage: Passage | None) -> str:
    """Say whose remarks something is a summary of, and what it was written from.

    A reference has a date; where it is not known to be that of the webinar, this says so.
    """
    ids = _speakers(summary) if passage is None else voices_of(passage.statements)
    words, known = site.words, summary.front.date_is
    what = _remarks(site, summary, ids, most=_NAMED)
    source = written_from(words, summary.front.source)
    if known in {"inferred", "published"}:
        day = words.text(f"citation.date.{known}")
        return words.say("citation.dated", what=what, day=day, source=source)
    return words.say("citation.undated", what=what, source=source)


def passage_reference(site: Site, summary: Summary, number: int, voices: Iterable[Voice]) -> str:
    """Write the words with which somebody else can cite a passage."""
    return site.words.say(
        "citation.passage",
        title=isolated(summary.front.title),
        number=number,
        what=_dated(site, summary, voices_of(voices)),
        site=site.settings.name,
    )


def remarks(site: Site, summary: Summary, passage: Passage | None = None) -> str:
    """Say whose remarks something is a summary of, of which day, and what it was written from."""
    ids = _speakers(summary) if passage is None else voices_of(passage.statements)
    return _dated(site, summary, ids)


def voices_of(voices: Iterable[Voice]) -> tuple[str, ...]:
    """Return the ids of those who speak, each once."""
    return tuple(dict.fromkeys(one.speaker for one in voices if one.speaker))


def _speakers(summary: Summary) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.id for one in summary.front.speakers))


def _dated(site: Site, summary: Summary, ids: tuple[str, ...]) -> str:
    return site.words.say(
        "citation.dated",
        what=_remarks(site, summary, ids),
        day=site.lines[summary.id].dated,
        source=written_from(site.words, summary.front.source),
    )


def _remarks(site: Site, summary: Summary, ids: tuple[str, ...], most: int | None = None) -> str:
    """Say whose remarks something is a summary of; of more people than `most` not all are named."""
    if not ids:
        return site.words.text("citation.webinar")
    people = site.people[summary.id]
    names = [isolated(people[id_].name) for id_ in ids]
    if most and len(names) > most:
        names[most:] = [site.words.text("summary.others")]
    return site.words.say("citation.remarks", people=site.words.locale.listing(names))
