"""When pages changed last: on the newest day of the texts that stand on them, whatever the clock says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from onrecord.model import Summary
from onrecord.site.page import Page
from onrecord.site.redirects import list_urls
from onrecord.site.site import Site
from onrecord.site.views import organisation_url, speaker_url, summary_url

EPOCH = "1970-01-01"
"""The day of a site that has none: a fixed one, because the clock would change the site."""

_OF_ONE_THING = frozenset(("norm", "speaker", "gathering"))
"""The kinds of pages that show nothing but what was said of one thing, or by it."""


def changed(summary: Summary) -> str:
    """Return the day of the last change of a summary, as `2018-12-11`.

    Of a webinar that is only announced it may not be known: its own day has yet to come.
    """
    front = summary.front
    if front.withdrawn:
        return str(front.withdrawn.on)
    day = front.updated or front.published or (None if summary.is_announced else front.date)
    return str(day or "")


class Changes:
    """The days of the last changes of all pages of a site."""

    def __init__(self, site: Site) -> None:
        subjects = _subjects(site)
        self._days: dict[str, str] = {}
        for summary in (*site.newest, *site.corpus.withdrawn.values()):
            day, year = changed(summary), summary.front.date.year
            for url in _shown_on(site, summary, subjects[summary.id]):
                for place in (url, f"{url}{year}/") if day else ():
                    self._days[place] = max(day, self._days.get(place, ""))
        self.newest = max(self._days.values(), default=EPOCH)
        """The day of the last change of the whole site."""
        self._paths = {day: path for path, day in _paths(site)}
        self._register = site.corpus.register.source.path

    def day(self, page: Page) -> str:
        """Return the day of a page; empty for one thing of which no text has anything.

        What belongs to a page has the day of that page, or of its year there.
        """
        folder, *parts = page.url.removesuffix("/").split("/")
        thing = "/".join((folder, *parts[:1], ""))
        unknown = "" if page.kind in _OF_ONE_THING else self.newest
        day = self._days.get(thing, unknown)
        return self._days.get(f"{thing}{parts[-1]}/", day) if parts else day

    def source(self, page: Page) -> str:
        """Return the file that a page comes from, or else a text that has its day.

        That is the register where there is no such text.
        """
        return page.source or self._paths.get(self.day(page), self._register)


def _paths(site: Site) -> Iterator[tuple[str, str]]:
    """Yield the path of each summary, and the day of its last change, in the order of paths."""
    for summary in sorted(site.newest, key=lambda one: one.source.path):
        if day := changed(summary):
            yield summary.source.path, day


def _shown_on(site: Site, summary: Summary, subjects: Collection[str]) -> Iterator[str]:
    """Yield the addresses of the pages that show a summary, or did before it was withdrawn."""
    yield summary_url(summary.id)
    yield "summaries/years/"
    yield from list_urls(summary)
    yield from (f"norms/{norm}/" for norm in {*summary.front.norms, *subjects})
    for id_, present in site.people.get(summary.id, {}).items():
        own = site.own_organisation(site.corpus.speakers[id_])
        yield from (organisation_url(name) for name in (*present.organisations, own) if name)
    yield from (speaker_url(who.id) for who in summary.people)


def _subjects(site: Site) -> Mapping[str, set[str]]:
    """Return by summary the norms on whose subjects it has a passage, though it does not cite them."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for norm, passages in site.index.by_subject.items():
        for one in passages:
            found[one.summary].add(norm)
    return found
