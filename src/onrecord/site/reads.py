"""Reads: what pages say of the texts, noted while they are made.

Where all of it is the same the next time, so are the pages: build systems call it a verifying trace.
Only what is found in the texts is noted. What pages take from elsewhere (front matter, the register,
the catalogue, words, settings) changes less often, and for many pages at once: whoever keeps pages
compares that as a whole.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from typing import Any, TypeVar

from onrecord.site.site import Site

Read = tuple[str, str | None]
"""The name of a grouping, and what was looked up in it."""

_OF_THE_INDEX = ("bodies", "by_norm", "by_speaker", "by_subject", "by_summary")
"""What an index groups of the texts. What a `repr` of their values leaves out is not noted."""

_OF_NO_TEXT = frozenset(
    (
        "alphabetical",
        "appearances",
        "badges",
        "day",
        "lines",
        "neighbours",
        "newest",
        "on_record",
        "organisations",
        "people",
        "place",
        "series",
        "set_of",
        "sets",
        "words",
    )
)
"""What a site groups of front matter, register and catalogue alone; all else is noted."""

Grouping = Callable[[Site], Mapping[str, Any]]
"""Groups something of a site, by name."""

_OF_ONE_TEXT = frozenset(("bodies", "by_summary", "_by_voice"))
"""What is found in one text: the hash of all that its body was made from is the hash of that, too."""

T = TypeVar("T")
V = TypeVar("V")


class Reads:
    """What is being read, and what it says."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._noted: set[Read] = set()
        self._groupings: dict[str, Mapping[Any, Any]] = {}
        self._known: dict[Read, str] = {}

    @contextmanager
    def noted(self) -> Iterator[set[Read]]:
        """Give what is read meanwhile; whoever notes around it has read that, too."""
        around, self._noted = self._noted, set()
        found = self._noted
        try:
            yield found
        finally:
            self._noted = around
            around |= found

    def add(self, *found: Read) -> None:
        """Note what was read."""
        self._noted.update(found)

    def of(self, name: str, grouping: Mapping[T, V]) -> Mapping[T, V]:
        """Return a grouping of which is noted what is looked up in it."""
        self._groupings[name] = grouping
        return _Noted(self, name, grouping)

    def fingerprint(self, reads: Iterable[Read]) -> str:
        """Return a hash of what was read, in this order, as it is now."""
        return hashlib.sha256("".join(map(self._hash, reads)).encode()).hexdigest()

    def _hash(self, one: Read) -> str:
        if one not in self._known:
            self._known[one] = self._said(one)
        return self._known[one]

    def _said(self, one: Read) -> str:
        name, key = one
        if name in _OF_ONE_TEXT:
            return self._texts.get(str(key), "")
        said = repr(self._groupings[name].get(key))
        return hashlib.sha256(said.encode()).hexdigest()


class _Noted(Mapping[T, V]):
    """A grouping that notes what is looked up in it.

    Its keys are not noted: they are ids of records, which are compared as a whole.
    """

    def __init__(self, reads: Reads, name: str, grouping: Mapping[T, V]) -> None:
        self._reads, self._name, self._grouping = reads, name, grouping

    def __getitem__(self, key: T) -> V:
        self._reads.add((self._name, key))  # type: ignore[arg-type]
        return self._grouping[key]

    def __iter__(self) -> Iterator[T]:
        return iter(self._grouping)

    def __len__(self) -> int:
        return len(self._grouping)


class NotedSite(Site):
    """A site of whose texts is noted what is read; what it groups was grouped without being noted."""

    def __init__(self, site: Site, texts: Mapping[str, str], makers: Iterable[Grouping]) -> None:
        """Note what is read of a site.

        `texts` are hashes of what each body was made from, by summary id; `makers` group what pages
        ask for with `grouped`.
        """
        reads = Reads(texts)
        noted: Any = {name: reads.of(name, getattr(site.index, name)) for name in _OF_THE_INDEX}
        super().__init__(site.corpus, replace(site.index, **noted), site.settings)
        groupings = {name for name, one in vars(Site).items() if isinstance(one, cached_property)}
        for name in groupings - {"_grouped", "_keeping"}:  # memos, which this site has of its own
            found = getattr(site, name)
            vars(self)[name] = found if name in _OF_NO_TEXT else reads.of(name, found)
        vars(self)["reads"] = reads
        for make in makers:
            self._grouped[make] = reads.of(make.__name__, site.grouped(make))

    reads: Reads

    def grouped(self, make: Callable[[Site], Mapping[str, T]]) -> Mapping[str, T]:
        """Return what one of the makers groups, noted like the rest."""
        return self._grouped[make]

    def keeping(self, make: Callable[..., T]) -> Callable[..., T]:
        """Return what makes something of this site, or gives it again: it was read all the same."""
        if make not in self._keeping:

            def noting(site: Site, *given: Any) -> tuple[T, set[Read]]:
                with self.reads.noted() as found:
                    return make(site, *given), found

            kept = super().keeping(noting)

            def again(*given: Any) -> T:
                made, found = kept(*given)
                self.reads.add(*found)
                return made

            self._keeping[make] = again
        return self._keeping[make]
