"""Changes of files are seen, each once."""

from __future__ import annotations

import os
from pathlib import Path
from queue import Empty, Queue

import pytest
from watchdog.events import (
    DirModifiedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileOpenedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)

from onrecord.hosts import watching
from onrecord.hosts.watching import FileWatcher

PATIENCE = 60
"""How many seconds a change may take to be seen."""


class Noting(FileSystemEventHandler):
    """Notes what it is told."""

    def __init__(self) -> None:
        self.told: Queue[FileSystemEvent] = Queue()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note an event."""
        self.told.put(event)


def test_a_change_is_told_once(tmp_path: Path) -> None:
    """By whomever it is seen, and not where a file was only read, or a folder changed."""
    handler = Noting()
    once = watching._Once(handler)
    file = tmp_path / "a.md"
    for size in (1, 2):
        file.write_text("x" * size)
        for event in (FileOpenedEvent, FileModifiedEvent, FileModifiedEvent):
            once.dispatch(event(str(file)))
        once.dispatch(DirModifiedEvent(str(tmp_path)))
        assert handler.told.get_nowait().src_path == str(file)
        with pytest.raises(Empty):
            handler.told.get_nowait()
    file.rename(tmp_path / "b.md")
    once.dispatch(FileMovedEvent(str(file), str(tmp_path / "b.md")))
    assert handler.told.get_nowait().dest_path


@pytest.mark.parametrize("told", [True, False])
def test_files_are_watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, told: bool) -> None:
    """Also where the system has no room for more watches."""

    def full() -> None:
        raise OSError

    handler, watcher = Noting(), FileWatcher()
    if not told:
        monkeypatch.setattr(watcher._told, "start", full)
    watches = watcher.schedule(handler, str(tmp_path), recursive=True)
    watcher.start()
    try:
        file = tmp_path / "a.md"
        file.write_text("x")
        os.utime(file, (1, 1))
        assert handler.told.get(timeout=PATIENCE).src_path == str(file)
        watcher.unschedule(watches)
    finally:
        watcher.stop()
        watcher.join()
