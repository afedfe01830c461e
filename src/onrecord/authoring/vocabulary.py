"""The words by which a text says who took part, when, and in which language: data in `data/import`."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

_FOLDER = files("onrecord") / "data" / "import"


@cache
def data(name: str) -> dict[str, Any]:
    """Return a file of words."""
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def phrases(words: str) -> frozenset[str]:
    """Return the words and phrases of a list, in lower case and with blanks."""
    return frozenset(word.replace("_", " ").lower() for word in words.split())


def any_of(texts: Iterable[str]) -> str:
    """Return an expression for any of some phrases, the longest first.

    It asks for the first letter before it tries those phrases that begin so: of hundreds none begins
    at most places of a text.
    """
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for text in sorted(set(texts), key=lambda text: (-len(text), text)):
        groups[text[0].lower()].append(_expression(text))
    some = (f"{_begins(letter)}(?:{'|'.join(group)})" for letter, group in groups.items())
    return f"{_begins(''.join(groups))}(?:{'|'.join(some)})"


def _begins(letters: str) -> str:
    """Return an expression for a place at which one of some letters stands, small or capital."""
    return f"(?=[{re.escape(letters.lower() + letters.upper())}])"


def _expression(text: str) -> str:
    escaped = re.escape(text).replace("'", "['’]")
    return re.sub(r"(?:\\ )+", r"\\s+", escaped)
