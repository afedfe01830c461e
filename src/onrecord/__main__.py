"""Run the command line: as `onrecord`, or as `python -m onrecord`."""

from __future__ import annotations

import gc
import signal
import sys
from io import TextIOWrapper

_ALLOCATIONS = 100_000
"""After so many objects more, Python looks for garbage: 700 is its own number."""


def main() -> None:
    """Run it; an interruption while it is loaded ends it without a word."""
    before = signal.getsignal(signal.SIGINT)
    if before is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from onrecord.cli import main as command  # noqa: PLC0415 - see above

    signal.signal(signal.SIGINT, before)
    collect_less()
    for stream in (sys.stdout, sys.stderr):
        _can_write_all(stream)
    try:
        command(prog_name="onrecord")
    finally:
        # Python would look for garbage once more, which takes as long as a hundred pages of a build.
        gc.freeze()


def collect_less() -> None:
    """Let Python look for garbage less often: what a command has read it needs until its end.

    A tenth to a fifth of the time of a check goes into looking.
    """
    gc.set_threshold(_ALLOCATIONS)


def _can_write_all(stream: object) -> None:
    """Let a stream take every letter: a pipe has UTF-8 on Windows too, a terminal what it can show."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


if __name__ == "__main__":
    main()
