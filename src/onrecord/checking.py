"""Check a project: what was said of the same files before is said again, and nothing is loaded for it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord import cache
from onrecord.cache import Cache, Sources
from onrecord.diagnostics import Diagnostic, Source
from onrecord.project.layout import Project
from onrecord.project.strays import documents, strays

if TYPE_CHECKING:
    from onrecord.pipeline import Progress


def diagnose(project: Project, progress: Progress | None, kept: Cache) -> tuple[Diagnostic, ...]:
    """Return what there is to say of a project, sorted by path and place."""
    entry, text = _entry(project), lru_cache(partial(text_of, project.root))
    found: tuple[Diagnostic, ...] | None = kept.get(entry, text) if entry else None
    if found is None:
        from onrecord import pipeline  # noqa: PLC0415 - loading it takes longer than all the rest

        found = pipeline.load(project, progress, kept).diagnostics
        if (
            entry and are_there(found, text) and entry == _entry(project)
        ):  # nothing was saved meanwhile
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
    folder = project.root / project.summaries
    yield f"{folder.is_symlink()} {folder.is_dir()}"
    if folder.is_dir() and not folder.is_symlink():
        yield from _contents(str(folder), "")
    yield from map(repr, strays(project))
    yield repr(sorted(documents(project) or ()))
    register = project.root / project.register
    if not register.exists():
        beside = os.scandir(register.parent) if register.parent.is_dir() else ()
        yield f"beside {sorted(entry.name for entry in beside)}"
    for path in (project.register, project.norms, project.instruments):
        file = project.root / (path or ".")
        yield f"{path} {file.is_symlink()} {_hash(str(file)) if file.is_file() else file.exists()}"


def _contents(folder: str, before: str) -> Iterator[str]:
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        name = before + entry.name
        if entry.is_dir() and not entry.is_symlink():
            yield f"{name}/"
            yield from _contents(entry.path, f"{name}/")
        else:
            text = name.endswith(".md") and entry.is_file(follow_symlinks=False)
            yield f"{name} {entry.is_symlink()} {_hash(entry.path) if text else ''}"


def _hash(path: str) -> str:
    with open(path, "rb") as file:  # noqa: PTH123 - a `Path` for each of ten thousand takes a while
        return hashlib.file_digest(file, "sha256").hexdigest()


def text_of(root: Path, path: str) -> Source | None:
    """Return the text at a path of a project; `None` where it cannot be read."""
    try:
        return Source.of(path, (root / path).read_bytes())
    except (OSError, UnicodeDecodeError):
        return None
