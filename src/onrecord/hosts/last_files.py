"""Files of the site that was built last: what would be made from the same again stays as it is."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, cast

from onrecord.parts import unchanged
from onrecord.site.page import INDEX, Asset, AssetGroup, Page, PageGroup
from onrecord.site.pages import Made
from onrecord.site.reads import NotedSite, Read

Heads = Callable[[Iterable[Page]], Iterator[Page]]
"""Gives pages what they say to programs in their heads."""

Kept = tuple[str, str, str, str, tuple[str, ...], str, str | None, bool, str, str]
"""What is kept of a page (see `_KEPT`), and a hash of its head."""

Trace = tuple[str, str, tuple[Read, ...], tuple[Kept, ...]]
"""The address of a group, a hash of what its pages were made from, what that is, and each page."""

Known = tuple[str, tuple[Trace, ...], tuple[tuple[str, str], ...]]
"""A hash of what is around the texts; the traces of groups; and the first path of each group of
other files, with a hash of what they were made from."""

NOTHING: Known = "", (), ()
"""What is known where nobody could know when files are the same."""


@dataclass(frozen=True)
class Written:
    """Pages with their heads, other files, and of the pages that are written already, the files."""

    pages: tuple[Page, ...] = ()
    """What only its frame needs is left out of a page that is written."""
    assets: tuple[Asset, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    """By the address of a page: its file."""
    known: Known = NOTHING
    """What to keep of them."""


@dataclass(frozen=True)
class LastFiles:
    """What is known of the files of the last build."""

    site: Path = Path()
    """The folder of the site."""
    digests: Mapping[str, str] = field(default_factory=dict)
    """By path: the hash of each file."""
    around: str = ""
    """A hash of what they are made from now, but for the texts; empty where it is not known."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """By summary id: a hash of what its text is made from now."""
    known: Known = NOTHING
    """What was kept of them."""

    def written(
        self,
        site: NotedSite,
        groups: Sequence[PageGroup],
        make: Callable[..., Iterator[Made]],
        heads: Heads,
        others: Iterable[AssetGroup] = (),
    ) -> Written:
        """Return all files of some groups: those that would be the same as they are, the others anew."""
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
                own = tuple(islice(headed, len(made[group.url].pages)))
                trace = _trace(site, group, made[group.url], own)
            pages += own
            traces += [trace] if group.lasting else []
        assets, prints = self._assets(others)
        known = (self.around, tuple(traces), tuple(prints.items())) if self.around else NOTHING
        return Written(tuple(pages), tuple(assets), files, known)

    def made_from(self, ids: Iterable[str]) -> str:
        """Return a hash of all that is made of some texts; empty where it is not known."""
        texts = [(id_, self.texts.get(id_)) for id_ in ids]
        return self.around and _hash(f"{self.around} {texts}")

    @property
    def _same(self) -> Known:
        """What was kept of them, where all around the texts is the same."""
        return self.known if self.around and self.around == self.known[0] else NOTHING

    def _old(
        self, site: NotedSite, groups: Sequence[PageGroup], heads: Heads
    ) -> Iterator[tuple[str, tuple[Trace, tuple[Page, ...], Mapping[str, bytes]]]]:
        """Yield by address the groups whose pages are the same, with their files."""
        lasting = {group.url for group in groups if group.lasting}
        same = [
            (url, hashed, reads, kept)
            for url, hashed, reads, kept in self._same[1]
            if url in lasting and site.reads.fingerprint(reads) == hashed
        ]
        headed = iter(heads(_page(one) for *_, kept in same for one in kept))
        for trace in same:
            kept = trace[-1]
            own = tuple(islice(headed, len(kept)))
            files = self._files(f"{page.url}{INDEX}" for page in own)
            if files and [_hash(page.head) for page in own] == [one[-1] for one in kept]:
                urls = (page.url for page in own)
                yield trace[0], (trace, own, dict(zip(urls, files, strict=True)))

    def _assets(self, groups: Iterable[AssetGroup]) -> tuple[list[Asset], dict[str, str]]:
        """Return the files of groups, and by their first paths, hashes of what they are made from."""
        same, assets, prints = dict(self._same[2]), list[Asset](), dict[str, str]()
        for group in groups:
            first = group.paths[0]
            prints[first] = _hash(f"{group.more} {self.made_from(group.texts)}")
            files = self._files(group.paths) if same.get(first) == prints[first] else []
            assets += map(Asset, group.paths, files) if files else group.make()
        return assets, prints

    def _files(self, paths: Iterable[str]) -> list[bytes]:
        """Return files, if they are what was written; none where one is not."""
        known = ((path, self.digests.get(path, "")) for path in paths)
        return [data for _, data in unchanged(self.site, known)]


NO_FILES = LastFiles()
"""Where nothing is taken from an old site."""

_KEPT = "url title description kind anchors language source searchable head".split()
"""What is kept of a page."""


def _trace(site: NotedSite, group: PageGroup, made: Made, headed: Iterable[Page]) -> Trace:
    pages = zip(made.pages, headed, strict=True)
    kept = tuple(
        cast(Kept, (*(getattr(one, name) for name in _KEPT), _hash(own.head))) for one, own in pages
    )
    return group.url, site.reads.fingerprint(made.reads), made.reads, kept


def _page(kept: Kept) -> Page:
    fields: dict[str, Any] = dict(zip(_KEPT, kept, strict=False))
    return Page(**fields)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
