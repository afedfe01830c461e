"""Put a new site in the place of an old one, whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from onrecord.diagnostics import Diagnostic


class HostError(Exception):
    """What keeps a site from being built or served, in words for the person who asked for it."""

    def __init__(self, message: str, diagnostics: Sequence[Diagnostic] = ()) -> None:
        super().__init__(message)
        self.message = message
        """One line, or a list with one line for each mistake."""
        self.diagnostics = tuple(diagnostics)
        """What is the matter with the summaries; empty where something else is."""


@dataclass(frozen=True)
class BuildReport:
    """What was built."""

    site: Path
    """The folder of the site."""
    pages: int
    """How many pages it has."""
    diagnostics: tuple[Diagnostic, ...]
    """Warnings about the summaries, sorted by path and place."""
    notes: tuple[str, ...] = ()
    """What is right, and may not be what somebody expects."""


def in_one_line(error: Exception) -> str:
    """Say what keeps a configuration file from being read, and where it is known."""
    cause = error.__context__ or error
    problem, mark = getattr(cause, "problem", None), getattr(cause, "problem_mark", None)
    if problem and mark:
        return f"line {mark.line + 1}, column {mark.column + 1}: {problem}"
    return " ".join(str(error).split())


@contextmanager
def replacing(site: Path, sources: Iterable[Path] = ()) -> Iterator[Path]:
    """Give a fresh folder beside a site, and put it in the site's place when all went well.

    Raises `HostError` where the folder cannot be made or moved, and where it holds one of the
    sources. Whatever is raised, the old site is whole and nothing is left beside it.
    """
    site = site.resolve()
    if any(source.resolve().is_relative_to(site) for source in sources):
        raise HostError(
            f"{site} holds what the site is made from, so it cannot be replaced. Name "
            "another folder with --site-dir, or with `site_dir` in the settings."
        )
    if site.exists() and not site.is_dir():
        raise HostError(f"{site} is a file; the site needs a folder. Move it, or name another.")
    # One folder holds the new site and, for a moment, the old: both moves are renames within
    # one file system, and one removal clears up.
    with _workshop(site) as workshop:
        fresh = workshop / "new"
        fresh.mkdir()
        yield fresh
        _keep_hidden(site, fresh)
        try:
            _swap(site, fresh, workshop / "old")
        except OSError as error:
            raise HostError(f"The new site cannot take the place of {site}: {error}") from error


@contextmanager
def _workshop(site: Path) -> Iterator[Path]:
    """Make a folder beside the site and remove it in the end."""
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        workshop = Path(tempfile.mkdtemp(prefix=f".{site.name}-", dir=site.parent))
    except OSError as error:
        raise HostError(f"No folder can be made beside {site}: {error}") from error
    try:
        yield workshop
    finally:
        shutil.rmtree(workshop, ignore_errors=True)


def _keep_hidden(site: Path, fresh: Path) -> None:
    """Copy what begins with a dot: it is the user's (`.git`), and MkDocs never removes it."""
    for entry in sorted(site.glob(".*")):
        target = fresh / entry.name
        if target.exists():
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.copytree(entry, target, symlinks=True)
        else:
            shutil.copy2(entry, target, follow_symlinks=False)


def _swap(site: Path, fresh: Path, away: Path) -> None:
    """Rename the old site away and the new one in; put the old back where that fails."""
    if site.exists():
        site.rename(away)
    try:
        fresh.rename(site)
    except OSError:
        if away.exists():
            away.rename(site)
        raise
