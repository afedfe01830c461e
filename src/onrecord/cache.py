"""Cache: what pure steps gave is kept: in a folder under a hash of all that it depends on, and in memory.

An entry is JSON, from which nothing can be made but the values of `bodies` and `diagnostics`, each of
them with what its fields may hold. It is signed with a key of the user's own: what is damaged, half
written, of another shape, or put there by somebody else (in a pull request, say) is no entry, and is
made anew.

In memory is what the last load needed, for a preview, which loads again and again: entries by their
names, and what steps made of values by these values themselves.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import re
import secrets
import shutil
import zlib
from collections.abc import Callable, Hashable, Mapping
from contextlib import suppress
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import lru_cache
from importlib.metadata import version
from operator import call
from pathlib import Path
from platform import python_version
from types import GenericAlias
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from onrecord import bodies, diagnostics, files
from onrecord.diagnostics import Source

FOLDER = Path(".cache") / "onrecord"
"""Where the entries are, in the folder of a project."""

LIMIT = 256 << 20
"""The most bytes that all entries may have together: 256 MiB."""

_LARGE = 256 << 10
"""More bytes than almost any entry has."""

_LIBRARIES = "anyascii markdown nh3 pagefind pydantic python-frontmatter pyyaml rapidfuzz".split()
"""What makes the results besides this program."""

_VALUES = {
    value.__name__: value
    for module in (bodies, diagnostics)
    for value in vars(module).values()
    if isinstance(value, type) and (is_dataclass(value) or issubclass(value, Enum))
}
"""What results may consist of, besides texts, numbers, tuples and mappings."""

_ENTRY = re.compile(r"[0-9a-f]{64}(\.\d+)?")
_SIGNATURE = hashlib.sha256().digest_size
_WRONG = (
    OSError,
    files.NotReadError,
    ValueError,
    TypeError,
    LookupError,
    RecursionError,
    zlib.error,
)
"""What reading an entry raises that was not written here."""


Sources = Callable[[str], Source | None]
"""Gives the text of a path."""

_NOWHERE: Sources = lambda _: None  # noqa: E731
"""Where no text is pointed into."""

Fits = Callable[[Any], bool]
"""Says whether a value is of a type."""

T = TypeVar("T")


class Cache:
    """The results that are kept for one project."""

    def __init__(self, root: Path | None = None) -> None:
        """Open the cache of a project; without its folder, or where none can be used, keep nothing."""
        self._folder = root / FOLDER if root else None
        self._key = _key(root) if root and not _leads_away(root) else b""
        self._used: set[str] = set()
        self._missed = 0
        """How many entries were made anew since somebody looked whether there are too many."""
        self._room = 0
        """How many may be before somebody has to look again."""
        self._recent: dict[Hashable, tuple[tuple[Any, ...], Any]] = {}
        """What this load has needed so far: results, each with the values that it was made of."""
        self._before: dict[Hashable, tuple[tuple[Any, ...], Any]] = {}
        """What the last load needed."""

    def get(self, name: str, shape: type[T], sources: Sources = _NOWHERE) -> T | None:
        """Return the result of a name, or `None`; `sources` gives the texts it points into."""
        self._used.add(name)
        made: T
        if found := self._recent.get(name) or self._before.get(name):
            self._recent[name] = found
            made = found[1]
            return made
        if not (self._folder and self._key):
            return None
        try:
            entry = files.read(self._folder, name, LIMIT)
            data = entry[_SIGNATURE:]
            if hmac.compare_digest(entry[:_SIGNATURE], self._signature(name, data)):
                made = _frozen(json.loads(zlib.decompress(data), object_hook=_reading(sources)))
                if _fits(cast(Hashable, shape))(made):
                    self._recent[name] = (), made
                    return made
        except _WRONG:
            pass
        self._missed += 1
        return None

    def put(self, name: str, result: object) -> None:
        """Keep a result under a name, whole or not at all."""
        self._recent[name] = (), result
        if not (self._folder and self._key):
            return
        text = json.dumps(result, default=_plain, separators=(",", ":"))
        data = zlib.compress(text.encode(), 1)
        unfinished = self._folder / f"{name}.{os.getpid()}"
        try:
            ignored = self._folder / ".gitignore"
            if not os.path.lexists(ignored):  # whatever else is there is not written into
                self._folder.mkdir(parents=True, exist_ok=True)
                ignored.write_text("*\n", encoding="utf-8")
            unfinished.write_bytes(self._signature(name, data) + data)
            if (self._folder / name).is_dir():  # nobody else keeps anything here
                _remove(self._folder / name)
            unfinished.replace(self._folder / name)
        except OSError:  # a full disk, say: it can do without
            with suppress(OSError):
                unfinished.unlink()

    def recall(self, step: Callable[..., T], *given: Any) -> T:
        """Return what a step makes of some values; what it made of the very same before is given again.

        The step is pure, and none of the values ever changes. Texts are the same where they are equal, all
        else where it is one object: to compare records takes longer than most steps. So whatever made them
        has to give unchanged ones again.
        """
        key = (step, *[one if type(one) is str else id(one) for one in given])
        # The values are held, so that no other object gets the number of one of them.
        found = self._recent.get(key) or self._before.get(key) or (given, step(*given))
        self._recent[key] = found
        made: T = found[1]
        return made

    def tidy(self) -> None:
        """Remove what is too much: the oldest first, and last of all what was asked for now.

        Of what is in memory, what was not asked for since this was called last.
        """
        self._before, self._recent = self._recent, {}
        if not self._folder or self._missed <= self._room:
            return
        with suppress(OSError):
            entries = [one for one in os.scandir(self._folder) if _ENTRY.fullmatch(one.name)]
            entries.sort(key=lambda one: (one.name in self._used, one.stat().st_mtime_ns))
            size = sum(one.stat().st_size for one in entries)
            for one in entries:
                if size > LIMIT:
                    size -= one.stat().st_size
                    _remove(Path(one))
            self._missed, self._room = 0, (LIMIT - size) // _LARGE

    def _signature(self, name: str, data: bytes) -> bytes:
        return hmac.digest(self._key, name.encode() + data, "sha256")


def name(step: str, *texts: str) -> str:
    """Return the name of what a step makes, which depends on the program and on these texts alone."""
    return hashlib.sha256(json.dumps((_program(), step, *texts)).encode()).hexdigest()


@lru_cache(maxsize=1)
def _program() -> str:
    """Return a hash of this program and its data, and of the versions of what it works with."""
    found = hashlib.sha256(f"{python_version()} {[version(one) for one in _LIBRARIES]}".encode())
    folder = Path(__file__).parent
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file.suffix != ".pyc":
            found.update(f"{file.relative_to(folder).as_posix()}\0".encode() + file.read_bytes())
    return found.hexdigest()


def _plain(value: Any) -> dict[str, Any]:
    """Return a dataclass as an object with one key, its name, and a list of its fields."""
    if isinstance(value, Source):
        # Of some files, only their names are known.
        return {"Source": [value.path, bool(value.text)]}
    parts = [_field(getattr(value, field)) for field in _fields(value.__class__)]
    return {type(value).__name__: parts}


@lru_cache(maxsize=64)
def _fields(kind: Hashable) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))  # type: ignore[arg-type]


def _field(value: object) -> Any:
    """Return what JSON would not give back as it was."""
    if isinstance(value, Enum):
        return {type(value).__name__: [value.value]}
    return {"dict": list(value.items())} if isinstance(value, Mapping) else value


def _reading(sources: Sources) -> Callable[[dict[str, Any]], Any]:
    """Return what makes a value of each object of an entry."""

    def value(written: dict[str, Any]) -> Any:
        ((kind, parts),) = written.items()
        if kind == "Source":
            path, has_text = parts
            if not isinstance(path, str):
                raise TypeError(kind)
            return (sources(path) if has_text else None) or Source(path, "")
        if kind == "dict":
            return dict(parts)
        parts = _frozen(parts)
        if not all(map(call, _parts(kind), parts)):
            raise TypeError(kind)
        return _VALUES[kind](*parts)

    return value


@lru_cache(maxsize=64)
def _parts(name: str) -> tuple[Fits, ...]:
    """Return what says of each part of a value whether it may be one, in the order of its fields."""
    kind = _VALUES[name]
    hints = get_type_hints(kind)
    return tuple(_fits(hints[field]) for field in _fields(kind)) if is_dataclass(kind) else ()


@lru_cache(maxsize=64)
def _fits(shape: Any) -> Fits:
    """Return what says whether a value is of a type; the fields in it were seen when it was made."""
    kind, inside = get_origin(shape), get_args(shape)
    if not inside:
        is_of: Fits = shape.__instancecheck__  # an entry has thousands of values
        return is_of
    parts = [_fits(part) for part in inside if part is not Ellipsis]
    if kind is Mapping:
        item = _fits(GenericAlias(tuple, inside))
        return lambda value: isinstance(value, dict) and all(map(item, value.items()))
    if kind is not tuple:  # a union, of types without parts
        return lambda value: isinstance(value, shape)
    if Ellipsis in inside:
        return lambda value: isinstance(value, tuple) and all(map(parts[0], value))
    return lambda value: (
        isinstance(value, tuple) and len(value) == len(parts) and all(map(call, parts, value))
    )


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple([_frozen(one) if isinstance(one, list) else one for one in value])
    return value


def _remove(path: Path) -> None:
    """Remove an entry, or whatever folder stands in the place of one; no link is followed."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def _leads_away(root: Path) -> bool:
    """Say whether the folder of the entries is a link, which could lead anywhere."""
    return (root / FOLDER).is_symlink() or (root / FOLDER.parent).is_symlink()


def _key(root: Path) -> bytes:
    """Return the key that signs entries, which is kept where no project is; nothing if there is none."""
    try:
        home = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
        file = files.real(Path(home) / "onrecord" / "cache.key")
        if file.is_relative_to(files.real(root)):
            return b""
        key = files.read_any(file, _LARGE) if file.exists() else b""
        if len(key) != _SIGNATURE:  # there is none, or whoever wrote it was killed
            key = secrets.token_bytes(_SIGNATURE)
            file.parent.mkdir(parents=True, exist_ok=True)
            beside = file.with_name(f"{file.name}.{os.getpid()}")
            with open(beside, "wb", opener=_private) as made:
                made.write(key)
            beside.replace(file)
    except (OSError, RuntimeError, files.NotReadError):
        return b""
    return key


def _private(path: str, flags: int) -> int:
    """Open a file that nobody else may read."""
    return os.open(path, flags, 0o600)
