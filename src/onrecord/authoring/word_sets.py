"""Names as sets of words: which are a part of others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from itertools import chain


class WordSets:
    """Some names, prepared to be asked whether others are a part of one, or one a part of them.

    Comparing each name with each would be too slow: a text can have thousands.
    """

    def __init__(self, names: Iterable[AbstractSet[str]]) -> None:
        each = {frozenset(name) for name in names}
        self._any = bool(each)
        self._with: defaultdict[str, set[int]] = defaultdict(set)
        """By word: which names have it."""
        self._by_rarest: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
        """By word: the names that have no rarer one."""
        for number, name in enumerate(each):
            for word in name:
                self._with[word].add(number)
        for name in each:
            rarest = min(name, key=lambda word: (len(self._with[word]), word), default="")
            self._by_rarest[rarest].append(name)

    def has_part_or_whole(self, name: AbstractSet[str]) -> bool:
        """Say whether all words of a name stand in one of these, or all words of one of these in it."""
        holders = sorted((self._with.get(word, set()) for word in name), key=len)
        if set.intersection(*holders) if holders else self._any:
            return True
        parts = chain.from_iterable(self._by_rarest.get(word, ()) for word in ("", *name))
        return any(part <= name for part in parts)
