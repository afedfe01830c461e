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
from onrecord.project.plain import Tagged, plain
from onrecord.prose import Kind
from onrecord.text.characters import one_line

_UNDERLINE = re.compile(r"(?:=+|-+)\s*")
_HEADING = re.compile(r"(?P<signs>#{1,6})[ \t]*(?P<text>\S.*?)[ \t]*#*")
_FRONT = re.compile(
    r"(?P<sign>---|\+\+\+)[ \t]*\n(?P<front>.*?)^(?P=sign)[ \t]*$\n?", re.DOTALL | re.MULTILINE
)
_KEYS: Mapping[str, str] = {
    key: meaning for meaning, keys in data("keys")["keys"].items() for key in keys.split()
}
_OF_PERSON = data("keys")["of_person"]


def read_markdown(data: bytes) -> Manuscript:
    """Return Markdown: it stays as it is, but for its headings.

    Of front matter the title, day, language, addresses and people are taken; the rest is told.
    """
    text = decoded(data)
    match = _FRONT.match(text)
    keys = _front_matter(match) if match else None
    if match is None:
        return Manuscript(tuple(_blocks(text)))
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
    except ValueError:
        return None
    return (
        {str(key): value for key, value in found.items()}
        if isinstance(found, dict)
        else {}
        if not found
        else None
    )


def _manuscript(blocks: tuple[TextBlock, ...], keys: Mapping[str, Any]) -> Manuscript:
    found: dict[str, list[str]] = {}
    removed = []
    for key, value in keys.items():
        meaning = _KEYS.get(key.lower().replace("-", "_"), "")
        texts = list(_texts(value))
        if meaning and texts and _fits(meaning, texts):
            found.setdefault(meaning, []).extend(texts)
        else:
            removed.append(f"{key}: {_shown(value)}")
    one = {key: values[0] for key, values in found.items()}
    declared = Declared(
        tuple(found.get("speakers", ())),
        tuple(found.get("moderators", ())),
        tuple(found.get("organisers", ())),
    )
    return Manuscript(
        blocks,
        titles=(one["title"],) if "title" in one else (),
        date=dates.day(one.get("date", "")),
        language=one.get("language", "").replace("_", "-").split("-")[0].lower(),
        url=one.get("url", ""),
        recording=one.get("recording", ""),
        removed=tuple(removed),
        declared=declared,
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


def _fits(meaning: str, texts: list[str]) -> bool:
    """Say whether a value is what its key is taken for."""
    if meaning == "date":
        return dates.day(texts[0]) is not None
    if meaning in {"url", "recording"}:
        return is_web_address(texts[0])
    if meaning == "language":
        return re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})*", texts[0]) is not None
    return all(texts)


def _shown(value: Any) -> str:
    texts = [str(one) for one in _texts(value)] if isinstance(value, list | dict) else [str(value)]
    return one_line(", ".join(texts) or str(value))


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
