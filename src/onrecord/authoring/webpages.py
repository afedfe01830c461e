"""The text of a web page without what stands around it: the one door to trafilatura."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser

from onrecord.authoring import dates
from onrecord.authoring.manuscript import Manuscript
from onrecord.authoring.markup import blocks_of
from onrecord.authoring.refusal import RefusedError, not_installed

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)
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
        found = trafilatura.extract(
            text,
            output_format="html",
            favor_recall=True,
            include_comments=False,
            include_formatting=False,
            with_metadata=True,
        )
    except Exception as error:  # a page can break a parser in any way
        raise RefusedError("The page cannot be read as HTML.") from error
    about = _About()
    about.feed(text)
    about.close()
    blocks = blocks_of(found or "")
    if not blocks:
        raise RefusedError(
            "No text was found on this page.", "Copy it into a text file, and import that."
        )
    return Manuscript(
        blocks,
        title=about.title,
        published=about.published or _first_day(_LINKED_DATA.findall(text)),
        language=about.language,
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


def _first_day(written: list[str]) -> date | None:
    """Return the day that texts give, if they give one."""
    found = {day for text in written if (day := dates.day(text.strip()))}
    return found.pop() if len(found) == 1 else None


class _About(HTMLParser):
    """Reads what a page says of itself: title, language, day of publication."""

    def __init__(self) -> None:
        super().__init__()
        self.language = ""
        self.titles: dict[str, str] = {}
        self.days: list[str] = []
        self.reading = False

    @property
    def title(self) -> str:
        """The title, without the name of the site behind it."""
        title = self.titles.get("og:title") or self.titles.get("title", "")
        title, site = " ".join(title.split()), self.titles.get("og:site_name", "").strip()
        return re.sub(rf"\s*[|–—·»-]\s*{re.escape(site)}$", "", title) if site else title

    @property
    def published(self) -> date | None:
        """The day of publication."""
        return _first_day(self.days)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Read an element of the head."""
        values = {name: value or "" for name, value in attrs}
        if tag == "html" and (match := _LANGUAGE.match(values.get("lang", ""))):
            self.language = match[0].lower()
        self.reading = tag == "title" and "title" not in self.titles
        names = {values.get(key, "").lower() for key in ("property", "name", "itemprop")}
        content = values.get("content") or values.get("datetime", "")
        if names & _PUBLISHED:
            self.days.append(content)
        for name in names & {"og:title", "og:site_name"}:
            self.titles.setdefault(name, content)

    def handle_data(self, data: str) -> None:
        """Read the title."""
        if self.reading:
            self.titles["title"] = self.titles.get("title", "") + data

    def handle_endtag(self, tag: str) -> None:
        """Stop reading the title."""
        self.reading = self.reading and tag != "title"
