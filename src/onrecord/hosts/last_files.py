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

PageTrace = tuple[str, str, str, str, tuple[str, ...], str, str | None, bool, str, str]
"""Some fields of a page (see `_FIELDS`), and a hash of its head."""

GroupTrace = tuple[str, str, tuple[Read, ...], tuple[PageTrace, ...]]
"""The address of a group, a hash of what its pages were made from, what that is, and each page."""

Traces = tuple[str, tuple[GroupTrace, ...], tuple[tuple[str, str], ...]]
"""A hash of what is around the texts; the traces of groups; and the first path of each group of
other files, with a hash of what they were made from."""

NO_TRACES: Traces = "", (), ()
"""Where nobody could know when files are the same."""


@dataclass(frozen=True)
class Written:
    """Pages with their heads, other files, and of the pages that are written already, the files."""

    pages: tuple[Page, ...] = ()
    """What only its frame needs is left out of a page that is written."""
    assets: tuple[Asset, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    """By the address of a page: its file."""
    traces: Traces = NO_TRACES
    """What the next build has to know of them."""


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
    traces: Traces = NO_TRACES
    """What the last build left of them."""

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
        lasting: list[GroupTrace] = []
        for group in groups:
            if group.url in old:
                trace, own, found = old[group.url]
                files |= found
            else:
                own = tuple(islice(headed, len(made[group.url].pages)))
                trace = _trace(site, group, made[group.url], own)
            pages += own
            lasting += [trace] if group.lasting else []
        assets, prints = self._assets(others)
        traces = (self.around, tuple(lasting), tuple(prints.items())) if self.around else NO_TRACES
        return Written(tuple(pages), tuple(assets), files, traces)

    def made_from(self, ids: Iterable[str]) -> str:
        """Return a hash of all that is made of some texts; empty where it is not known."""
        texts = [(id_, self.texts.get(id_)) for id_ in ids]
        return self.around and _hash(f"{self.around} {texts}")

    @property
    def _same(self) -> Traces:
        """The traces, where all around the texts is the same."""
        return self.traces if self.around and self.around == self.traces[0] else NO_TRACES

    def _old(
        self, site: NotedSite, groups: Sequence[PageGroup], heads: Heads
    ) -> Iterator[tuple[str, tuple[GroupTrace, tuple[Page, ...], Mapping[str, bytes]]]]:
        """Yield by address the groups whose pages are the same, with their files."""
        lasting = {group.url for group in groups if group.lasting}
        same = [
            (url, hashed, reads, traces)
            for url, hashed, reads, traces in self._same[1]
            if url in lasting and site.reads.fingerprint(reads) == hashed
        ]
        headed = iter(heads(_page(one) for *_, traces in same for one in traces))
        for trace in same:
            traces = trace[-1]
            own = tuple(islice(headed, len(traces)))
            files = self._files(f"{page.url}{INDEX}" for page in own)
            if files and [_hash(page.head) for page in own] == [one[-1] for one in traces]:
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
        wanted = ((path, self.digests.get(path, "")) for path in paths)
        return [data for _, data in unchanged(self.site, wanted)]


NO_FILES = LastFiles()
"""Where nothing is taken from an old site."""

_FIELDS = "url title description kind anchors language source searchable head".split()
"""What a trace has of a page."""


def _trace(site: NotedSite, group: PageGroup, made: Made, headed: Iterable[Page]) -> GroupTrace:
    pages = zip(made.pages, headed, strict=True)
    traces = tuple(_of_page(one, own.head) for one, own in pages)
    return group.url, site.reads.fingerprint(made.reads), made.reads, traces


def _of_page(page: Page, head: str) -> PageTrace:
    return cast(PageTrace, (*(getattr(page, name) for name in _FIELDS), _hash(head)))


def _page(trace: PageTrace) -> Page:
    fields: dict[str, Any] = dict(zip(_FIELDS, trace, strict=False))
    return Page(**fields)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
