"""The text of a web page without what stands around it: the one door to trafilatura."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from onrecord.authoring import dates
from onrecord.authoring.manuscript import Manuscript
from onrecord.authoring.markup import blocks_of
from onrecord.authoring.refusal import RefusedError, not_installed

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_BY_HAND = "Copy its text into a text file, and import that."
_HEAD = 4096
"""In how many bytes a page says how it is encoded."""

_PUBLISHED = frozenset(
    (
        "article:published_time",
        "citation_publication_date",
        "datepublished",
        "dc.date.issued",
        "dcterms.issued",
    )
)
_LINKED_DATA = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_LANGUAGE = re.compile(r"[a-z]{2,3}", re.IGNORECASE)


def read(data: bytes, charset: str = "") -> Manuscript:
    """Return the text of a page, and what it says of itself. Raises `RefusedError`."""
    try:
        import trafilatura  # noqa: PLC0415  (it is an optional extra)
    except ImportError:
        raise not_installed("a web page") from None
    text = _decoded(data, charset)
    try:
        tree = trafilatura.load_html(text)
        found = trafilatura.extract(
            text,
            output_format="html",
            favor_recall=True,
            include_comments=False,
            include_formatting=False,
        )
    except Exception as error:  # a page can break a parser in any way
        raise RefusedError("The page cannot be read as HTML.", _BY_HAND) from error
    blocks = blocks_of(found or "")
    if tree is None or not blocks:
        raise RefusedError("No text was found on this page.", _BY_HAND)
    return Manuscript(
        blocks, title=_title(tree), published=_published(tree, text), language=_language(tree)
    )


def _decoded(data: bytes, charset: str) -> str:
    """Return a page as text, in the encoding that it or its server names."""
    named = _CHARSET.search(data[:_HEAD])
    for name in ("utf-8-sig", charset, named[1].decode() if named else ""):
        try:
            if name:
                return data.decode(name)
        except (LookupError, UnicodeDecodeError):
            continue
    # What browsers take where nothing is said; it gives every byte some meaning.
    return data.decode("cp1252", errors="replace")


def _said(tree: Any, names: frozenset[str]) -> list[str]:
    """Return what the elements of a page say that are marked with one of some names."""
    return [
        element.get("content") or element.get("datetime") or ""
        for element in tree.iter("meta", "time")
        if names & {(element.get(key) or "").lower() for key in ("property", "name", "itemprop")}
    ]


def _title(tree: Any) -> str:
    """Return the title of a page, without the name of the site behind it."""
    titles = _said(tree, frozenset({"og:title"}))
    titles += [element.text or "" for element in tree.iter("title")]
    title = next((" ".join(title.split()) for title in titles if title.strip()), "")
    for site in _said(tree, frozenset({"og:site_name"})):
        title = re.sub(rf"\s*[|–—·»-]\s*{re.escape(site.strip())}$", "", title)
    return title


def _published(tree: Any, text: str) -> date | None:
    """Return the day on which a page says that it was published."""
    written = _said(tree, _PUBLISHED) or _LINKED_DATA.findall(text)
    days = {day for words in written if (day := dates.day(words.strip()))}
    return days.pop() if len(days) == 1 else None


def _language(tree: Any) -> str:
    """Return the language of a page."""
    match = _LANGUAGE.match(tree.get("lang") or "")
    return match[0].lower() if match else ""
