"""The page that finds: what stands on it before anybody asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.site.page import Page
from onrecord.site.passages import Passage, Voice, Webinar
from onrecord.site.provenance import blank_correction
from onrecord.site.site import Site
from onrecord.site.templating import Fragment, fill
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
    url = f"{FOLDER}/"
    title, description = site.words.say("name.find"), site.words.say("find.about")
    html = fill(
        site.words, "find", url, FindView(_blank(site.words, blank_correction(site.settings)))
    )
    yield Page(url, title, description, "find", html, searchable=False)


def _blank(words: Words, report: str) -> Webinar:
    """Return a webinar with one passage in which one person speaks, all of it empty.

    `report` leads to the form for corrections; the browser fills in its fields too.
    """
    line = Line("", "", words.language, date.min, "", "", "", (), ())
    voice = Voice(Person("", "", "", "", "", ""), "", "stated")
    passage = Passage(
        0,
        Fragment(""),
        words.language,
        (voice,),
        linked=True,
        context="",
        citation="",
        address="",
        report=report,
    )
    return Webinar("", line, (passage,))
