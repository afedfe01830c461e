"""Pages of the site that was built last: one that would be made from the same again stays as it is."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from onrecord.site.page import INDEX, Page, PageGroup
from onrecord.site.pages import Made
from onrecord.site.reads import NotedSite

Heads = Callable[[Iterable[Page]], Iterator[Page]]
"""Gives pages what they say to programs in their heads."""

Trace = tuple[str, str, tuple[Any, ...], tuple[Any, ...]]
"""The address of a group, a hash of what its pages were made from, what that is, and each page."""

Known = tuple[str, tuple[Trace, ...]]
"""What is kept of all pages: a hash of what is around the texts, and the traces of groups."""


@dataclass(frozen=True)
class Written:
    """Pages with their heads, and of those that are written already, the files."""

    pages: tuple[Page, ...] = ()
    """What only its frame needs is left out of a page that is written."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """By the address of a page: its file."""
    known: Known | None = None
    """What to keep of them; `None` where nobody could know when they are the same."""


@dataclass(frozen=True)
class LastPages:
    """What is known of the pages of the last build."""

    site: Path = Path()
    """The folder with their files."""
    digests: Mapping[str, str] = field(default_factory=dict)
    """By path: the hash of each file."""
    around: str = ""
    """A hash of what they are made from now, but for the texts; empty where it is not known."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """By summary id: a hash of what its text is made from now."""
    known: Known | None = None
    """What was kept of them."""

    def written(
        self,
        site: NotedSite,
        groups: Sequence[PageGroup],
        make: Callable[..., Iterator[Made]],
        heads: Heads,
    ) -> Written:
        """Return all pages of a site: those that would be the same as they are, the others made anew."""
        old = dict(self._old(site, groups, heads))
        missing = [group for group in groups if group.url not in old]
        made = dict(zip((one.url for one in missing), make(site, missing), strict=True))
        headed = iter(heads(page for one in made.values() for page in one.pages))
        pages: list[Page] = []
        files: dict[str, bytes] = {}
        traces: list[Trace] = []
        for group in groups:
            if group.url in old:
                trace, own, found = old[group.url]
                files |= found
            else:
                one = made[group.url]
                own = tuple(islice(headed, len(one.pages)))
                trace = _trace(site, group, one, own)
            pages += own
            traces += [trace] if group.lasting else []
        return Written(tuple(pages), files, (self.around, tuple(traces)) if self.around else None)

    def _old(
        self, site: NotedSite, groups: Sequence[PageGroup], heads: Heads
    ) -> Iterator[tuple[str, tuple[Trace, tuple[Page, ...], Mapping[str, bytes]]]]:
        """Yield by address the groups whose pages are the same, with their files."""
        around, traces = self.known or ("", ())
        if not self.around or around != self.around:
            return
        lasting = {group.url for group in groups if group.lasting}
        same = [
            one for one in traces if one[0] in lasting and site.reads.fingerprint(one[2]) == one[1]
        ]
        headed = iter(heads(_page(kept) for one in same for kept in one[3]))
        for trace in same:
            own = tuple(islice(headed, len(trace[3])))
            files = {page.url: self._file(page.url) for page in own}
            heads_are_same = [_hash(page.head) for page in own] == [kept[-1] for kept in trace[3]]
            if heads_are_same and None not in files.values():
                yield trace[0], (trace, own, files)  # type: ignore[misc]

    def _file(self, url: str) -> bytes | None:
        """Return the file of a page, if it is what was written."""
        path = f"{url}{INDEX}"
        try:
            data = (self.site / path).read_bytes()
        except OSError:
            return None
        return data if hashlib.sha256(data).hexdigest() == self.digests.get(path) else None


NO_PAGES = LastPages()
"""Where nothing is taken from an old site."""

_KEPT = "url title description kind anchors language source searchable head".split()
"""What is kept of a page."""


def _trace(site: NotedSite, group: PageGroup, made: Made, headed: Iterable[Page]) -> Trace:
    reads = tuple(sorted(made.reads, key=repr))
    pages = zip(made.pages, headed, strict=True)
    kept = tuple((*(getattr(one, name) for name in _KEPT), _hash(own.head)) for one, own in pages)
    return group.url, site.reads.fingerprint(reads), reads, kept


def _page(kept: Sequence[Any]) -> Page:
    return Page(**dict(zip(_KEPT, kept, strict=False)))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
