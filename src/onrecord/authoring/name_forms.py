"""Longer and shorter forms of a name: `Ruth Camelo Díaz`, `Ruth Camelo`, `Van Schijn`, `R. C. Díaz`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.text.folding import plain

_FEW = 50
"""With so many names that begin with the same letter a shorter form is compared."""


class NameForms:
    """The names of those whom a text names, prepared to be asked whose name another one is a form of."""

    def __init__(self) -> None:
        self._wholes: dict[tuple[str, ...], str] = {}
        """Whose name has these words."""
        self._ends: defaultdict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
        """Whose names begin or end with these words."""
        self._by_letter: defaultdict[str, dict[tuple[str, ...], str]] = defaultdict(dict)
        """By the first letter of a name: its words, and whose it is."""

    def add(self, name: str, key: str, *, may_go_on: bool) -> None:
        """Add the name of somebody, who goes by a key; of most people a longer name may still come."""
        words = tuple(plain(name).split())
        if words:
            self._by_letter[words[0][:1]][words] = key
        if may_go_on:
            self._wholes[words] = key
            for part in _ends(words):
                self._ends[part][key] = None

    def of(self, name: str) -> str:
        """Return by which key the one goes whose name goes on with this one, or this with it.

        Empty where nobody's does, or several people's.
        """
        words = tuple(plain(name).split())
        found = {self._wholes[part]: None for part in _ends(words) if part in self._wholes}
        found |= self._ends.get(words, {})
        if not found and len(words) > 1 and len(near := self._by_letter[words[0][:1]]) <= _FEW:
            found = {key: None for whole, key in near.items() if _is_short_for(words, whole)}
        return next(iter(found)) if len(found) == 1 else ""


def _ends(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield with which words a name begins or ends, two at least."""
    for length in range(2, len(words) + 1):
        yield words[:length]
        yield words[-length:]


def _is_short_for(words: Sequence[str], whole: Sequence[str]) -> bool:
    """Say whether a name is another one with words left out or as initials: `Ana Vuni`, `A. B. Vuni`.

    Both begin alike; a surname has to be left, and an initial alone is none.
    """
    if len(words) > len(whole) or len(words[-1]) == 1:
        return False
    left = iter(whole)
    return all(
        any(one == word or (len(word) == 1 and one[0] == word) for one in left) for word in words
    )
