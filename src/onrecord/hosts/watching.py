"""Watch files: the one door to watchdog, which MkDocs brings.

Where the system tells of changes, they are seen at once. It does not tell of all of them (in folders
from another machine, say); so somebody looks besides, now and then, and nothing is seen twice.
"""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import Any

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

_SECONDS = 1.0
"""How often somebody looks."""

_READ = ("opened", "closed_no_write")
"""What happens to files that are only read."""


class FileWatcher:
    """Takes the place of an observer of watchdog."""

    def __init__(self) -> None:
        self._told, self._looking = Observer(), PollingObserver(timeout=_SECONDS)

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool) -> Any:
        """Tell a handler of each change at or below a path, once."""
        once = _Once(handler)
        return [one.schedule(once, path, recursive=recursive) for one in self._observers]

    def unschedule(self, watches: Any) -> None:
        """Tell of no more changes there."""
        for observer, watch in zip(self._observers, watches, strict=True):
            if observer.is_alive():
                observer.unschedule(watch)

    def start(self) -> None:
        """Begin to watch; where the system has no room for more watches, only look."""
        self._looking.start()
        try:
            self._told.start()
        except OSError:
            self._told.stop()

    def stop(self) -> None:
        """Tell of no more changes."""
        for observer in self._observers:
            observer.stop()

    def join(self) -> None:
        """Wait until nobody watches any more."""
        for observer in self._observers:
            if observer.is_alive():
                observer.join()

    @property
    def _observers(self) -> tuple[Any, ...]:
        return self._told, self._looking


class _Once(FileSystemEventHandler):
    """Hands a change on unless the file is as it was when it was last told of."""

    def __init__(self, handler: FileSystemEventHandler) -> None:
        self._handler = handler
        self._known: dict[str, tuple[int, int] | None] = {}
        self._lock = Lock()

    def dispatch(self, event: FileSystemEvent) -> None:
        """Hand a change on."""
        if event.is_directory or event.event_type in _READ:
            return
        with self._lock:
            paths = [str(path) for path in (event.src_path, event.dest_path) if path]
            now = {path: _stamp(Path(path)) for path in paths}
            if all(path in self._known and self._known[path] == now[path] for path in paths):
                return
            self._known.update(now)
        self._handler.dispatch(event)


def _stamp(file: Path) -> tuple[int, int] | None:
    """Return what changes when a file is written; nothing where there is none."""
    try:
        stat = file.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size
