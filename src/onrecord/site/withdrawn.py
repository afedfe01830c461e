"""The pages of withdrawn summaries: a notice at the old address, and nothing of the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import Summary, Withdrawal
from onrecord.site import wording
from onrecord.site.page import Page
from onrecord.site.provenance import report
from onrecord.site.site import Site
from onrecord.site.views import summary_url


@dataclass(frozen=True)
class WithdrawnView:
    """A withdrawn summary, as its page shows it."""

    title: str
    language: str
    dated: str
    """The day of the webinar in words."""
    day: str
    """The day on which it was withdrawn, in words."""
    reason: str
    report: str


def withdrawn_pages(site: Site) -> Iterator[Page]:
    """Yield a page for each withdrawn summary; no list and no search leads to it."""
    for summary in site.corpus.withdrawn.values():
        if withdrawal := summary.front.withdrawn:
            yield _page(site, summary, withdrawal)


def _page(site: Site, summary: Summary, withdrawal: Withdrawal) -> Page:
    """Return the page of a withdrawn summary."""
    front, day = summary.front, site.words.locale.day(withdrawal.on)
    view = WithdrawnView(
        front.title,
        front.language,
        wording.dated(site.words, front),
        day,
        withdrawal.reason,
        report(site.settings, site.words.say("report.withdrawn", title=front.title)),
    )
    return Page.filled(
        site.words,
        view,
        summary_url(summary.id),
        "withdrawn",
        title=front.title,
        description=site.words.say("withdrawn.when", day=day),
        kind="summary",
        language=front.language,
        source=summary.source.path,
        searchable=False,
    )
