"""Who is behind a site, what it keeps and what its abbreviations mean; the footer leads there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from onrecord.model import Abbreviation, Corpus
from onrecord.site.coverage import coverage
from onrecord.site.page import Page, PageGroup
from onrecord.site.site import Settings, Site

PAGES = ("about", "privacy", "accessibility")
"""The pages of text, each at an address of that name; a page of the site's own there replaces it."""

_ABBREVIATION = re.compile(r"\b([A-Z][A-Za-z]*[A-Z])s?\b")


@dataclass(frozen=True)
class AboutView:
    """What the pages of text say of the site."""

    settings: Settings
    coverage: str
    """How much of their sources the summaries were written from; empty without a summary."""


@dataclass(frozen=True)
class AbbreviationsView:
    """What the page of abbreviations shows."""

    used: tuple[tuple[Abbreviation, int], ...]
    """Those that summaries use, from A to Z, each with how many do."""


def about_groups(site: Site) -> Iterator[PageGroup]:
    """Yield the pages about the site."""
    for name in PAGES:
        yield PageGroup(f"{name}/", partial(_about_page, site, name))
    yield PageGroup("abbreviations/", partial(_abbreviations_page, site))


def _about_page(site: Site, name: str) -> Iterator[Page]:
    title = site.words.say(f"name.{name}")
    about = site.words.say(f"{name}.lead", site=site.settings.name)
    view = AboutView(site.settings, coverage(site))
    yield Page(f"{name}/", title, about).filled(site.words, name, view)


def _abbreviations_page(site: Site) -> Iterator[Page]:
    title, about = site.words.say("name.abbreviations"), site.words.say("abbreviations.lead")
    used = AbbreviationsView(_used(site.corpus))
    yield Page("abbreviations/", title, about).filled(site.words, "abbreviations", used)


def _used(corpus: Corpus) -> tuple[tuple[Abbreviation, int], ...]:
    """Return the abbreviations of the catalogue that summaries use, and how many use each."""
    found: Counter[str] = Counter()
    for summary in corpus.summaries.values():
        text = f"{summary.front.title} {summary.front.abstract} {summary.body}"
        found.update(set(_ABBREVIATION.findall(text)))
    known = sorted(corpus.abbreviations.items())
    return tuple((one, found[id_]) for id_, one in known if found[id_])
