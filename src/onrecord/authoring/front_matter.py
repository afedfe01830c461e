"""Markdown of other programs: its text as it stands, and what its front matter says."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.authoring import dates
from onrecord.authoring.manuscript import Declared, Manuscript, TextBlock
from onrecord.authoring.plain_text import decoded
from onrecord.authoring.vocabulary import data
from onrecord.model import is_web_address
from onrecord.project.plain import DEPTH, Tagged, plain
from onrecord.prose import Kind
from onrecord.text.characters import one_line

_UNDERLINE = re.compile(r"(?:=+|-+)\s*")
_HEADING = re.compile(r"(?P<signs>#{1,6})[ \t]*(?P<text>\S.*?)[ \t]*#*")
_FRONT = re.compile(
    r"(?P<sign>---|\+\+\+)[ \t]*\n(?P<front>.*?)^(?P=sign)[ \t]*$\n?", re.DOTALL | re.MULTILINE
)
_HEAD = re.compile(r"(?:[A-Za-z][\w -]{0,40}:[ \t]*\S.*\n(?:[ \t]+\S.*\n)*){2,}(?=[ \t]*\n)")
"""Keys without signs around them, as Pelican and MultiMarkdown have them."""
_KEYS: Mapping[str, str] = {
    key: meaning for meaning, keys in data("keys")["keys"].items() for key in keys.split()
}
_OF_PERSON = data("keys")["of_person"]
_HEAD_KEYS = frozenset({*_KEYS, *data("keys")["others"].split()})
_SEVERAL = frozenset(("speakers", "moderators", "organisers"))
"""What may have several values; of anything else one is taken only where there is one."""
_VALUES = 10_000
"""How many values there may be: aliases, which may lead back, make more of a few lines than any memory holds."""
_BITS = 10_000
"""How large a number may be; Python writes no larger ones."""


def read_markdown(data: bytes) -> Manuscript:
    """Return Markdown: it stays as it is, but for its headings.

    Of front matter the title, day, language, addresses and people are taken; the rest is told.
    """
    text = decoded(data)
    match = _FRONT.match(text)
    if match is None:
        head = _HEAD.match(text)
        keys = _head(head[0]) if head else None
        if head is None or not keys:
            return Manuscript(tuple(_blocks(text)))
        return _manuscript(tuple(_blocks(text[head.end() :])), keys)
    keys = _front_matter(match)
    blocks = tuple(_blocks(text[match.end() :]))
    if keys is None:
        return Manuscript(
            blocks, removed=tuple(filter(None, map(str.strip, match["front"].split("\n"))))
        )
    return _manuscript(blocks, keys)


def _front_matter(match: re.Match[str]) -> dict[str, Any] | None:
    """Return the keys of front matter, YAML or TOML; nothing where it cannot be read."""
    try:
        found = (
            tomllib.loads(match["front"])
            if match["sign"] == "+++"
            else plain(match["front"].encode())
        )
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict):
        return None if found else {}
    return {str(key): value for key, value in found.items()} if _is_bounded(found) else None


def _is_bounded(value: Any) -> bool:
    """Say whether all values can be gone through and written."""
    waiting, seen = [(value, 0)], 0
    while waiting:
        one, depth = waiting.pop()
        seen += 1
        if seen > _VALUES or depth > DEPTH or (isinstance(one, int) and one.bit_length() > _BITS):
            return False
        if isinstance(one, dict | list):
            within = (*one, *one.values()) if isinstance(one, dict) else one
            waiting += ((item, depth + 1) for item in within)
    return True


def _head(lines: str) -> dict[str, Any]:
    """Return the keys of a head without signs; nothing where it may be text. An indented line goes on."""
    pairs = (line.partition(":") for line in re.sub(r"\n[ \t]+", " ", lines).split("\n") if line)
    keys = {key.strip(): value.strip() for key, _, value in pairs}
    called = {re.sub(r"[ -]", "_", key.lower()) for key in keys}
    return keys if called <= _HEAD_KEYS and any(_KEYS.get(key) == "title" for key in called) else {}


def _manuscript(blocks: tuple[TextBlock, ...], keys: Mapping[str, Any]) -> Manuscript:
    found: dict[str, list[str]] = {}
    removed: list[str] = []
    said: list[tuple[str, str]] = []
    unread: list[str] = []
    for key, value in keys.items():
        meaning = _KEYS.get(re.sub(r"[ -]", "_", key.lower()), "")
        texts = list(_texts(value))
        one = len(texts) == 1 and meaning not in found
        if meaning and texts and (one or meaning in _SEVERAL) and _fits(meaning, texts):
            found.setdefault(meaning, []).extend(texts)
            said += _said(key, meaning, value)
        else:
            shown = ", ".join(f"{place}{text}" for place, text in _leaves(value))
            removed.append(f"{one_line(key)}: {shown}".rstrip())
            if meaning == "date":
                unread += [text for text in texts if not dates.day(text)]
    single = {key: values[0] for key, values in found.items()}
    declared = Declared(
        tuple(found.get("speakers", ())),
        tuple(found.get("moderators", ())),
        tuple(found.get("organisers", ())),
    )
    return Manuscript(
        blocks,
        titles=(single["title"],) if "title" in single else (),
        date=dates.day(single.get("date", "")),
        language=single.get("language", "").replace("_", "-").split("-")[0].lower(),
        url=single.get("url", ""),
        recording=single.get("recording", ""),
        removed=tuple(removed),
        declared=declared,
        days=tuple(unread),
        said=tuple(said),
    )


def _texts(value: Any) -> Iterator[str]:
    """Yield the texts of a value: each entry of a list, people with what stands beside their names."""
    if isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict):
        parts = [
            one_line(str(value[key]))
            for keys in _OF_PERSON
            for key in keys.split()
            if value.get(key)
        ]
        if parts:
            yield ", ".join(dict.fromkeys(parts))
        elif len(value) == 1:
            yield one_line(str(next(iter(value))))
    elif value is not None and not isinstance(value, Tagged):
        yield one_line(str(value))


def _said(key: str, meaning: str, value: Any) -> Iterator[tuple[str, str]]:
    """Yield the lines of a value that was taken, each with the words that a draft has if it has them."""
    for place, text in _leaves(value):
        day = dates.day(text) if meaning == "date" else None
        if meaning != "language":
            yield f"{one_line(key)}: {place}{text}", day.isoformat() if day else text


def _leaves(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text of a value, in its order, with the keys below which it stands."""
    if isinstance(value, list):
        for item in value:
            yield from _leaves(item, place)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _leaves(item, f"{place}{one_line(str(key))}: ")
    else:
        text = value.tag if isinstance(value, Tagged) else "" if value is None else str(value)
        yield place, one_line(text)


def _fits(meaning: str, texts: list[str]) -> bool:
    """Say whether a value is what its key is taken for."""
    if meaning == "date":
        return dates.day(texts[0]) is not None
    if meaning in {"url", "recording"}:
        return is_web_address(texts[0])
    if meaning == "language":
        return re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})*", texts[0]) is not None
    return all(texts)


def _blocks(body: str) -> Iterator[TextBlock]:
    """Yield headings, and everything between them as it is written; fenced code stays whole."""
    for group in _groups(body.strip("\n")):
        lines = group.split("\n")
        while lines and (heading := _HEADING.fullmatch(lines[0])):
            yield TextBlock(Kind.HEADING, heading["text"], len(heading["signs"]), raw=True)
            lines = lines[1:]
        if len(lines) == 2 and lines[0][:1].strip() and _UNDERLINE.fullmatch(lines[1]):  # noqa: PLR2004
            level = 1 if lines[1].startswith("=") else 2
            yield TextBlock(Kind.HEADING, lines[0].strip(), level, raw=True)
        elif any(line.strip() for line in lines):
            yield TextBlock(Kind.PARAGRAPH, "\n".join(lines), raw=True)


def _groups(body: str) -> Iterator[str]:
    return iter(re.split(r"\n(?:[ \t]*\n)+", body))
