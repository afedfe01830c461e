"""Read files that somebody else may have put there: the one place that decides whether one may be read.

A proposal can bring links, and whoever saves can mistake a folder for a file. What is read is an ordinary file
below a folder, reached by no link, and no larger than it may be. Nothing here waits for a pipe or reads from a device.
"""

from __future__ import annotations

import errno
import os
import stat
import time
from pathlib import Path, PurePath

LARGEST = 512 << 10
"""The most bytes that a file of a project may have: register, catalogues."""

LARGEST_SUMMARY = 256 << 10
"""The most bytes that a summary may have."""

_SETTLED = 3_000_000_000
"""After so many nanoseconds a further change gives a file another time, even on file systems that count
in steps of two seconds."""

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
NO_LINK = getattr(os, "O_NOFOLLOW", 0)
"""For `read_any`: a link is not followed."""

_KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFLNK: "a symbolic link",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


class NotReadError(Exception):
    """A file is not read."""


class MissingError(NotReadError):
    """There is none."""

    def __str__(self) -> str:
        """Say so."""
        return "there is no such file"


class KindError(NotReadError):
    """It is no ordinary file, or behind a link; `kind` says what it is: `a pipe`."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"it is {kind}")
        self.kind = kind


class OutsideError(NotReadError):
    """Its path leads out of the folder."""


class TooLargeError(NotReadError):
    """It is larger than it may be; `size` is how large, `most` how large it may be."""

    def __init__(self, size: int, most: int) -> None:
        super().__init__(f"it has {size:,} bytes, and may have {most:,} ({most >> 10} KiB)")
        self.size, self.most = size, most


class ShutError(NotReadError):
    """The system does not let it be read; the text says why."""


def read(root: Path, path: str, most: int = LARGEST) -> bytes:
    """Return the bytes of a file below a folder, reached by no link. Raises `NotReadError`."""
    if leads_out(path):
        raise OutsideError
    if link := link_on(root, path):
        raise KindError("a symbolic link" if link == path else f"behind the symbolic link `{link}`")
    return read_any(os.path.join(root, path), most, NO_LINK)  # noqa: PTH118 - as below


def read_any(file: Path | str, most: int, flags: int = 0) -> bytes:
    """Return the bytes of an ordinary file that the user named, through links, too. Raises `NotReadError`."""
    try:
        with os.fdopen(os.open(file, _FLAGS | flags), "rb") as opened:
            told = os.fstat(opened.fileno())
            if kind := kind_of(told.st_mode):
                raise KindError(kind)
            data = opened.read(min(told.st_size, most) + 1)
            if len(data) > told.st_size:  # it grows, or nobody knows its size
                data += opened.read(most + 1 - len(data))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise MissingError from error
    except IsADirectoryError as error:
        raise KindError(_KINDS[stat.S_IFDIR]) from error
    except OSError as error:
        kinds = {errno.ELOOP: stat.S_IFLNK, errno.ENXIO: stat.S_IFSOCK}
        if error.errno in kinds:
            raise KindError(_KINDS[kinds[error.errno]]) from error
        raise ShutError(error.strerror or "the system does not say why") from error
    except ValueError as error:  # a NUL in the name
        raise MissingError from error
    if len(data) > most:
        raise TooLargeError(max(told.st_size, len(data)), most)
    return data


def stamp(file: Path | str) -> str:
    """Return what is another text once a file is changed; nothing where that is not certain.

    That is so where there is no file, and for a moment after it was changed.
    """
    try:
        told = os.lstat(file)
    except (OSError, ValueError):
        return ""
    changed = max(told.st_mtime_ns, told.st_ctime_ns)
    if time.time_ns() - changed < _SETTLED:
        return ""
    place = f"{told.st_dev} {told.st_ino} {told.st_mode}"
    return f"{place} {told.st_size} {told.st_mtime_ns} {told.st_ctime_ns}"


def real(path: Path) -> Path:
    """Return where a path leads through links; one that leads round in circles, as far as it leads."""
    return Path(os.path.realpath(path))  # `Path.resolve` raises, in some versions of Python


def kind_of(mode: int) -> str:
    """Say what is no ordinary file: `a pipe`; nothing of one."""
    return "" if stat.S_ISREG(mode) else _KINDS.get(stat.S_IFMT(mode), "a device")


def leads_out(path: str) -> bool:
    """Say whether a path, as it is written, leads out of the folder that it is relative to."""
    pure = PurePath(path)
    return pure.is_absolute() or bool(pure.drive) or ".." in pure.parts


def link_on(root: Path, path: str) -> str:
    """Return the first part of a path below a folder that is a link; nothing where none is."""
    at, seen = str(root), []
    for part in PurePath(path).parts:
        at = os.path.join(at, part)  # noqa: PTH118 - a `Path` for each of ten thousand takes a while
        seen.append(part)
        if os.path.islink(at):  # noqa: PTH114 - as above
            return "/".join(seen)
    return ""
