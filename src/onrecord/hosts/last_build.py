"""The site as it was built last: where it still is what its sources say, it stays as it is.

Whether it is, its files have to show: each is read, and has to be what was written. What the cache says of
them is signed, and only written once the site is in its place.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import cast

from onrecord import cache
from onrecord.cache import Cache
from onrecord.checking import are_there, text_of
from onrecord.diagnostics import Diagnostic
from onrecord.hosts.inputs import Inputs
from onrecord.hosts.last_files import NO_FILES, NO_TRACES, LastFiles, Traces
from onrecord.model import Corpus
from onrecord.pipeline import texts
from onrecord.project.layout import Project

Told = tuple[int, tuple[Diagnostic, ...], tuple[str, ...]]
"""What a build tells: how many pages there are, what is said of the summaries, and notes."""

Digests = tuple[tuple[str, str], ...]
"""The path of each file of a site, and its hash, sorted."""

_Kept = tuple[str, Digests, Traces, Told]
"""A hash of what a site was made from, its files, what is known of them, and what the build told."""

_NOTHING: _Kept = "", (), NO_TRACES, (0, (), ())


class LastBuild:
    """What is kept of the last build of a site in some folder."""

    def __init__(self, inputs: Inputs, project: Project, site: Path) -> None:
        """Look at what the site would be made from now."""
        self._inputs, self.site = inputs, site
        self._kept = Cache(project.root)
        self._hash = inputs.hash if project.keeps else None
        self._texts = lru_cache(partial(text_of, project.root))
        self._name = cache.name("last build", os.path.relpath(site, project.root))

    @property
    def told(self) -> Told | None:
        """What it told, where the site is as it was built, and would be built so again."""
        if not self._hash:
            return None
        made_from, files, _, told = self._found
        if made_from != self._hash or files != digests(self.site):
            return None
        return told

    @cached_property
    def _found(self) -> _Kept:
        """What was kept: what it was made from, its files, their traces, and what it told."""
        shape = cast("type[_Kept]", _Kept)  # mypy takes no type with a union in it for one
        return self._kept.get(self._name, shape, self._texts) or _NOTHING

    def known_files(self, corpus: Corpus, kept: Cache) -> LastFiles:
        """Return what is known of its files, to be compared with a corpus; `kept` has its hashes in memory."""
        if not self._hash:
            return NO_FILES
        _, files, traces, _ = self._found
        around = self._inputs.around(corpus)
        return LastFiles(self.site, dict(files), around, texts(corpus, kept), traces)

    def files(self, fresh: Path) -> Digests | None:
        """Return the hashes of what was built; `None` where nobody could know when it is the same."""
        ours_alone = not any(fresh.glob(".*"))  # what is hidden at the top is the user's
        return digests(fresh) if self._hash and ours_alone else None

    def keep(self, files: Digests | None, traces: Traces, told: Told) -> None:
        """Keep what was built and told, unless something was saved meanwhile."""
        if files and are_there(told[1], self._texts) and self._hash == self._inputs.hash:
            self._kept.put(self._name, (self._hash, files, traces, told))


def digests(site: Path) -> Digests | None:
    """Return the hash of every file of a site; `None` where something is no file, or cannot be read.

    What begins with a dot at its top is the user's: a build leaves it as it is.
    """
    try:
        return tuple(sorted(_digests(str(site), "")))
    except OSError:
        return None


def _digests(folder: str, before: str) -> Iterator[tuple[str, str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            name = before + entry.name
            if name[0] == ".":
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _digests(entry.path, f"{name}/")
            elif entry.is_file(follow_symlinks=False):
                # Neither a `Path` nor a buffer for each of tens of thousands.
                with open(entry.path, "rb", buffering=0) as file:  # noqa: PTH123
                    yield name, hashlib.sha256(file.read()).hexdigest()
            else:
                raise OSError(f"{name} is no file")
