"""What a site lacks of ours because somebody else took it: a template, a plugin, a hook, a page of the user's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from onrecord.hosts.generated_pages import GeneratedPage
from onrecord.site.page import INDEX, TITLE

_BASE = "base.html"

_MEANT = frozenset(
    f"{folder}{INDEX}" for folder in ("", "about/", "privacy/", "accessibility/", "abbreviations/")
) | {"picture.png"}
"""What the manual says that a site may have of its own."""


@dataclass(frozen=True)
class _Part:
    """A part of our pages."""

    sign: str
    """What shows that a page has it, as a regular expression."""
    name: str
    block: str
    """The block of Material's templates that it stands in."""
    template: str = _BASE
    """The template of ours that brings it."""


_TEXT = _Part(rf"id=[\"']?{TITLE}\b", "their text", "content")
_POLICY = _Part("Content-Security-Policy", "the policy", "site_meta")
_SEARCH = _Part("data-or-search", "the search", "header", "partials/header.html")
_NOTES = _Part("or-beside", "the side notes", "container")
_FOOTER = _Part("or-footer", "the links to who is behind the site", "footer")
_STYLES = _Part(r"assets/onrecord\.css", "the style sheets", "styles")
_LIBRARIES = _Part(r"assets/mending\.js", "the use with a keyboard", "libs")
_PREVIEWS = _Part(r"assets/previews\.js", "previews and filters", "scripts")
_FORM = _Part(r"assets/propose\.js", "the form", "scripts")


class Losses:
    """Notes what the pages of one build lack."""

    def __init__(self, config: MkDocsConfig) -> None:
        folder = config.theme.custom_dir
        self._told = {
            part for part in (_BASE, _SEARCH.template) if folder and (Path(folder) / part).is_file()
        }
        """Templates of ours that a site replaces: what is lost with them was told."""
        self._has_policy = bool(config.theme.get("policy"))
        self._lacking: dict[_Part, list[str]] = defaultdict(list)

    def add_page(self, page: GeneratedPage, html: str) -> None:
        """Note what is missing in a page of ours that is ready to be written."""
        if _BASE not in self._told:
            for part in self._parts(page):
                if part.template not in self._told and not re.search(part.sign, html):
                    self._lacking[part].append(page.file.src_uri)

    def _parts(self, page: GeneratedPage) -> Iterator[_Part]:
        yield from (_TEXT, _SEARCH, _FOOTER, _STYLES, _LIBRARIES)
        if self._has_policy:
            yield _POLICY
        if page.ours.aside:
            yield _NOTES
        if page.ours.kind != "find":
            yield _PREVIEWS
        if page.ours.url == "propose/":
            yield _FORM

    def notes(self) -> Iterator[str]:
        """Yield a note on all that pages lack."""
        if self._lacking:
            parts = ", ".join(f"{one.name} (block `{one.block}`)" for one in self._lacking)
            pages = {page for found in self._lacking.values() for page in found}
            yield (
                f"A template, a plugin or a hook of this site leaves something of onrecord out of "
                f"{_listed(pages)}: {parts}. If it is main.html, begin it with "
                '`{% extends "base.html" %}`, and write `{{ super() }}` in each of these blocks.'
            )


def lost_pages(pages: Iterable[GeneratedPage], site: Path) -> Iterator[str]:
    """Yield what to say where pages of ours are not among the files of a site."""
    if lost := [page.file.src_uri for page in pages if not (site / page.file.dest_uri).is_file()]:
        yield (
            f"Pages of onrecord are not in the site: {_listed(lost)}. A plugin or a hook in mkdocs.yml "
            "takes them out, or leaves nothing of them: take it out of mkdocs.yml, or keep it off "
            "these pages."
        )


def displaced(left_out: Iterable[str], theirs: Mapping[str, str]) -> Iterator[str]:
    """Yield a note on each file of the user's that takes a place of ours.

    `theirs` has the names of the user's files by their paths in the site.
    """
    for path in sorted(set(left_out) - _MEANT):
        yield (
            f"{theirs[path]} takes the place of what onrecord publishes at {path.removesuffix(INDEX)}. "
            "Rename it, unless that is what you want."
        )


def _listed(pages: Collection[str]) -> str:
    more = f" and {len(pages) - 1} more" if len(pages) > 1 else ""
    return f"{min(pages)}{more}"
