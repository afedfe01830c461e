"""Parts of a site: files that depend on nothing but a key are taken from the site that was built last.

What the cache keeps of a part are the hashes of its files, under its key; the files themselves are in the old
site. Each is read, and what was read is what is written: nothing has to be believed of what others do there
meanwhile, and the new site shares no file with the old one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

from onrecord import cache
from onrecord.cache import Cache
from onrecord.files import NO_LINK, NotReadError, read_any

_LARGEST = 1 << 30
"""The most bytes that a file of a site may have to be looked at."""

Files = tuple[tuple[str, bytes], ...]
"""The path and the content of each file of a part."""


class Parts:
    """The parts of the site that was built last in some folder."""

    def __init__(
        self,
        kept: Cache,
        old: Path | None,
        made_from: Callable[[Iterable[str]], str] = lambda _: "",
    ) -> None:
        """Open what is kept of a site; without its folder, everything is made."""
        self._kept, self._old = kept, old
        self.made_from = made_from
        """Gives a hash of all that is made of some texts, by their ids; empty where that is not known."""

    def take(self, place: str, key: str, make: Callable[[], Iterable[tuple[str, bytes]]]) -> Files:
        """Return the files of a part, as they were made last for the same key, or made now.

        `place` is the folder to which their paths are relative; it ends in a slash.
        """
        if not self._old:
            return tuple(make())
        entry = cache.name("part", place, key)
        hashes = self._kept.get(entry, tuple[tuple[str, str], ...])
        if files := unchanged(self._old / place, hashes or ()):
            return files
        files = tuple(make())
        self._kept.put(entry, tuple((path, _hash(data)) for path, data in files))
        return files


NO_PARTS = Parts(Cache(), None)
"""Where nothing is taken from an old site."""


def unchanged(folder: Path, hashes: Iterable[tuple[str, str]]) -> Files:
    """Return files with these hashes; none where one is missing or not the same."""
    found = []
    for path, digest in hashes:
        try:
            data = read_any(folder / path, _LARGEST, NO_LINK)
        except NotReadError:
            return ()
        if _hash(data) != digest:
            return ()
        found.append((path, data))
    return tuple(found)


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
