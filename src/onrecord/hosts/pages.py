"""What a host needs to know of a page besides its fragment."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import Any, TypedDict

from onrecord.model import Corpus, Heading
from onrecord.site.page import Page
from onrecord.site.words import Words

EPOCH = "1970-01-01"
"""The day of a page that has none: a fixed one, because the clock would change the site."""


class Entry(TypedDict):
    """An entry of a table of contents, as Python-Markdown gives it."""

    level: int
    id: str
    name: str
    """As HTML."""
    children: list[Entry]


def path(page: Page) -> str:
    """Return the Markdown file that the page would be: `norms/13e/index.md`."""
    return f"{page.url}index.md"


def from_docs(config_file: str, docs: str, path: str) -> str:
    """Return a path of the project as it is seen from the folder of hand-written pages.

    Where there is no such folder, an empty one elsewhere stands in for `docs`.
    """
    return posixpath.relpath(path, _docs(config_file, docs))


@cache
def _docs(config_file: str, docs: str) -> str:
    """Return the folder of hand-written pages as it is seen from the project's."""
    root = Path(config_file).absolute().parent
    folder = Path(docs).relative_to(root) if Path(docs).is_relative_to(root) else Path("docs")
    return folder.as_posix()


def front_matter(page: Page) -> dict[str, Any]:
    """Return the metadata of a page: none of it is a contributor's key, all of it is escaped."""
    hidden = ["navigation"] if page.headings or page.aside else ["navigation", "toc"]
    meta: dict[str, Any] = {"description": escape(page.description), "hide": hidden}
    if page.kind != "home":
        # The title of the home page is the name of the site.
        meta["title"] = escape(page.title)
    if not page.searchable:
        meta["search"] = {"exclude": True}
    return meta


def is_hidden(meta: Mapping[str, Any]) -> bool:
    """Say whether the author of a page keeps it from search, in the way of Material."""
    wish = meta.get("search")
    return isinstance(wish, Mapping) and bool(wish.get("exclude"))


def addresses(files: Iterable[Any], folder: str) -> frozenset[str]:
    """Return the addresses of those files of a host that stand in a folder of the user's."""
    return frozenset(file.url.removeprefix("./") for file in files if file.src_dir == folder)


def outline(headings: Iterable[Heading]) -> list[Entry]:
    """Return the headings as a tree."""
    top: list[Entry] = []
    above: list[Entry] = []
    for heading in headings:
        while above and above[-1]["level"] >= heading.level:
            above.pop()
        entry: Entry = {
            "level": heading.level,
            "id": heading.anchor,
            "name": escape(heading.text),
            "children": [],
        }
        (above[-1]["children"] if above else top).append(entry)
        above.append(entry)
    return top


def anchors(page: Page) -> set[str]:
    """Return the anchors of a page, so that a host can check links to them."""
    return set(re.findall(r'\sid="([^"]+)"', page.html + page.aside))


def days(corpus: Corpus) -> Mapping[str, str]:
    """Return the day of the last change of each summary, as `2018-12-11`, by its path."""
    found = {
        summary.source.path: summary.front.updated or summary.front.published or summary.front.date
        for summary in corpus.summaries.values()
    }
    for summary in corpus.withdrawn.values():
        if summary.front.withdrawn:
            found[summary.source.path] = summary.front.withdrawn.on
    return {path: day.isoformat() for path, day in found.items()}


def navigation(words: Words, pages: Mapping[str, Page], own: Iterable[Any]) -> list[Any]:
    """Return the navigation of a site that has none: home, our pages, then the user's own.

    `pages` are ours by their Markdown file, `own` is what MkDocs would make of the user's.
    """
    listed = [{_tab(words, page): path} for path, page in pages.items() if page.listed]
    home, rest = [], []
    for item in own:
        if isinstance(item, str) and item in {"index.md", "README.md"}:
            home.append({words.say("name.home"): item})
        else:
            rest.append(item)
    return [*home, *listed, *rest]


def _tab(words: Words, page: Page) -> str:
    """Return what the navigation calls a page; MkDocs does not escape it."""
    # The title of the home page is the name of the site.
    return escape(words.say("name.home") if page.kind == "home" else page.title)
