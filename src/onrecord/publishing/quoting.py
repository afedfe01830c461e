"""Put what contributors wrote into Markdown so that it stays what it is: words."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 200
"""How many characters of a value are repeated."""

_HIDDEN = frozenset(("Cc", "Cf", "Co", "Cs"))


def code(value: str) -> str:
    """Return a value as code: no markup, no HTML, no mention of anybody comes to life in it."""
    folded = " ".join(value.split())
    shown = folded if len(folded) <= _LONGEST else f"{folded[: _LONGEST - 1]}…"
    shown = "".join("�" if unicodedata.category(c) in _HIDDEN else c for c in shown) or "–"
    fence = "`" * (max(map(len, re.findall(r"`+", shown)), default=0) + 1)
    pad = " " if shown[0] == "`" or shown[-1] == "`" else ""
    return f"{fence}{pad}{shown}{pad}{fence}"


def block(line: str, indent: int) -> str:
    """Return a line of YAML as a block that can be copied as it is, for a list so far to the right."""
    fence = "`" * max(3, max(map(len, re.findall(r"`+", line)), default=0) + 1)
    shown = "".join(c if c == " " or unicodedata.category(c) not in _HIDDEN else "�" for c in line)
    return "\n".join(f"{' ' * indent}{part}" for part in (f"{fence}yaml", shown, fence))


def prose(message: str) -> str:
    """Return a message of ours as Markdown: what stands between backticks as code, the rest plain."""
    parts = message.split("`")
    return "".join(code(part) if place % 2 else _plain(part) for place, part in enumerate(parts))


def _plain(text: str) -> str:
    """Return a text without markup: every sign that Markdown or GitHub could read is taken apart."""
    escaped = re.sub(r"([\\*_{}\[\]#+!|~<>&])", r"\\\1", " ".join(re.split(r"[\r\n]+", text)))
    return escaped.replace("@", "@\u2060")


def scalar(value: str) -> str:
    """Return a text as a value of a YAML list in brackets."""
    if re.fullmatch(r"[^\W\d_](?:[\w.'’() -]*[\w.)])?", value):
        return value
    return "'" + value.replace("'", "''") + "'"
