"""A preview that runs as a user has it: in a process of its own, while files are saved."""

from __future__ import annotations

import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from urllib.request import urlopen

import pytest

PATIENCE = 600
"""How many seconds anything may take: a busy machine is slow, and what does not happen fails all
the same."""

NOTICED = "Detected file changes"


@dataclass(frozen=True)
class Preview:
    """A preview that is running."""

    address: str
    """Where it is served, without a path; ends with a slash."""

    log: Path
    """What it prints."""

    def shows(self, path: str, words: str) -> None:
        """Wait until a page has some words."""
        until(lambda: words in fetched(self.address + path))

    def says(self, words: str) -> None:
        """Wait until the preview has printed some words."""
        until(lambda: words in self.log.read_text())

    def save(self, file: Path, text: str) -> None:
        """Save a file until the preview notices: before its first look, nothing is a change."""
        before = self.log.read_text().count(NOTICED)
        until(
            lambda: self.log.read_text().count(NOTICED) > before,
            lambda: file.write_text(text),
        )


@contextmanager
def previewing(
    folder: Path, log: Path, command: Sequence[str], end: int = signal.SIGINT, status: int = 0
) -> Iterator[Preview]:
    """Run a command, which is given an address, in a folder; end it with a signal, as Ctrl-C does."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    # A shell has what it runs in the background ignore Ctrl-C, and whatever that starts would, too.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with log.open("w") as output:
        server = subprocess.Popen([*command, address], cwd=folder, stdout=output, stderr=output)
    try:
        yield Preview(f"http://{address}/", log)
    finally:
        server.send_signal(end)
        server.wait(PATIENCE)
    assert server.returncode == status, log.read_text()


def fetched(address: str) -> str:
    """Return a page, or nothing where there is none yet; a preview that builds does not answer."""
    try:
        with urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 - our own server
            return str(answer.read().decode())
    except (OSError, HTTPException):
        return ""


def until(holds: Callable[[], bool], act: Callable[[], object] = lambda: None) -> None:
    """Act, now and then again, until something holds."""
    for turn in range(PATIENCE * 5):
        if turn % 25 == 0:
            act()
        if holds():
            return
        time.sleep(0.2)
    pytest.fail(f"It did not happen in {PATIENCE} seconds.")
