"""What of a site's own leads nowhere: links of hand-written pages, and files that the settings name."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page as HostPage

from onrecord.bodies import FOLDERS
from onrecord.hosts.settings import docs_folder
from onrecord.text.addresses import below

_ROOT = "https://site.invalid/"
"""Stands for the top of a site while its links are resolved."""

_BEFORE, _BEHIND = r"(?<![^\s(<\"'=:\]])", r"(?![^\s)>\"'])"
"""What may stand beside an address: it is no part of a longer one."""


@dataclass(frozen=True)
class _Link:
    """A link of a hand-written page."""

    page: str
    """The path of its file in the project."""
    text: str
    """What that file says."""
    url: str
    """The address of the page."""
    href: str

    @property
    def place(self) -> str:
        """The file, and the line of the link where it can be found."""
        found = re.search(rf"{_BEFORE}{re.escape(self.written)}{_BEHIND}", self.text)
        line = self.text.count("\n", 0, found.start()) + 1 if found else 0
        return f"{self.page}:{line}" if line else self.page

    @property
    def written(self) -> str:
        """The link as it is written, so far as that can be told."""
        if self.href in self.text:
            return self.href
        path, _, anchor = self.href.partition("#")
        # MkDocs makes `../other/#place` of `other.md#place`.
        for match in re.finditer(rf"([^\s()<>\"'\]:#]+)#{re.escape(anchor)}{_BEHIND}", self.text):
            page = match[1].removesuffix(".md").removesuffix("index").strip("./")
            if path.strip("./").endswith(page):
                return match[0]
        return self.href


class DeadLinks:
    """Collects the links of one build, which show what is dead when all files are there."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._config = config
        self._docs = docs_folder(config)
        self._address = config.site_url or ""
        self._base = f"{urlsplit(self._address).path.strip('/')}/".lstrip("/")
        self._links: list[_Link] = []

    def add_page(self, page: HostPage) -> None:
        """Take the links of a hand-written page."""
        finder = _Finder()
        finder.feed(page.content or "")
        url = page.url.removeprefix("./")
        path = posixpath.join(self._docs, page.file.src_uri)
        text = _text(page.file.abs_src_path)
        self._links += [_Link(path, text, url, href) for href in dict.fromkeys(finder.found)]

    def notes(self, site: Path) -> Iterator[str]:
        """Yield a note on each link, and on each file of the settings, that leads to nothing in a site."""
        exists, has = lru_cache(partial(_file, site)), lru_cache(partial(_has, site))
        for key, path in self._named():
            if path and not _leads_away(path) and not exists(_path(path)):
                yield (
                    f"`{path}`, which `{key}` names in mkdocs.yml, is not in the site: put it into "
                    f"{self._docs}, or take it out."
                )
        for link in self._links:
            if (target := self._target(link)) is None:
                continue
            path, anchor = target
            if (file := exists(path)) is None:
                yield f"{link.place}: `{link.written}` leads to nothing on this site. Correct it, or leave the link out."
            elif anchor and file.endswith(".html") and not has(file, anchor):
                yield (
                    f"{link.place}: `{link.written}` leads to no place on that page: it has no anchor "
                    f"`{anchor}`. Correct it, or leave out what begins with `#`."
                )

    def _named(self) -> Iterator[tuple[str, str]]:
        """Yield the files that the settings name, by key, as plugins have left them: some rename them."""
        for key in ("extra_css", "extra_javascript"):
            yield from ((key, str(path)) for path in self._config[key])
        for key in ("logo", "favicon"):
            yield key, str(self._config.theme.get(key) or "")

    def _target(self, link: _Link) -> tuple[str, str] | None:
        """Return the path in the site that a link leads to, and the anchor; `None` where it is elsewhere."""
        href = link.href
        own = below(href, self._address)
        if own is not None:
            # Others may have the rest of a host for themselves.
            href = own if own.partition("/")[0] in FOLDERS else "mailto:"
            link = _Link(link.page, link.text, "", href)
        elif href.startswith("/") and self._base:
            inside = href[1:].startswith(self._base)
            href = f"/{href[1:].removeprefix(self._base)}" if inside else "mailto:"
        if _leads_away(href):
            return None
        whole = urljoin(_ROOT + link.url, href)
        if not whole.startswith(_ROOT):
            return None
        parts = urlsplit(whole)
        return _path(parts.path), unquote(parts.fragment)


class _Finder(HTMLParser):
    """Finds what a page leads to or shows."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the address of a link or a picture."""
        key = {"a": "href", "img": "src"}.get(tag)
        self.found += [value for name, value in attrs if name == key and value]


def _leads_away(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return True
    return bool(parts.scheme or parts.netloc)


def _path(path: str) -> str:
    return unquote(path.partition("?")[0]).lstrip("/")


def _text(path: str | None) -> str:
    """Return what a file says; nothing where there is none, or it cannot be read."""
    try:
        return Path(path).read_text(encoding="utf-8-sig") if path else ""
    except (OSError, UnicodeDecodeError):
        return ""


def _file(site: Path, path: str) -> str | None:
    """Return the file of a site that a server gives for a path; `None` where there is none."""
    names = (path, posixpath.join(path, "index.html"), f"{path}.html")
    try:
        return next((name for name in names if (site / name).is_file()), None)
    except (OSError, ValueError):
        return None


def _has(site: Path, file: str, anchor: str) -> bool:
    """Say whether a page has an anchor, or needs none: the top is always there."""
    text = (site / file).read_text(encoding="utf-8", errors="replace")
    named = rf"\b(?:id|name)=[\"']?{re.escape(anchor)}[\"'\s>]"
    return anchor == "top" or anchor.startswith(":~:") or re.search(named, text) is not None
