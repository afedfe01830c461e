"""Temporary folders: what a program that was killed has left is removed by the next one that needs one.

Each has a lock, held for as long as anything lives that may write into it.
"""

from __future__ import annotations

import os
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import Any

if sys.platform == "win32":
    fcntl: Any = None  # Windows does not lock files as others do: what is left there stays
else:
    import fcntl

_PREFIX = "onrecord-"


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """Give a folder that is removed in the end, and remove those whose program was killed."""
    for folder in Path(gettempdir()).glob(f"{_PREFIX}*"):
        if _is_left(folder):
            shutil.rmtree(folder, ignore_errors=True)
    with TemporaryDirectory(prefix=_PREFIX) as name, _locked(Path(name)):
        yield Path(name)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    if sys.platform == "win32":
        yield
        return
    # Nobody may see the lock before it is held.
    lock = os.open(folder / "new", os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        (folder / "new").rename(folder / "lock")
        yield
    finally:
        os.close(lock)


def _is_left(folder: Path) -> bool:
    """Say whether a folder is this user's, and nobody holds its lock."""
    if sys.platform == "win32" or not hasattr(os, "getuid"):
        return False
    try:
        told = folder.lstat()
        if not stat.S_ISDIR(told.st_mode) or told.st_uid != os.getuid():
            return False
        lock = os.open(folder / "lock", os.O_RDWR | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    finally:
        os.close(lock)
    return True
