"""Corrections: at every passage, the link by which readers say that it is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.model import Citation, Summary
from onrecord.site.provenance import correction
from onrecord.site.site import Site
from onrecord.site.templating import Fragment, spoken

_NUMBER = re.compile(r'<a [^>]*class="or-number"[^>]*>¶ (\d+)</a>')
"""The number of a passage; markup in the text itself is escaped, so nothing else looks so."""

_LINK = Fragment('<a class="or-wrong" href="{}" title="{}"{}></a>')
"""It has no words, so that whoever copies a text or listens to it is not told them each time."""


def of_passage(site: Site, summary: Summary, number: int, citations: Iterable[Citation]) -> str:
    """Return where it can be said that a passage, or who speaks in it, is wrong.

    `citations` are those of that passage; empty where the site has no repository.
    """
    found = tuple(citations)
    people = site.people[summary.id]
    norms = dict.fromkeys(site.badges[citation.norm].locator for citation in found)
    names = dict.fromkeys(people[c.speaker].name for c in found if c.speaker)
    return correction(site.settings, summary, str(number), ", ".join(norms), ", ".join(names))


def correctable(site: Site, summary: Summary, html: str) -> str:
    """Put the link behind the number of every passage of a summary's body."""
    if not site.settings.repository:
        return html
    cited: dict[int, list[Citation]] = {}
    for citation in site.index.by_summary[summary.id]:
        cited.setdefault(citation.passage.number, []).append(citation)
    words, language = site.words, spoken(site.words, summary.front.language)

    def linked(match: re.Match[str]) -> str:
        number = int(match[1])
        address = of_passage(site, summary, number, cited.get(number, ()))
        name = words.say("summary.wrong", number=number)
        link = _LINK.format(address, name, language)
        return f"{match[0]}{link}"

    return _NUMBER.sub(linked, html)
