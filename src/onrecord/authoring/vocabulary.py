"""The words by which a text says who took part, when, and in which language: data in `data/import`."""

from __future__ import annotations

import re
import tomllib
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
    """Return an expression for any of some phrases, the longest first."""
    ordered = sorted(set(texts), key=lambda text: (-len(text), text))
    escaped = (re.escape(text).replace("'", "['’]") for text in ordered)
    return "|".join(re.sub(r"(?:\\ )+", r"\\s+", text) for text in escaped)
