"""Corrections: at every passage, the link by which readers say that it is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onrecord.index import by_passage
from onrecord.model import Citation, Summary
from onrecord.site.provenance import correction
from onrecord.site.site import Site


def of_passage(site: Site, summary: Summary, number: int, citations: Iterable[Citation]) -> str:
    """Return where it can be said that a passage, or who speaks in it, is wrong.

    `citations` are those of that passage; empty where the site has no repository.
    """
    found = tuple(citations)
    people = site.people[summary.id]
    norms = dict.fromkeys(site.badges[citation.norm].locator for citation in found)
    names = dict.fromkeys(people[c.speaker].name for c in found if c.speaker)
    return correction(site.settings, summary, str(number), ", ".join(norms), ", ".join(names))


def reports(site: Site, summary: Summary) -> Mapping[int, str]:
    """Return where it can be said that a passage of a summary is wrong, by its number.

    Empty where the site has no repository.
    """
    if not site.settings.repository:
        return {}
    cited = by_passage(site.index.by_summary[summary.id])
    return {
        one.number: of_passage(site, summary, one.number, cited.get((summary.id, one.number), ()))
        for one in site.index.bodies[summary.id].passages
    }
