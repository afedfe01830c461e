"""The text of a page without the boilerplate around it: captions, menus, dates, buttons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape

from onrecord.authoring.casting import asides, bare, label_of, plain_markdown, role_of
from onrecord.authoring.dates import Dateline, dateline
from onrecord.authoring.manuscript import Manuscript, TextBlock, paragraph
from onrecord.authoring.vocabulary import any_of, data, phrases
from onrecord.prose import Kind
from onrecord.text.folding import letters, plain

_PAGES = data("pages")
_SHORT = 120
"""Boilerplate is short; a sentence that begins so may be longer."""

_LINES = any_of(phrases(_PAGES["boilerplate"]["lines"])).replace(r"\s+\*", r"\b.*")
_BOILERPLATE = re.compile(
    rf"{_LINES}|(?:\d+\s+)?comments?|(?:\d+\s+)?min(?:ute)?s?\s+read|(?:©|\(c\)\s).*|all\s+rights\s+reserved\.?",
    re.IGNORECASE | re.DOTALL,
)
_SENTENCE: int = _PAGES["boilerplate"]["sentence"]
_PICTURE = re.compile(r"(?:!\[[^\]\n]*\](?:\([^)\n]*\)|\[[^\]\n]*\])?\s*)+")

_COMMENT = re.compile(r"<!--(?:(?!-->).)*-->", re.DOTALL)
"""Which Markdown may have, such as `<!--more-->` of Hugo."""

_TITLES = _PAGES["titles"]
_KIND = rf"(?:{any_of(phrases(_TITLES['kinds']))})"
_WHAT = rf"(?P<{{}}>{any_of(phrases(_TITLES['whats']))})"
_LABEL = re.compile(
    rf"\s*(?:\[\s*(?:{_KIND}\s+)?(?:{_WHAT.format('a')}|{_KIND})\s*\]\s*[:–—-]?"
    rf"|(?:{_KIND}\s+)?{_WHAT.format('b')}\s*[:–—]|{_KIND}\s+{_WHAT.format('c')}\s+-)\s*",
    re.IGNORECASE,
)
_OF_MAIL = re.compile(
    r"\A(?:\s*(?:(?:re|fwd?|tr|rv|aw|wg)\s*:|\[[^\W\d][^\[\]\s]{1,40}\]))+\s*(?=\w)", re.IGNORECASE
)
"""What stands before the subject of a message: `Fwd:`, the name of a list."""
_OF_A_CALL = re.compile(r"\s*-\d{8}_\d{6}-\w+ \w+\Z")
"""How files of Teams end: `-20310116_140233-Meeting Transcript`."""
_SUBJECT = re.compile(rf"(?:{any_of(phrases(_TITLES['subjects']))})\b", re.IGNORECASE)
_TITLE = re.compile(rf"\s*(?:{any_of(phrases(_TITLES['names']))})\s*[:：]\s*(?=\S)", re.IGNORECASE)
_SECTIONS = phrases(_TITLES["sections"])
_SAYS_LITTLE = re.compile(
    rf"(?:(?:{any_of(phrases(_TITLES['any']))}|[\divx]+(?:st|nd|rd|th|er|e)?)(?!\w)\W*)+",
    re.IGNORECASE,
)
_SYMBOL = re.compile(r"(?=\S*\d)[A-Z\d][A-Z\d./()-]*")
"""The symbol of a document: `A/70/174`."""

_HEADING = 150
"""How many characters a heading may have."""
_CLOSED = re.compile(r"[.,;:!…。؟][\"'’”»)\]]*\Z")
"""The end of a sentence, which is no heading."""

_TOP = 8
"""Among how many blocks the title is looked for."""
_CAPTION = 150
"""A longer block above the title is text and not the caption of a picture."""
_NEAR = 4
"""How many blocks below the title a day without a label can still be that of the webinar."""


@dataclass(frozen=True)
class MainText:
    """A text without the page around it."""

    titles: tuple[str, ...]
    """The title; several where nothing says which it is, none where there is none."""
    blocks: tuple[TextBlock, ...]
    datelines: tuple[Dateline, ...]
    """What lines say of the day: those with a label, and those next to the title."""
    removed: tuple[str, ...]
    """Every line that was taken for a part of the page."""
    kind: str
    """What kind of text the title says it is, as `source` has it; may be empty."""

    @property
    def title(self) -> str:
        """The one title; empty where it is not certain."""
        return self.titles[0] if len(self.titles) == 1 else ""


def main_text(manuscript: Manuscript) -> MainText:
    """Return the text of a manuscript, its title and what was removed."""
    blocks = manuscript.blocks
    titles, at = _title(manuscript)
    title = titles[0] if len(titles) == 1 else ""
    above = blocks[: at or 0]
    kept = [block for block in above if len(block.text) > _CAPTION or _is_part(block)]
    removed = [block.text for block in above if block not in kept]
    datelines = [line for block in above if (line := dateline(_words(block)))]
    start = at + 1 if at is not None else 0
    if at is not None and title:
        removed += [blocks[at].text] if _says_more(blocks[at]) else []
    other = asides(blocks)
    for place, block in enumerate(blocks[start:], start):
        line = dateline(_words(block))
        near = place - start < _NEAR
        if line and line.says == "held" and (other[place] or not (near or line.labelled)):
            line = replace(line, says="day")
        if line and (near or line.says != "day"):
            datelines.append(line)
        same = block.kind is Kind.HEADING and plain(without_label(_words(block))) == plain(title)
        if (
            (line and line.alone and (near or line.says in {"published", "changed"}))
            or is_boilerplate(block.text)
            or is_boilerplate(_words(block))
            or (same and title)
        ):
            removed.append(block.text)
        else:
            kept.append(
                replace(block, kind=Kind.PARAGRAPH)
                if line and block.kind is Kind.HEADING
                else block
            )
    return MainText(
        titles,
        tuple(_doubted(kept)),
        tuple(datelines),
        _unique(removed),
        _kind(manuscript, blocks, at),
    )


def _words(block: TextBlock) -> str:
    return plain_markdown(block.text).strip() if block.raw else block.text


def _says_more(block: TextBlock) -> bool:
    """Say whether a title had more than a title keeps: a label, the address of a link, a tag."""
    words = _words(block)
    return titled(words) != words or (
        block.raw and letters(unescape(block.text)) != letters(unescape(words))
    )


def _is_part(block: TextBlock) -> bool:
    """Say whether a short block above the title belongs to the text all the same: it names people."""
    return label_of(_words(block)) is not None


def _unique(removed: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(text.split()) for text in removed))


def _title(manuscript: Manuscript) -> tuple[tuple[str, ...], int | None]:
    """Return the title, or those that may be it, and which block it is."""
    blocks = manuscript.blocks
    at = _place_of_title(manuscript)
    if at is not None:
        return (titled(_words(blocks[at])),), at
    declared = tuple(dict.fromkeys(map(without_label, manuscript.titles)))
    if declared and not any(map(_is_telling, declared)):
        headings = [without_label(_words(blocks[place])) for place in _first_headings(blocks)]
        return tuple(one for one in dict.fromkeys(headings) if _is_telling(one)), None
    if declared:
        main = [at for at, block in enumerate(blocks) if block.level == 1][:1]
        dated = tuple(without_label(_words(blocks[at])) for at in (*main, *_above_day(blocks)))
        return tuple(dict.fromkeys((*dated, *declared))), None
    first = _first_headings(blocks)
    if len(first) == 1 and _goes_on_below(blocks, first[0]):
        first.append(first[0] + 1)
    titles = tuple(without_label(_words(blocks[at])) for at in first)
    if not any(map(_is_telling, titles)):
        return (), None
    return titles, first[0] if len(first) == 1 else None


def _goes_on_below(blocks: Sequence[TextBlock], at: int) -> bool:
    """Say whether the line below a heading may be the title as well.

    The heading may be a body in capitals, whose minutes the line calls by their title, or say no more than
    what kind of text it is.
    """
    heading, below = (_words(block) for block in (*blocks[at : at + 2], paragraph(""))[:2])
    if _is_telling(heading):
        return heading.isupper() and _SAYS_LITTLE.match(below) is not None
    return is_heading(below)


def _is_telling(title: str) -> bool:
    """Say whether words may be a title: `Session 163`, `Minutes` or the symbol of a document say too little."""
    return not (_SAYS_LITTLE.fullmatch(title.strip()) or _SYMBOL.fullmatch(title.strip()))


def _place_of_title(manuscript: Manuscript) -> int | None:
    """Return which block is the title; nothing where none surely is."""
    at = _place_of_title_at_all(manuscript)
    return at if at is not None and _is_telling(_words(manuscript.blocks[at])) else None


def _place_of_title_at_all(manuscript: Manuscript) -> int | None:
    blocks = manuscript.blocks
    top = [(at, block) for at, block in enumerate(blocks[:_TOP]) if len(block.text) <= _CAPTION * 2]
    labelled = [at for at, block in top if titled(_words(block)) != _words(block)]
    if blocks and blocks[0].level == 1 and blocks[0].kind is Kind.HEADING:
        labelled = [at for at in labelled if at == 0 or not _SUBJECT.match(_words(blocks[at]))]
    if labelled:
        return labelled[0]
    wanted = frozenset(plain(without_label(title)) for title in manuscript.titles) - {""}
    places = [at for at, block in enumerate(blocks) if block.kind is Kind.HEADING]
    places = places or [at for at, _ in top]
    declared = [at for at in places if _is_called(_words(blocks[at]), wanted)]
    highest = [
        at for at, block in enumerate(blocks) if block.kind is Kind.HEADING and block.level == 1
    ]
    main = highest[0] if len(highest) == 1 or (highest and highest[0] == 0) else None
    if main is not None and _is_of_contents(blocks, main):
        main = None
    if declared:
        return main if main in declared else declared[0]
    if main is not None and not wanted:
        return main
    dated = _above_day(blocks)
    return dated[0] if dated and not wanted else None


def _is_of_contents(blocks: Sequence[TextBlock], at: int) -> bool:
    """Say whether a heading is that of a list of the later headings: `Inside this issue`."""
    below = [block for block in blocks[at + 1 : at + _TOP] if block.kind is not Kind.HEADING]
    listed = {bare(plain_markdown(line)) for b in below for line in b.text.split("\n")}
    later = {bare(_words(b)) for b in blocks[at + 1 :] if b.kind is Kind.HEADING}
    return len(listed & later - {""}) > 1


def _above_day(blocks: Sequence[TextBlock]) -> list[int]:
    """Return the headings at the top that stand right above a day, or above a piece of the page."""
    return [
        at
        for at, block in enumerate(blocks[:_TOP])
        if block.kind is Kind.HEADING
        and len(block.text) <= _CAPTION * 2
        and _is_telling(_words(block))
        and not dateline(_words(block))
        and any(dateline(_words(b)) or is_boilerplate(_words(b)) for b in blocks[at + 1 : at + 2])
    ]


def _is_called(words: str, wanted: frozenset[str]) -> bool:
    """Say whether a heading is one of some titles, or one of them but for a word such as `Event:`."""
    heading = plain(without_label(words))
    return heading in wanted or any(
        " " in heading
        and title.endswith(f" {heading}")
        and title.count(" ") - heading.count(" ") <= 2  # noqa: PLR2004
        for title in wanted
    )


def _first_headings(blocks: Sequence[TextBlock]) -> list[int]:
    """Return the headings that a text begins with, but for those that every text may have."""
    found: list[int] = []
    for at, block in enumerate(blocks[:_TOP]):
        words = _words(block)
        beside = dateline(words) or is_boilerplate(words) or _SYMBOL.fullmatch(words)
        if beside or (block.kind is Kind.HEADING and _is_of_contents(blocks, at)):
            continue
        if (
            block.kind is not Kind.HEADING
            or label_of(words)
            or role_of(words)
            or (found and words.lower() in _SECTIONS)
        ):
            break
        if found and block.level > blocks[found[0]].level:
            break
        found.append(at)
    return found


def _doubted(blocks: Sequence[TextBlock]) -> Iterator[TextBlock]:
    """Yield blocks; headings with nothing below them at the very end may not belong to the text."""
    texts = [at for at, block in enumerate(blocks) if block.kind is not Kind.HEADING]
    last = texts[-1] if texts else -1
    yield from blocks[: last + 1]
    for block in blocks[last + 1 :]:
        asked = paragraph(f"TODO: does this belong to the text? {block.text}")
        yield replace(asked, raw=block.raw)


def is_boilerplate(text: str) -> bool:
    """Say whether a block is part of the page and not of the text; pictures and comments are no text either."""
    words = text.strip()
    if _PICTURE.fullmatch(words) or _COMMENT.fullmatch(words):
        return True
    if len(words) > _SHORT or not _BOILERPLATE.fullmatch(words):
        return False
    return not (re.search(r"[^\W\d_][.?!][\"”’)]*\Z", words) and len(words.split()) >= _SENTENCE)


def stands_alone(line: str) -> bool:
    """Say whether a line is not part of the paragraph around it: a date, a label, a piece of the page."""
    return is_boilerplate(line) or dateline(line) is not None or label_of(line) is not None


def titled(text: str) -> str:
    """Return a title without what says that it is one: `Session title:`, `[Webinar summary]`."""
    named = _TITLE.match(text)
    return without_label(text[named.end() :] if named else text) or text


def without_label(text: str) -> str:
    """Return a title without `[Webinar summary]` before it, and what calls put behind that of a meeting."""
    text = _OF_MAIL.sub("", _OF_A_CALL.sub("", text) or text)
    label = _LABEL.match(text)
    return (text[label.end() :].strip() if label else "") or text


def _kind(manuscript: Manuscript, blocks: Sequence[TextBlock], at: int | None) -> str:
    """Return what a text calls itself in its title: a summary, a report."""
    texts = [_words(blocks[at])] if at is not None else []
    for text in (*texts, *manuscript.titles):
        label = _LABEL.match(text)
        what = next(filter(None, label.groups()), "").lower() if label else ""
        if what in phrases(_TITLES["report"]):
            return "published report"
        if what in phrases(_TITLES["summary"]):
            return "published summary"
    return ""


def is_heading(line: str) -> bool:
    """Say whether a line between empty lines is a heading."""
    short = len(line) <= _HEADING and not _CLOSED.search(line)
    return short and re.search(r"[^\W\d_]", line) is not None and not stands_alone(line)
