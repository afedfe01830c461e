"""All that a site is made from, as one hash: where it is the same, so is every byte of the site."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import sqlite3
import sys
import zlib
from collections.abc import Iterator, Mapping
from functools import partial
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.utils.yaml import yaml_load

from onrecord import cache
from onrecord.checking import beside, state
from onrecord.hosts.neighbours import others_than_us
from onrecord.model import Corpus
from onrecord.project.layout import Project
from onrecord.project.published import is_refused

_KNOWN = frozenset(("markdown", "material", "pymdownx"))
"""Packages whose functions look at nothing but what they are given."""

_EXTENSIONS = frozenset(
    "abbr admonition attr_list codehilite def_list extra fenced_code footnotes legacy_attrs legacy_em "
    "md_in_html meta nl2br sane_lists smarty tables toc wikilinks".split()
)
"""Those of Python-Markdown, by their short names."""

_READING = frozenset(("pymdownx.b64", "pymdownx.snippets"))
"""Extensions that look at further files, or fetch them."""

_MORE = ("jieba_dict", "jieba_dict_user", "prebuild_index")
"""Options of plugins for search that name a file or a program."""

_CLOCK = b"build_date_utc"
"""How a template of MkDocs asks for the time."""


class _UnknownError(Exception):
    """Something may depend on what nobody can see from here."""


def as_written(config_file: Path) -> str:
    """Return settings as MkDocs reads them, from all files and variables; nothing where one cannot tell.

    Before they are used, which changes them.
    """
    if not config_file.is_file():
        return ""
    try:
        with config_file.open("rb") as file:
            return json.dumps(yaml_load(file), default=_named)
    except (_UnknownError, MkDocsException, OSError, TypeError, ValueError, RecursionError):
        return ""


class Inputs:
    """What a site is made from."""

    def __init__(self, config: MkDocsConfig, project: Project, written: str) -> None:
        """Take the settings, as they were `written` when they were read, and not used yet."""
        self._config_file = Path(config.config_file_path)
        self._folders = [config.docs_dir, config.theme.custom_dir]
        self._project = project
        self._is_strict = bool(config.strict)
        self._written = written if _is_known(config) else ""

    @property
    def hash(self) -> str | None:
        """The hash of it all; `None` where something may depend on what is not known."""
        try:
            same = self._written and as_written(self._config_file) == self._written
            return (
                cache.name("site", *self._surroundings(), *state(self._project)) if same else None
            )
        except (_UnknownError, OSError):
            return None

    def around(self, corpus: Corpus) -> str:
        """Return the hash of it all but the texts of summaries; their front matter is a part of it.

        Only where `hash` is known. Raises `OSError`.
        """
        summaries = (*corpus.summaries.values(), *corpus.withdrawn.values())
        return cache.name(
            "around",
            *self._surroundings(),
            *beside(self._project),
            *(
                f"{one.source.path} {sorted(one.unlinked)} {one.front.model_dump_json()}"
                for one in summaries
            ),
        )

    def _surroundings(self) -> Iterator[str]:
        yield f"{self._written} {self._is_strict}"
        yield os.environ.get("SOURCE_DATE_EPOCH", "")
        yield f"{sys.version} {platform.platform()} {sqlite3.sqlite_version} {zlib.ZLIB_RUNTIME_VERSION}"
        yield from sorted(map(_installed, distributions()))
        if is_refused(self._project):
            raise _UnknownError  # links may lead round in circles, and nobody may write into a pipe
        for folder in self._folders:
            yield from _files(Path(folder)) if folder else ("none",)


def _is_known(config: MkDocsConfig) -> bool:
    """Say whether all plugins and extensions look at nothing but pages and settings."""
    searches = [config.plugins.get(name) for name in ("search", "material/search")]
    return (
        not others_than_us(config)
        and all(
            _looks_at_text(name, config.mdx_configs.get(name) or {})
            for name in config.markdown_extensions
        )
        and not any(one.config.get(key) for one in searches if one for key in _MORE)
    )


def _looks_at_text(extension: str, options: Mapping[str, Any]) -> bool:
    """Say whether an extension of Markdown looks at nothing but the text of a page."""
    known = extension in _EXTENSIONS or extension.partition(".")[0] in _KNOWN
    icons = (options.get("options") or {}).get("custom_icons")
    return known and extension not in _READING and not icons


def _named(value: Any) -> Any:
    """Return the name of a function that settings name, and what it is given. Raises `_UnknownError`."""
    if isinstance(value, partial):
        return [_named(value.func), value.args, value.keywords]
    module = str(getattr(value, "__module__", ""))
    if callable(value) and module.partition(".")[0] in _KNOWN:
        return f"{module}.{value.__qualname__}"
    raise _UnknownError


def _installed(package: Any) -> str:
    """Return what was installed of a package: the hashes of its files, or else what it is."""
    for name in ("RECORD", "METADATA", "PKG-INFO"):
        if text := package.read_text(name):
            return hashlib.sha256(text.encode()).hexdigest()
    raise _UnknownError


def _files(folder: Path) -> Iterator[str]:
    """Yield every file below a folder; links are followed, as MkDocs does. Raises `_UnknownError`."""
    for path, folders, names in os.walk(folder, followlinks=True):
        folders.sort()
        for name in sorted(names):
            file = Path(path, name)
            if not file.is_file():
                raise _UnknownError
            data = file.read_bytes()
            if _CLOCK in data:
                raise _UnknownError
            yield f"{file.relative_to(folder).as_posix()} {hashlib.sha256(data).hexdigest()}"
