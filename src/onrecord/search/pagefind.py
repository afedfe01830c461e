"""Pagefind: the one door to the program that makes the index of search."""

from __future__ import annotations

import base64
import gzip
import json
import os
import re
import signal
import string
import sys
import zlib
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from fnmatch import fnmatch
from pathlib import Path
from subprocess import PIPE, STDOUT, Popen
from threading import Event, Thread
from typing import Any

from pagefind.service import get_executable

from onrecord.interruptions import blocked
from onrecord.search.search_record import SearchRecord, facet_table, record_table
from onrecord.workers import ending

Files = dict[str, bytes]
"""The files of an index, by path."""

_LANGUAGE = "und"
"""No language, so no stems: Pagefind would take another word for the same where both have one stem."""

_SIGNATURE = b"pagefind_dcd"
"""What stands before the content of each file, in gzip."""

_UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js", "pagefind-worker.js")
"""What nobody loads: the site has its own interface, and searches without a worker."""

_PROGRAMS = ("pagefind.js", "wasm.*.pagefind")
"""What an index that is merged into another one does not need, because that one has it."""

_CHUNK = 1 << 20
"""How many bytes of an answer are read at once."""

_PATIENCE = 60.0
"""After how many seconds without an answer Pagefind is ended."""

_ENOUGH, _TIMES = 64 << 20, 8
"""An answer has at most so many bytes, and so many times those that were sent: it has about as many."""

_PER_SECOND = 50
"""How many records it may take a second more for, when it hands over their index: it takes far less."""

_ANSWER = f"{string.ascii_letters}{string.digits}+/=,".encode()
"""What an answer consists of; all else is words, of an error."""

_SHOWN = 300
"""How much is shown of what Pagefind says, in letters."""

_NAME = re.compile(r"([\w-][\w.-]*/)*[\w-][\w.-]*", re.ASCII)
"""What a file of an index may be called."""

_ENTRY = "pagefind-entry.json"
"""The file that every index has."""

_WRONG = (
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    EOFError,
    zlib.error,
    gzip.BadGzipFile,
)
"""What comes of reading an answer that is none."""


def write_index(records: Iterable[SearchRecord], folder: Path, part: str = "") -> None:
    """Write the index of some records into a folder: see `index_files`."""
    write(index_files(records, part), folder)


def write(files: Iterable[tuple[str, bytes]], folder: Path) -> None:
    """Write files into a folder, which is made."""
    for name, content in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def index_files(records: Iterable[SearchRecord], part: str = "") -> Iterator[tuple[str, bytes]]:
    """Yield the files of the index of some records; a `part` is merged into another one in the browser.

    Its name has at most eight letters and digits, and is its own among all that are merged. The same
    records in the same order give the same bytes. Raises `RuntimeError` with what Pagefind says.
    """
    known = {record.address: record for record in records}
    # Ids begin with the language, and are shortened to what tells those of one index apart.
    language = f"{_LANGUAGE}-x-{part}" if part else _LANGUAGE
    try:
        files = _index(known.values(), language)
        ids = {address: id_ for id_, address in _ids(files)}
    except _WRONG as error:
        raise RuntimeError(
            "Pagefind answers something else than an index. Install the version that onrecord asks for."
        ) from error
    unused = (*_UNUSED, *_PROGRAMS) if part else _UNUSED
    for name, content in files.items():
        if not any(fnmatch(name, pattern) for pattern in unused):
            yield name, content
    # Pagefind drops what has no letter.
    found = {ids[address]: record for address, record in known.items() if address in ids}
    yield "records.json", _json(record_table(found))
    yield "facets.json", _json(facet_table(found.values()))


def _json(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode()


def _ids(files: Files) -> Iterator[tuple[str, str]]:
    """Yield how Pagefind calls each record in its answers, and the address of the record."""
    for name, content in sorted(files.items()):
        path = Path(name)
        if path.suffix == ".pf_fragment":
            fragment = gzip.decompress(content).removeprefix(_SIGNATURE)
            yield path.stem, json.loads(fragment)["url"]


# YORE: Pagefind's own client in Python (1.5.2) sleeps a tenth of a second before it reads an answer,
# a quarter of an hour for ten thousand records. When a release does not, use `PagefindIndex`.


def _index(records: Collection[SearchRecord], language: str) -> Files:
    """Return the files of an index. Pagefind can write them, but ends before they are whole."""
    with _running() as service:
        index = service.ask("NewIndex", config={})["index_id"]
        for record in records:
            service.ask(
                "AddRecord",
                index_id=index,
                url=record.address,
                content=record.content,
                language=language,
                meta=record.meta,
                filters={},
                sort={},
            )
        service.patience += len(records) / _PER_SECOND
        files = service.ask("GetFiles", index_id=index)["files"]
    found = {file["path"]: base64.b64decode(file["content"], validate=True) for file in files}
    if _ENTRY not in found or not all(map(_NAME.fullmatch, found)):
        raise ValueError("No index")
    return found


def _in_one_line(said: str) -> str:
    """Return words for a terminal, which does what it is told by what nobody sees."""
    shown = "".join(one if one.isprintable() else " " for one in said[:_SHOWN])
    return " ".join(shown.split())


@contextmanager
def _running() -> Iterator[_Service]:
    """Give a run of Pagefind, of which nothing is left in the end, whatever ends it and when."""
    service = _Service()
    try:
        with ending(service.kill):
            service.start()
            yield service
    finally:
        service.close()


class _Service:
    """A run of Pagefind, which answers requests: JSON in Base64, each with a comma behind it."""

    def __init__(self) -> None:
        self._process: Popen[bytes] | None = None
        self._is_ended = False
        """Whether it has been killed, perhaps before it was known."""
        self.patience = _PATIENCE
        self._answers, self._is_late, self._is_closed = 0, False, Event()
        self._most = _ENOUGH

    def start(self) -> None:
        """Start it. Raises `RuntimeError`."""
        program = get_executable()
        if program is None:
            raise RuntimeError("Pagefind is not installed: pip install 'pagefind[bin]'.")
        try:
            # What ends a worker is raised anywhere, also where Pagefind runs and is not known yet.
            with blocked():
                self._process = Popen(  # noqa: S603 - theirs
                    [str(program), "--service"],
                    stdin=PIPE,
                    stdout=PIPE,
                    stderr=STDOUT,
                    start_new_session=True,
                )
        except OSError as error:
            raise RuntimeError(
                f"Pagefind cannot be started: {error.strerror}: {program}"
            ) from error
        if self._is_ended:
            self.kill()
        Thread(target=self._watch, daemon=True).start()

    def close(self) -> None:
        """End it, and wait until it has ended."""
        self._is_closed.set()
        self.kill()
        if self._process is not None:
            with suppress(BrokenPipeError), self._process:  # which closes the pipes and waits
                pass

    def kill(self) -> None:
        """End it with all that it has started: where it is a script, that has the pipes as well."""
        self._is_ended = True
        if self._process is None:
            return
        if sys.platform == "win32" or not hasattr(os, "killpg"):
            self._process.kill()
            return
        # Some systems refuse it where all have ended.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)

    def ask(self, request: str, **values: Any) -> Any:
        """Return the answer to a request."""
        message = {"message_id": 1, "payload": {"type": request, **values}}
        sent = base64.b64encode(json.dumps(message).encode()) + b","
        self._most += _TIMES * len(sent)
        assert self._process is not None and self._process.stdin  # noqa: S101, PT018 - it is a pipe
        with suppress(BrokenPipeError):  # what it said before it ended is read below
            self._process.stdin.write(sent)
            self._process.stdin.flush()
        answer = json.loads(base64.b64decode(b"".join(self._read())))["payload"]
        self._answers += 1
        if answer["type"] == "Error":
            raise RuntimeError(f"Pagefind says: {_in_one_line(answer['message'])}")
        return answer

    def _read(self) -> Iterator[bytes]:
        """Yield an answer piece by piece, up to its comma."""
        assert self._process is not None and self._process.stdout  # noqa: S101, PT018 - it is a pipe
        piece, left = b"", self._most
        while not piece.endswith(b","):
            piece = os.read(self._process.stdout.fileno(), _CHUNK)
            if self._is_late:
                raise RuntimeError("Pagefind gave no answer for a long time, and was ended.")
            if not piece:
                raise RuntimeError("Pagefind ended early.")
            if piece.translate(None, _ANSWER):
                said = piece.decode(errors="replace")
                raise RuntimeError(f"Pagefind says: {_in_one_line(said)}")
            left -= len(piece)
            if left < 0:
                raise ValueError("More than any answer")
            yield piece

    def _watch(self) -> None:
        """End Pagefind when it gives no answer any more."""
        before = 0
        while not self._is_closed.wait(self.patience):
            if self._answers == before:
                self._is_late = True
                self.kill()
                return
            before = self._answers
