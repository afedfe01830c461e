"""Fingerprints of passages: short numbers that are alike where texts are, and hold no word of them."""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import blake2b

from onrecord.text.folding import caseless

BITS = 32
"""How long a fingerprint is."""

UNLIKE = 11
"""From so many different bits on, two texts are taken for different ones."""

_LANE = 32
_EACH = sum(1 << (_LANE * place) for place in range(BITS))
"""One in each lane."""
_MAJORITY = 1 << (_LANE - 1)
_DIGITS = bytes(ord("1" if byte & 0x80 else "0") for byte in range(256))
_SHORT = 3
"""Words of so few letters stand in every text and tell nothing."""


def fingerprint(text: str) -> str:
    """Return the fingerprint of a text as eight hexadecimal digits.

    Each word votes for every bit; the majority wins. So texts that share most of their words
    share most bits, in whatever order the words stand.
    """
    words = set(re.findall(r"\w+", caseless(text)))
    telling = {word for word in words if len(word) > _SHORT} or words
    # What is added makes the highest bit of a lane tell whether most words voted for its bit.
    votes = sum(map(_votes, telling), _EACH * (_MAJORITY - len(telling) // 2 - 1))
    lanes = (votes & _EACH * _MAJORITY).to_bytes(BITS * _LANE // 8, "big")
    bits = int(lanes[:: _LANE // 8].translate(_DIGITS), 2)
    return f"{bits:08x}"


@lru_cache(maxsize=1 << 16)
def _votes(word: str) -> int:
    """Return the hash of a word, spread so that many can be added without carrying over."""
    digest = int.from_bytes(blake2b(word.encode(), digest_size=BITS // 8).digest(), "big")
    return sum(1 << (_LANE * place) for place in range(BITS) if digest >> place & 1)


def distance(one: str, other: str) -> int:
    """Return how many bits of two fingerprints differ: 0 to `BITS`."""
    return (int(one, 16) ^ int(other, 16)).bit_count()
