"""Names as parts of addresses: of series and organisations, which have no ids."""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import sha256

from onrecord.text import folding

_LONGEST_SLUG = 120
"""The longest part of an address: the name of a file has at most 255 bytes, and others are put behind."""
_SIGNS = {"#": "sharp", "+": "plus", "*": "star", "@": "at", "=": "equals", "$": "dollar"}
_SIGNS_BEHIND = re.compile(r"(?<=[^\W_])[#+*@=$]+(?![^\W_])")
"""Signs at the end of a word; between words they part them."""
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


@lru_cache(maxsize=16_384)  # the same few names stand beside every statement
def slug(name: str) -> str:
    """Return a name as a part of an address, another for each name that readers tell apart.

    Signs behind a letter become words (`C#`, `C++`). A short hash ends it where plain letters do not tell
    names apart, as with Chinese characters, or where the name is too long for a file.
    """
    signs = _SIGNS_BEHIND.sub(lambda run: "".join(f" {_SIGNS[sign]} " for sign in run[0]), name)
    plain = folding.slug(signs)
    if plain and len(plain) <= _LONGEST_SLUG and not _HAN.search(name):
        return plain
    cut = plain if len(plain) <= _LONGEST_SLUG else plain[:_LONGEST_SLUG].rpartition("-")[0]
    return "-".join(filter(None, (cut or plain[:_LONGEST_SLUG], _hash(name))))


def _hash(name: str) -> str:
    return sha256(name.encode()).hexdigest()[:8]
