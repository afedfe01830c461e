"""Small projects as the renderers are given them, and a reader of the markup they return."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from onrecord.pipeline import load
from onrecord.project.reading import Project
from onrecord.site.page import Page
from onrecord.site.pages import Settings, Site, render
from onrecord.site.references import PARAGRAPHS, REFERENCES

SPEAKERS = """\
ada-example:
  name: Ada Éxample
  sort_name: Éxample, Ada
  aliases: [Ada Example]
  affiliations:
  - {name: Example Institute, from: 2018, until: 2024-12-31}
  links: {website: "https://example.org/ada", wikidata: Q42}
ben-sample:
  name: Ben Sample
cy-quiet: {name: Cy}
"""

FIRST = """\
---
title: The first webinar
date: 2018-12-11
date_is: published
speakers: [{id: ada-example, affiliation: Old Institute}, ben-sample]
moderators: [cy-quiet]
norms: [13e, 13k]
series: {name: A Series, part: 1}
organisers: [An Organiser]
topics: [human-rights]
source: {url: "https://example.org/first", kind: published summary, read: whole}
---

## What was said

Éxample said that norm 13(e) matters.

[Sample](speaker:ben-sample) spoke of [the teams](norm:13k).

It was asked what norm 13(e) means.
"""

SECOND = """\
---
title: The second webinar
date: 2020-02-03
speakers: [{id: ada-example, billed_as: civil society}]
norms: [13e]
series: {name: A Series, part: 2}
abstract: A word about the second webinar.
recording: https://example.org/recording
published: 2020-03-04
updated: 2020-05-06
source: {kind: machine-generated report, read: beginning, note: Handle with care.}
---

Éxample said that norm 13(e) still matters.
"""

THIRD = """\
---
title: ندوة
date: 2021-01-02
date_is: inferred
speakers: []
norms: []
language: ar
---

لم يذكر أحد أي قاعدة.
"""

FILES = {
    "speakers.yaml": SPEAKERS,
    "summaries/first.md": FIRST,
    "summaries/second.md": SECOND,
    "summaries/third.md": THIRD,
}

VOID = frozenset(["br", "hr", "img", "input", "wbr"])


def site(folder: Path, files: Mapping[str, str] | None = None, **settings: Any) -> Site:
    """Return a site of the files; of three summaries where none are given."""
    (folder / "summaries").mkdir(parents=True)
    for name, text in (FILES if files is None else files).items():
        (folder / name).write_text(text, encoding="utf-8")
    outcome = load(Project(folder, language=settings.get("language", "en")))
    assert outcome.ok, outcome.diagnostics
    return Site(outcome.corpus, outcome.index, Settings(**settings))


def pages(of: Site) -> dict[str, Page]:
    """Return the pages of a site by address; no two may have the same."""
    found = list(render(of))
    by_url = {page.url: page for page in found}
    assert len(by_url) == len(found)
    return by_url


def many(number: int, norm: str = "13k", year: int = 2015) -> dict[str, str]:
    """Return a project of so many summaries over five years, each with one citation of Example."""
    text = (
        "---\ntitle: Webinar {0}\ndate: {1}-03-04\nspeakers: [ada-example]\nnorms: [{2}]\n---\n\n"
        "Example said that norm 13({3}) matters, for the {0}th time.\n"
    )
    return {"speakers.yaml": "ada-example: {name: Ada Example}\n"} | {
        f"summaries/w{i:04}.md": text.format(i, year + i % 5, norm, norm[-1]) for i in range(number)
    }


class Markup(HTMLParser):
    """Reads a fragment: its links, its ids, its words; and that every element is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.words: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert not self._open, f"not closed: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element, its link and its id."""
        found = dict(attrs)
        assert len(found) == len(attrs), f"an attribute twice in {attrs}"
        self.elements.append((tag, found))
        self.links += [value for key, value in attrs if key in {"href", "src"} and value]
        self.ids += [value for key, value in attrs if key == "id" and value]
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element of a chart, which closes itself."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        """Expect the end of the element that was opened last."""
        opened = self._open.pop()
        assert opened == tag, f"<{opened}> is closed by </{tag}>"

    def handle_data(self, data: str) -> None:
        """Collect words."""
        self.words.append(data)

    @property
    def text(self) -> str:
        """The words of the fragment, white space folded."""
        return " ".join(" ".join(self.words).split())


def text(page: Page) -> str:
    """Return the words of a page."""
    return Markup(page.html).text


_FILES = (
    "/feed.xml",
    "/feed.json",
    *(f"/{file}" for files in (REFERENCES, PARAGRAPHS) for file in files.values()),
)


def dangling(found: Mapping[str, Page]) -> Iterator[tuple[str, str]]:
    """Yield each link within the site that leads to no page, or to no place on it.

    Feeds and references are no pages: `tests/exports` compares them with the links to them.
    """
    read = {url: Markup(page.html + page.aside) for url, page in found.items()}
    for url, markup in read.items():
        for link in markup.links:
            target = urlsplit(urljoin(f"http://site/{url}", link))
            if target.netloc != "site" or target.path.endswith(_FILES):
                continue
            known = read.get(target.path.removeprefix("/"))
            if known is None or (target.fragment and target.fragment not in known.ids):
                yield url, link
