"""Cut the text of a document into tokens, once; everything later is a range of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

END = "\n"
"""The token behind each block."""

# Chinese, Japanese and Korean put no space between a name and what is said of it.
_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_LETTER = rf"[^\W\d_{_UNSPACED}]"
_TOKEN = re.compile(
    # What most tokens are comes first: a plain word, a sign.
    rf"(?:[A-Z]?[a-z]+(?=[\s,;:)])|[,;:()]|[A-Z][A-Z0-9]*(?:/[A-Z0-9.]*[A-Z0-9])+(?!\w)|\d[^\W_]*|{_LETTER}(?:\.{_LETTER})+(?!\w)|{_LETTER}(?:[^\W_{_UNSPACED}]|['’‑-](?=[^\W_]))*(?:(?<=s)['’](?=\s+[^\W\d_]))?"
    rf"|[{_UNSPACED}]+|\S)\s*"
)


@dataclass(frozen=True)
class Tokens:
    """The tokens of all blocks of a document, each with the space behind it."""

    words: Sequence[str]
    starts: Sequence[int]
    """Where each token begins in its block, in characters."""
    ends: Sequence[int]
    """By block: the token behind its last."""

    def block(self, token: int) -> int:
        """Return the block that a token stands in."""
        return bisect_right(self.ends, token)

    def first(self, block: int) -> int:
        """Return the first token of a block."""
        return self.ends[block - 1] + 1 if block else 0

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return where some tokens begin and end in their block, in characters."""
        return self.starts[first], self.starts[last] + len(self.words[last].rstrip())

    def at(self, block: int, offset: int) -> int:
        """Return the token at an offset of a block."""
        first, end = self.first(block), self.ends[block]
        return max(bisect_right(self.starts, offset, first, max(end, first)) - 1, first)

    def text(self, first: int, last: int) -> str:
        """Return the words from one token to another."""
        return "".join(self.words[first : last + 1]).strip()


def tokenise(texts: Iterable[str], elided: re.Pattern[str] | None = None) -> Tokens:
    """Cut the texts of blocks; `elided` finds what stands before an apostrophe: `l'avis`."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for text in texts:
        found = _TOKEN.findall(text)
        if elided:
            found = [part for word in found for part in _parts(word, elided)]
        starts += accumulate(map(len, found), initial=len(text) - len(text.lstrip()))
        words += found
        ends.append(len(words))
        words.append(END)
    return Tokens(words, starts, ends)


def _parts(word: str, elided: re.Pattern[str]) -> Iterator[str]:
    """Yield a word in its parts: `l'` and `avis`."""
    while match := elided.match(word):
        yield match[0]
        word = word[match.end() :]
    yield word
