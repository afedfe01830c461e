"""Check a project: what was said of the same files before is said again, and nothing is loaded for it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord import cache, files
from onrecord.cache import Cache, Sources
from onrecord.diagnostics import Diagnostic, Source
from onrecord.project.layout import Project
from onrecord.project.published import refused_in
from onrecord.project.strays import documents, strays

if TYPE_CHECKING:
    from onrecord.pipeline import Progress


def diagnose(project: Project, progress: Progress | None, kept: Cache) -> tuple[Diagnostic, ...]:
    """Return what there is to say of a project, sorted by path and place."""
    entry, text = _entry(project), lru_cache(partial(text_of, project.root))
    found = kept.get(entry, tuple[Diagnostic, ...], text) if entry else None
    if found is None:
        from onrecord import pipeline  # noqa: PLC0415 - loading it takes longer than all the rest

        found = pipeline.load(project, progress, kept).diagnostics
        # Nothing was saved meanwhile:
        if entry and are_there(found, text) and entry == _entry(project):
            kept.put(entry, found)
    return found


def are_there(found: Iterable[Diagnostic], text: Sources) -> bool:
    """Say whether the texts that diagnostics point into are still what they were."""
    sources = {item.span.source for item in found}
    return all(one == text(one.path) for one in sources if one.text)


def _entry(project: Project) -> str | None:
    """Return the name in the cache of what is said of the files as they are; `None` if one is shut."""
    try:
        return cache.name("check", repr(replace(project, root=Path())), *state(project))
    except OSError:
        return None


def state(project: Project) -> Iterator[str]:
    """Yield all that reading a project looks at."""
    folder, root = project.root / project.summaries, project.root
    leads_away = files.leads_out(project.summaries) or files.link_on(root, project.summaries)
    yield f"{leads_away} {folder.is_dir()}"
    if folder.is_dir() and not leads_away:
        yield from _contents(project, project.summaries)
    yield from beside(project)


def beside(project: Project) -> Iterator[str]:
    """Yield what reading a project looks at besides its summaries."""
    yield from map(repr, strays(project))
    yield repr(sorted(documents(project) or ()))
    yield from map(repr, refused_in(project))
    register = project.root / project.register
    if not register.exists():
        beside = os.scandir(register.parent) if register.parent.is_dir() else ()
        yield f"beside {sorted(entry.name for entry in beside)}"
    for path in (project.register, project.norms, project.instruments):
        yield f"{path} {_hash(project, path) if path else ''}"


def _contents(project: Project, folder: str) -> Iterator[str]:
    for entry in sorted(os.scandir(project.root / folder), key=lambda entry: entry.name):
        path = f"{folder}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield f"{path}/"
            yield from _contents(project, path)
        else:
            yield f"{path} {_hash(project, path) if path.endswith('.md') else ''}"


def _hash(project: Project, path: str) -> str:
    """Return a hash of a file, or why it is not read."""
    try:
        return hashlib.sha256(files.read(project.root, path)).hexdigest()
    except files.NotReadError as error:
        return repr(error)


def text_of(root: Path, path: str) -> Source | None:
    """Return the text at a path of a project; `None` where it cannot be read."""
    try:
        return Source.of(path, files.read(root, path))
    except (files.NotReadError, UnicodeDecodeError):
        return None
