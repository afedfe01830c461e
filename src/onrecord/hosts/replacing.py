"""Put a new site in the place of an old one, whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.hosts.errors import HostError


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
    with _folder_beside(site) as folder:
        fresh = folder / "new"
        fresh.mkdir()
        yield fresh
        _copy_hidden(site, fresh)
        try:
            _swap(site, fresh, folder / "old")
        except OSError as error:
            raise HostError(f"The new site cannot take the place of {site}: {error}") from error


@contextmanager
def _folder_beside(site: Path) -> Iterator[Path]:
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f".{site.name}-", dir=site.parent))
    except OSError as error:
        raise HostError(f"No folder can be made beside {site}: {error}") from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _copy_hidden(site: Path, fresh: Path) -> None:
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
