"""Corrections: at every passage, the link by which readers say that it is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from onrecord.model import Citation, Summary
from onrecord.site.provenance import correction
from onrecord.site.site import Site
from onrecord.site.templating import escape, spoken


def of_passage(site: Site, summary: Summary, number: int, citations: Iterable[Citation]) -> str:
    """Return where it can be said that a passage, or who speaks in it, is wrong.

    `citations` are those of that passage; empty where the site has no repository.
    """
    found = tuple(citations)
    people = site.people[summary.id]
    norms = dict.fromkeys(site.badges[citation.norm].locator for citation in found)
    names = dict.fromkeys(people[c.speaker].name for c in found if c.speaker)
    return correction(site.settings, summary, str(number), ", ".join(norms), ", ".join(names))


def flags(site: Site, summary: Summary) -> Callable[[int], str]:
    """Return what gives the link that stands behind the number of a passage of a summary.

    It has no words, so that whoever copies a text or listens to it is not told them each time.
    Without a repository it is empty.
    """
    if not site.settings.repository:
        return lambda _: ""
    cited: dict[int, list[Citation]] = {}
    for citation in site.index.by_summary[summary.id]:
        cited.setdefault(citation.passage, []).append(citation)
    words, language = site.words, spoken(site.words, summary.front.language)

    def flag(number: int) -> str:
        address = escape(of_passage(site, summary, number, cited.get(number, ())))
        name = escape(words.say("summary.wrong", number=number))
        return f'<a class="or-wrong" href="{address}" title="{name}"{language}></a>'

    return flag
