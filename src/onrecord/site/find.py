"""The page that finds: what stands on it before anybody asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.model import Basis, Citation, How
from onrecord.site.page import Page
from onrecord.site.passages import Quote, Webinar
from onrecord.site.provenance import blank_correction
from onrecord.site.site import Site
from onrecord.site.views import Line, Person
from onrecord.site.words import Words

FOLDER = "find"
"""Where the page stands, and below it what search is made of."""

LIMIT = 200
"""How many characters of a question are read."""


@dataclass(frozen=True)
class FindView:
    """What stands on the page before anybody asked."""

    blank: Webinar
    """A webinar with a passage, to be filled in by the browser."""


def find_page(site: Site) -> Iterator[Page]:
    """Yield the page that finds."""
    yield Page.filled(
        site.words,
        FindView(_blank(site.words, blank_correction(site.settings))),
        f"{FOLDER}/",
        "find",
        title=site.words.say("name.find"),
        description=site.words.say("find.about"),
        kind="find",
        searchable=False,
    )


def _blank(words: Words, report: str) -> Webinar:
    """Return a webinar with one passage in which one person speaks, all of it empty.

    `report` leads to the form for corrections; the browser fills in its fields too.
    """
    line = Line("", "", words.language, date.min, "", "", "", (), ())
    voice = Citation("", 0, "", How.LINKED, "", Basis.STATED)
    quote = Quote(
        0,
        (),
        words.language,
        (voice,),
        {"": Person("", "", "", "", "", "")},
        linked=True,
        context="",
        reference="",
        address="",
        report=report,
    )
    return Webinar("", line, (quote,))
