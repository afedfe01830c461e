"""Put a new site in the place of an old one, whole or not at all.

The new site is made in a folder beside the old one, `.site-onrecord`, which is locked for as long as
anything of the build lives; so a second build waits, and what is there and not locked is left over.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from typing import Any

from onrecord import files
from onrecord.hosts.errors import HostError, reason
from onrecord.interruptions import allowed, deferred

if sys.platform == "win32":
    fcntl: Any = None
else:
    import fcntl

_CARETAKER = 'read -r _ || { rm -rf -- "$1/new" "$1/lock" && rmdir -- "$1"; }'
"""Waits for a line. Where none comes, the build was killed, and what it made is removed.

Not the old site, where that had to be moved away: the next build puts it back.
"""

_SUFFIX = f"-{os.getpid()}" if sys.platform == "win32" else ""
"""Windows does not lock files as others do: there, each build has a folder of its own."""

_WAITING = "Another build is making {}, so this one waits for its end. Ctrl-C ends this one."

_HOLDS = (
    "{} holds what the site is made from, so it cannot be replaced. Name another folder with "
    "--site-dir, or with `site_dir` in the settings."
)
_STANDS_IN = (
    "{} stands in {}, of which the site is made, and so would become a part of itself. Name another "
    "folder with --site-dir, or with `site_dir` in the settings."
)
_MOUNTED = (
    "{} is a mount point, and nothing can take its place. Mount the folder above it, or name another "
    "folder with --site-dir."
)

_EXCHANGE = {"linux": "renameat2", "darwin": "renameatx_np"}
"""What exchanges two paths in one step; both take the same arguments, and the flag has the same number."""


@contextmanager
def replacing(
    site: Path, sources: Iterable[Path] = (), tell: Callable[[str], None] = lambda _: None
) -> Iterator[Path]:
    """Give a fresh folder beside a site, and put it in the site's place when all went well.

    Raises `HostError` where the folder cannot be made or moved, and where it holds one of the
    sources, or stands in one. Whatever is raised, the old site is whole and nothing is left beside it.
    """
    site = files.real(site)
    _refuse_sources(site, [files.real(source) for source in sources])
    if site.is_symlink():
        raise HostError(f"{site} is a symbolic link that leads round in circles. Remove it.")
    _refuse_file(site)
    if os.path.ismount(site):  # that of pathlib does not know Windows
        raise HostError(_MOUNTED.format(site))
    folder = site.with_name(f".{site.name}-onrecord{_SUFFIX}")
    if folder.is_symlink():
        raise HostError(f"{folder} is a symbolic link, and would be written through. Remove it.")
    with deferred(), _workshop(site, folder, tell) as is_whole:
        fresh = folder / "new"
        with allowed():
            yield fresh
        _refuse_file(site)
        if not is_whole():
            raise HostError(f"{folder} was removed while the site was made in it. Build again.")
        try:
            _copy_hidden(site, fresh)
            _swap(site, fresh, folder / "old")
        except OSError as error:
            if error.errno == errno.EBUSY:  # not all mount points can be told before
                raise HostError(_MOUNTED.format(site)) from error
            raise HostError(
                f"The new site cannot take the place of {site}: {reason(error)}"
            ) from error


def _refuse_file(site: Path) -> None:
    if site.exists() and not site.is_dir():
        raise HostError(f"{site} is a file; the site needs a folder. Move it, or name another.")


def _refuse_sources(site: Path, sources: Sequence[Path]) -> None:
    for source in sources:
        if source.is_relative_to(site):
            raise HostError(_HOLDS.format(site))
        # One that holds others is the whole project.
        is_whole = any(one != source and one.is_relative_to(source) for one in sources)
        if site.is_relative_to(source) and not is_whole:
            raise HostError(_STANDS_IN.format(site, source))


@contextmanager
def _workshop(
    site: Path, folder: Path, tell: Callable[[str], None]
) -> Iterator[Callable[[], bool]]:
    """Make the folder in which a new site is made, and remove it, whatever comes.

    What it gives says whether the folder is still the one that was made: who cleans up may remove
    it, and what is written next makes it again.
    """
    lock: int | None = None
    caretaker: Popen[bytes] | None = None

    def is_ours() -> bool:
        return sys.platform == "win32" or (lock is not None and _is_at(folder / "lock", lock))

    try:
        try:
            site.parent.mkdir(parents=True, exist_ok=True)
            if sys.platform == "win32":
                folder.mkdir(exist_ok=True)
            else:
                lock = _lock(folder, lambda: tell(_WAITING.format(site)))
                caretaker = _caretaker(folder, lock)
            _clear(site, folder)
            (folder / "new").mkdir()
        except OSError as error:
            raise HostError(f"No folder can be made beside {site}: {reason(error)}") from error
        yield is_ours
    finally:
        if is_ours() or (lock is not None and not (folder / "lock").exists()):
            _remove(folder)  # else it is another build's
        if caretaker:
            caretaker.communicate(b"\n")
        if sys.platform != "win32" and lock is not None:
            # Whoever waits may begin as soon as it is gone.
            if is_ours():
                (folder / "lock").unlink()
            fcntl.flock(lock, fcntl.LOCK_UN)  # of processes that were forked meanwhile, too
            os.close(lock)
        with suppress(OSError):
            folder.rmdir()


def _lock(folder: Path, waiting: Callable[[], None]) -> int:
    """Lock a folder, which is made where there is none; wait until nobody else does."""
    if sys.platform == "win32":
        raise NotImplementedError  # nobody asks for a lock there
    while True:
        folder.mkdir(mode=0o700, exist_ok=True)
        file = folder / "lock"
        try:
            lock = os.open(file, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        except FileNotFoundError:  # the folder has just been removed
            continue
        except OSError:
            with suppress(OSError):  # nothing is in it, or it is somebody else's
                folder.rmdir()
            raise
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            with allowed():
                fcntl.flock(lock, fcntl.LOCK_EX)
        # Whoever had it has removed it; another file may be there by now.
        if _is_at(file, lock):
            return lock
        os.close(lock)


def _is_at(path: Path, file: int) -> bool:
    """Say whether an open file is still the one at a path."""
    try:
        return os.path.samestat(os.fstat(file), path.stat())
    except OSError:
        return False


def _clear(site: Path, folder: Path) -> None:
    """Put back the old site where a build was killed while there was none; remove the rest."""
    old = folder / "old"
    if old.exists() and not site.exists():
        old.rename(site)
    for left in (folder / "new", old):
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left)
        else:
            left.unlink(missing_ok=True)


def _caretaker(folder: Path, lock: int) -> Popen[bytes] | None:
    """Start what removes a folder when this process and all its forks are killed.

    They all have the other end of its input, and it has the lock: nobody begins before it is done.
    """
    command = ["/bin/sh", "-c", _CARETAKER, "sh", str(folder)]
    with suppress(OSError):
        return Popen(  # noqa: S603 - nothing in it comes from outside but a path, as an argument
            command,
            stdin=PIPE,
            stdout=DEVNULL,
            stderr=DEVNULL,
            start_new_session=True,
            pass_fds=[lock],
        )
    return None


def _remove(folder: Path) -> None:
    """Remove what is in a folder but its lock."""
    for name in ("new", "old"):
        shutil.rmtree(folder / name, ignore_errors=True)


def _copy_hidden(site: Path, fresh: Path) -> None:
    """Copy what begins with a dot: it is the user's (`.git`), and MkDocs never removes it."""

    def holds_nothing(folder: str, names: list[str]) -> set[str]:
        """Return sockets and the like, which programs use to meet (`git fsmonitor--daemon`)."""
        modes = {name: Path(folder, name).lstat().st_mode for name in names}
        return {name for name, mode in modes.items() if not _holds_something(mode)}

    for entry in sorted(site.glob(".*")):
        target = fresh / entry.name
        mode = entry.lstat().st_mode
        if target.exists() or not _holds_something(mode):
            continue
        if stat.S_ISDIR(mode):
            shutil.copytree(entry, target, symlinks=True, ignore=holds_nothing)
        else:
            shutil.copy2(entry, target, follow_symlinks=False)


def _holds_something(mode: int) -> bool:
    return stat.S_ISREG(mode) or stat.S_ISDIR(mode) or stat.S_ISLNK(mode)


def _swap(site: Path, fresh: Path, away: Path) -> None:
    """Put the new site in the place of the old, in one step where the system can."""
    if not site.exists():
        fresh.rename(site)
    elif not _exchange(site, fresh):
        site.rename(away)
        try:
            fresh.rename(site)
        except OSError:
            away.rename(site)
            raise


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; say whether that was done."""
    name = _EXCHANGE.get(sys.platform)
    call = getattr(ctypes.CDLL(None), name, None) if name else None
    # The numbers stand for folders to which relative paths would be relative.
    paths = (-1, os.fsencode(one), -1, os.fsencode(other))
    return call is not None and call(*paths, ctypes.c_uint(2)) == 0
