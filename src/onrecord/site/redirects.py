"""What stands at addresses that had something else before: redirects, notices of withdrawal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain

from onrecord.model import FrontMatter, Summary
from onrecord.site.page import Page, PageGroup
from onrecord.site.provenance import report
from onrecord.site.site import Site
from onrecord.site.templating import fill
from onrecord.site.views import (
    organisation_url,
    series_url,
    speaker_url,
    summary_url,
    topic_url,
)


@dataclass(frozen=True)
class Redirect:
    """A page that leads from an old address to the one that stands for it now."""

    url: str
    """The old address, relative to the site: `summaries/old-id/`, `old.html`."""
    target: str
    """The page it leads to, relative to the site."""
    title: str
    """What that page is called: plain text, not escaped."""

    @property
    def path(self) -> str:
        """The file at the old address."""
        return self.url if self.url.endswith(".html") else f"{self.url}index.html"


@dataclass(frozen=True)
class RedirectView:
    """A redirect, as its page shows it."""

    redirect: Redirect
    canonical: str
    """The whole address of the target; empty where the site has none."""


def redirects(site: Site, pages: Iterable[Page], own: Container[str] = ()) -> tuple[Redirect, ...]:
    """Return every redirect of a site with these pages, sorted; none stands at a page's address.

    What stands below a person's page has a redirect below each former id too. `own` are the
    addresses of hand-written pages.
    """
    titles = {page.url: page.title for page in pages}
    below: defaultdict[str, list[str]] = defaultdict(list)
    for url in titles:
        below["/".join(url.split("/")[:2]) + "/"].append(url)
    found: dict[str, Redirect] = {}
    for old, new in moves(site):
        for url in below[new]:
            moved = old + url.removeprefix(new)
            if moved not in titles and moved not in own:
                found.setdefault(moved, Redirect(moved, url, titles[url]))
    return tuple(found[url] for url in sorted(found))


def moves(site: Site) -> Iterator[tuple[str, str]]:
    """Yield every old address with the new one; what an author wrote comes first."""
    corpus = site.corpus
    for summary in chain(corpus.summaries.values(), corpus.withdrawn.values()):
        for address in summary.front.redirect_from:
            yield relative(address), summary_url(summary.id)
    for speaker in corpus.speakers.values():
        for former in speaker.former_ids:
            yield speaker_url(former), speaker_url(speaker.id)
    # A list that had nothing but a summary which was withdrawn must not lead nowhere.
    for summary in corpus.withdrawn.values():
        for address in list_urls(summary):
            yield address, summary_url(summary.id)


def list_urls(summary: Summary) -> tuple[str, ...]:
    """Return the addresses of the series, organisations and topics that list a summary, sorted."""
    front = summary.front
    found = {topic_url(topic) for topic in front.topics}
    found |= {organisation_url(name) for name in front.organisers}
    found |= {series_url(front.series.name)} if front.series else set()
    return tuple(sorted(found))


def relative(address: str) -> str:
    """Return an address that begins with `/` as pages have theirs: `summaries/old-id/`."""
    path = address.removesuffix("/index.html").strip("/")
    return path if path.endswith(".html") or not path else f"{path}/"


def redirect_page(site: Site, redirect: Redirect) -> str:
    """Return the whole file that leads to the new address, anchors and all."""
    canonical = site.settings.absolute(redirect.target) if site.settings.address else ""
    return fill(site.words, "redirect", redirect.url, RedirectView(redirect, canonical)).html


@dataclass(frozen=True)
class WithdrawnView:
    """A withdrawn summary, as its page shows it."""

    front: FrontMatter
    dated: str
    """The day of the webinar in words."""
    day: str
    """The day on which it was withdrawn, in words."""
    report: str


def withdrawn_groups(site: Site) -> Iterator[PageGroup]:
    """Yield a page for each withdrawn summary; no list and no search leads to it."""
    for summary in site.corpus.withdrawn.values():
        if withdrawal := summary.front.withdrawn:
            day = site.words.locale.day(withdrawal.on)
            yield PageGroup(summary_url(summary.id), partial(_withdrawn_page, site, summary, day))


def _withdrawn_page(site: Site, summary: Summary, day: str) -> Iterator[Page]:
    front, say = summary.front, site.words.say
    asking = report(site.settings, say("report.withdrawn", title=front.title))
    view = WithdrawnView(front, site.words.dated(front), day, asking)
    page = Page(
        summary_url(summary.id),
        front.title,
        say("withdrawn.when", day=day),
        "summary",
        language=front.language,
        source=summary.source.path,
        searchable=False,
    )
    yield page.filled(site.words, "withdrawn", view)
