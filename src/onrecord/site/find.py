"""The page that finds: what stands on it before anybody asked, and all of its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from onrecord.site.page import Page
from onrecord.site.passages import Passage, Voice, Webinar
from onrecord.site.site import Site
from onrecord.site.templating import Fragment, fill
from onrecord.site.views import Line, Person
from onrecord.site.words import Words

FOLDER = "find"
"""Where the page stands, and below it what search is made of."""

LIMIT = 200
"""How many characters of a question are read."""

HEADER = {
    "all": "All results",
    "close": "Close the search",
    "field": "Search words, names and norms",
    "placeholder": "Words, a name, 13(e)",
    "search": "Search",
}
"""The words of the search in the header of every page."""

WORDS: Mapping[str, object] = {
    "kinds": {
        "manual": ["Manual", "Manual pages"],
        "norm": ["Norm", "Norms"],
        "organisation": ["Organisation", "Organisations"],
        "passage": ["Passage", "Passages"],
        "series": ["Series", "Series"],
        "speaker": ["Speaker", "Speakers"],
        "summary": ["Summary", "Summaries"],
        "topic": ["Topic", "Topics"],
    },
    "facets": {
        "kind": "Kind of page",
        "norm": "Norm",
        "organisation": "Organisation",
        "series": "Series",
        "speaker": "Speaker",
        "year": "Year",
    },
    "counts": {
        "page": ["{n} result", "{n} results"],
        "passage": ["{n} passage", "{n} passages"],
        "webinar": ["{n} webinar", "{n} webinars"],
    },
    "passagesHint": "passages",
    "loading": "Searching …",
    "failed": "The search could not be loaded. Try again, or browse the lists.",
    "hint": "Type words, a name or a norm such as 13(e).",
    "start": "{count} in all. Type words, or choose what they should have.",
    "nothing": "Nothing on record has {what}.",
    "nothingAsked": "There is no letter or digit in what you typed.",
    "nothingWith": "Nothing on record has {what} together with {filters}.",
    "nothingChosen": "Nothing on record has {filters}.",
    "anyWords": "“{words}”",
    "and": " and ",
    "unknown": "Nothing on record has {what}. It was left out.",
    "nearest": "Did you mean",
    "without": "Search without the filters",
    "browse": "Browse the lists",
    "long": "Only the first {n} characters were searched.",
    "noFilter": "There is no {facet} “{value}”; the filter was removed.",
    "moved": "“{value}” is now {name}.",
    "remove": "Remove {facet}: {value}",
    "clear": "Remove all filters",
    "more": "Show more",
    "showAll": "Show all {n}",
    "showFew": "Show fewer",
    "sort": "Sort by",
    "sorts": {"relevance": "relevance", "date": "date"},
    "said": "{name} on {norm}",
    "cited": "What was said about {norm}",
    "page": "The page of {name}",
    "all": "All results for {what}",
    "linked": "linked by the author",
    "inContext": "{title}, paragraph {n}",
}
"""What the browser says; in braces, what it fills in. Pairs are for one and for more."""


@dataclass(frozen=True)
class FindView:
    """What stands on the page before anybody asked."""

    words: Mapping[str, str]
    blank: Webinar
    """A webinar with a passage, to be filled in by the browser."""


def find_page(site: Site) -> Iterator[Page]:
    """Yield the page that finds."""
    url = f"{FOLDER}/"
    description = "Find passages by words, by norm and by person."
    html = fill(site.words, "find", url, FindView(HEADER, _blank(site.words)))
    yield Page(url, "Find", description, "find", html, searchable=False)


def _blank(words: Words) -> Webinar:
    """Return a webinar with one passage in which one person speaks, all of it empty."""
    line = Line("", "", words.language, date.min, "", "", "", (), ())
    voice = Voice(Person("", "", "", "", ""), "", "stated")
    passage = Passage(
        0,
        Fragment(""),
        words.language,
        (voice,),
        linked=True,
        context="",
        citation="",
        address="",
    )
    return Webinar("", line, (passage,))
