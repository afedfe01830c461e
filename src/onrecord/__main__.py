"""Run the command line: as `onrecord`, or as `python -m onrecord`."""

from __future__ import annotations

import signal


def main() -> None:
    """Run it; an interruption while it is loaded ends it without a word."""
    before = signal.getsignal(signal.SIGINT)
    if before is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from onrecord.cli import main as command  # noqa: PLC0415 - see above

    signal.signal(signal.SIGINT, before)
    command(prog_name="onrecord")


if __name__ == "__main__":
    main()
