"""How others cite what stands here: in words, without the address."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.bodies import Voice
from onrecord.model import Summary
from onrecord.site.site import Site
from onrecord.site.views import written_from
from onrecord.site.words import isolated

REFERENCES = {"BibTeX": "reference.bib", "RIS": "reference.ris", "CSL-JSON": "reference.csl.json"}
"""By format: the file with the reference to a summary, below the address of its page."""


def passage_reference(site: Site, summary: Summary, number: int, voices: Iterable[Voice]) -> str:
    """Write the words with which somebody else can cite a passage."""
    names = _names(site, summary, (one.speaker for one in voices if one.speaker))
    return site.words.say(
        "citation.named" if names else "citation.unnamed",
        people=names,
        title=isolated(summary.front.title),
        day=site.lines[summary.id].dated,
        number=number,
        site=site.settings.name,
        source=written_from(site.words, summary.front.source),
    )


def summary_reference(site: Site, summary: Summary) -> str:
    """Write the words with which somebody else can cite a summary."""
    title, what = isolated(summary.front.title), remarks(site, summary)
    return site.words.say("citation.summary", title=title, what=what, site=site.settings.name)


def remarks(site: Site, summary: Summary) -> str:
    """Say whose remarks a summary is of, of which day, and what it was written from."""
    names = _names(site, summary, dict.fromkeys(one.id for one in summary.front.speakers))
    return site.words.say(
        "citation.remarks" if names else "citation.webinar",
        people=names,
        day=site.lines[summary.id].dated,
        source=written_from(site.words, summary.front.source),
    )


def _names(site: Site, summary: Summary, ids: Iterable[str]) -> str:
    people = site.people[summary.id]
    return site.words.locale.listing([isolated(people[id_].name) for id_ in ids])
