"""Web pages: the one door to trafilatura, which tells the text from what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from onrecord.authoring import dates
from onrecord.authoring.casting import label_of, role_of
from onrecord.authoring.files import RefusedError, not_installed
from onrecord.authoring.html_blocks import Piece, read_html, read_pieces
from onrecord.authoring.manuscript import Manuscript, TextBlock
from onrecord.authoring.names import entry
from onrecord.authoring.vocabulary import data
from onrecord.model import is_web_address
from onrecord.prose import Kind
from onrecord.text.folding import letters

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_BY_HAND = "Copy its text into a text file, and import that."
TAGS = 30_000
"""How many tags a page may have, their ends included."""
_TAG = re.compile(r"<[A-Za-z/!]")
_MANY = 2_000
"""Where a page has more pieces, its text is told without comparing each piece with those around it."""
_HEAD = 4096
"""In how many bytes a page says how it is encoded."""

_PUBLISHED = frozenset(
    "article:published_time citation_publication_date datepublished dc.date.issued dcterms.issued"
    "".split()
)
_LINKED_DATA = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_LANGUAGE = re.compile(r"[a-z]{2,3}", re.IGNORECASE)
_PARTS = re.compile(rf"\s+[{re.escape(data('pages')['titles']['parts'])}]\s+|\s+[|»·•]\s*|\s+-\s+")
"""What stands between the title of a page and the name of its site."""

_SENTENCE = re.compile(r"[^\W\d_].*[.!?…:。؟][\"'”’»)\]]*\Z", re.DOTALL)
_WORDS = 5
"""So many words and a full stop make a sentence."""
_SHORT = 40
"""Shorter pieces around a text are told together."""


def read_page(data: bytes, charset: str = "", url: str = "") -> Manuscript:
    """Return the text of a web page, and what it says of itself. Raises `RefusedError`."""
    try:
        import trafilatura  # noqa: PLC0415  (it is an optional extra)
    except ImportError:
        raise not_installed("a web page", "trafilatura lxml-html-clean") from None
    text = _page_text(data, charset)
    if (tags := sum(1 for _ in _TAG.finditer(text))) > TAGS:
        raise RefusedError(f"The page has {tags:,} tags; it may have {TAGS:,}.", _BY_HAND)
    try:
        tree = trafilatura.load_html(text)
        if tree is None:  # a piece of a page
            tree = trafilatura.load_html(f"<html><body>{text}</body></html>")
        address = url or ("" if tree is None else _address(tree))
        pieces = read_pieces(text, base=address)
        found = trafilatura.extract(
            text,
            fast=len(pieces) > _MANY,
            output_format="html",
            favor_recall=True,
            include_comments=False,
            include_formatting=False,
        )
    except Exception as error:  # a page can break a parser in any way
        raise RefusedError("The page cannot be read as HTML.", _BY_HAND) from error
    if tree is None:
        raise RefusedError("No text was found on this page.", _BY_HAND)
    known = _known(read_html(found or ""))
    kept, around = _parted(pieces, known)
    if not kept:  # everything bears the name of something that stands around a text
        kept, around = _parted(
            [replace(one, region="") if one.region == "beside" else one for one in pieces], known
        )
    if not kept:
        raise RefusedError("No text was found on this page.", _BY_HAND)
    return Manuscript(
        tuple(kept),
        titles=_titles(tree, kept),
        published=_published(tree, text),
        language=_language(tree),
        url=address,
        removed=tuple(_told(around)),
        days=tuple(_days_above(pieces, around)),
    )


def _known(blocks: Sequence[TextBlock]) -> tuple[frozenset[str], str]:
    """Return the letters of blocks that are surely text: of each, and of all."""
    each = [letters(block.text) for block in blocks]
    return frozenset(each), "\n".join(each)


def _parted(
    pieces: Sequence[Piece], known: tuple[frozenset[str], str]
) -> tuple[list[TextBlock], list[Piece]]:
    """Return what belongs to the text, and what stands around it.

    Where a page marks its main part, all in it is text that reads so; of several articles the longest,
    or all that stand amid a longer text, as cards of people do.
    """
    marked = any(piece.region == "main" for piece in pieces)
    lengths: dict[int, int] = {}
    for piece in pieces:
        lengths[piece.article] = lengths.get(piece.article, 0) + len(piece.block.text)
    longest = max(
        (article for article in lengths if article), key=lambda one: lengths[one], default=0
    )
    own = [at for at, one in enumerate(pieces) if one.region == "main" and not one.article]
    last = max((at for at in own if _is_sentence(pieces[at].block)), default=0)
    amid = {0, longest}
    if sum(len(pieces[at].block.text) for at in own) > lengths.get(longest, 0):
        amid = {0, *(piece.article for piece in pieces[:last])}
    kept: list[TextBlock] = []
    around: list[Piece] = []
    before: Piece | None = None
    for piece in pieces:
        other = piece.article not in amid
        inside = piece.region == "main" and not other
        text = _is_text(piece, known, inside=inside, marked=marked)
        if text and not inside and around and around[-1] is before and _heads(before, piece):
            kept.append(around.pop().block)  # what the text below is about
        (kept.append(piece.block) if text else around.append(piece))
        before = piece
    return kept, around


def _is_text(
    piece: Piece, known: tuple[frozenset[str], str], *, inside: bool, marked: bool
) -> bool:
    block, found = piece.block, letters(piece.block.text)
    if piece.region in {"around", "beside"}:
        return False
    if found in known[0] or (len(found) > _SHORT and found in known[1]):
        return True
    if not inside and (marked or piece.article):
        # The title and the day often stand above the part that is marked.
        return not piece.article and block.level == 1 and block.kind is Kind.HEADING
    if block.kind in {Kind.HEADING, Kind.QUOTATION, Kind.ASIDE} or _is_sentence(block):
        return True
    return inside or _names_somebody(block.text) or dates.dateline(block.text) is not None


def _heads(before: Piece, piece: Piece) -> bool:
    """Say whether one piece is the heading of the other, in the same part of the page."""
    place = (before.region, before.article, before.beside)
    return before.block.kind is Kind.HEADING and place == (
        piece.region,
        piece.article,
        piece.beside,
    )


def _is_sentence(block: TextBlock) -> bool:
    return len(block.text.split()) >= _WORDS and _SENTENCE.match(block.text) is not None


def _names_somebody(text: str) -> bool:
    return label_of(text) is not None or role_of(text) is not None or entry(text) is not None


def _days_above(pieces: Sequence[Piece], around: Sequence[Piece]) -> Iterator[str]:
    """Yield the lines around a text that give a day and stand above it, as in the head of a page."""
    left_out = set(map(id, around))
    for piece in pieces:
        if id(piece) not in left_out:
            return
        if dates.dateline(piece.block.text):
            yield piece.block.text


def _told(around: Sequence[Piece]) -> Iterator[str]:
    """Yield what stands around a text, line by line; short pieces that follow each other in one."""
    short: list[str] = []
    for piece in around:
        text = piece.block.text.replace("\n", " ")
        if len(text) <= _SHORT:
            short.append(text)
            continue
        if short:
            yield " · ".join(short)
            short = []
        yield text
    if short:
        yield " · ".join(short)


def _page_text(data: bytes, charset: str) -> str:
    named = _CHARSET.search(data[:_HEAD])
    for name in ("utf-8-sig", charset, named[1].decode() if named else ""):
        try:
            if name:
                return data.decode(name)
        except (LookupError, UnicodeDecodeError):
            continue
    # What browsers take where nothing is said; it gives every byte some meaning.
    return data.decode("cp1252", errors="replace")


def _metadata(tree: Any, names: frozenset[str]) -> list[str]:
    return [
        element.get("content") or element.get("datetime") or ""
        for element in tree.iter("meta", "time")
        if names & {(element.get(key) or "").lower() for key in ("property", "name", "itemprop")}
    ]


def _address(tree: Any) -> str:
    """Return the address that a saved page says it has."""
    links = [
        one.get("href") or ""
        for one in tree.iter("link")
        if (one.get("rel") or "").lower() == "canonical"
    ]
    addresses = (*links, *_metadata(tree, frozenset({"og:url"})))
    return next((address for address in addresses if is_web_address(address)), "")


def _titles(tree: Any, blocks: Sequence[TextBlock]) -> tuple[str, ...]:
    """Return what a page calls itself, without the name of the site; all its parts where that is not known."""
    named = [
        *_metadata(tree, frozenset({"og:title"})),
        *(element.text or "" for element in tree.iter("title")),
    ]
    named = [" ".join(title.split()) for title in named if title.strip()]
    if not named:
        return ()
    sites = [site.strip() for site in _metadata(tree, frozenset({"og:site_name"})) if site.strip()]
    title = named[0]
    for site in sites:
        title = re.sub(rf"\s*[|–—·»-]\s*{re.escape(site)}$", "", title)
    parts = _pieces(title) if title == named[0] else [title]
    headings = {letters(block.text) for block in blocks if block.kind is Kind.HEADING}
    shown = [part for part in parts if letters(part) in headings]
    if shown:
        # Of a part and what it is a part of, the longer; two parts that are headings are two titles.
        return tuple(
            part for part in shown if not any(part in other for other in shown if other != part)
        )
    return (title,) if len(parts) == 1 else tuple(_PARTS.split(title))


def _pieces(title: str) -> list[str]:
    """Return a title, and what stands before and behind each sign that may part it from a site's name."""
    cuts = list(_PARTS.finditer(title))
    sides = [piece for cut in cuts for piece in (title[: cut.start()], title[cut.end() :])]
    whole = [title, *sides, *_PARTS.split(title)]
    return list(dict.fromkeys(piece.strip() for piece in whole if piece.strip()))


def _published(tree: Any, text: str) -> date | None:
    written = _metadata(tree, _PUBLISHED) or _LINKED_DATA.findall(text)
    days = {day for words in written if (day := dates.day(words.strip()))}
    return days.pop() if len(days) == 1 else None


def _language(tree: Any) -> str:
    match = _LANGUAGE.match(tree.get("lang") or "")
    return match[0].lower() if match else ""
