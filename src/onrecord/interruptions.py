"""Interruptions: Ctrl-C, and whatever else asks a program to end, are one kind of exception."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field

SIGNALS = frozenset(
    signal.Signals[name]
    for name in ("SIGINT", "SIGTERM", "SIGHUP")
    if name in signal.Signals.__members__
)
"""Those that this system has: Windows knows no `SIGHUP`."""

Handler = signal.Handlers | Callable[[int, object], None]
"""What a signal does."""


class Interruption(KeyboardInterrupt):
    """Somebody asks this program to end."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.status = 128 + number
        """The exit status, as shells count."""


@dataclass
class _Waiting:
    """What has come and is not raised yet."""

    are_held: bool = False
    numbers: list[int] = field(default_factory=list)

    def raise_first(self) -> None:
        if self.numbers and not self.are_held:
            first, *_ = self.numbers
            self.numbers.clear()
            raise Interruption(first)


_waiting = _Waiting()


def _take(number: int, _: object) -> None:
    _waiting.numbers.append(number)
    _waiting.raise_first()


@contextmanager
def raised() -> Iterator[None]:
    """Raise an `Interruption` wherever a signal comes that nobody has decided about.

    What is ignored stays ignored: `nohup` says so.
    """
    undecided = (signal.SIG_DFL, signal.default_int_handler)
    is_main = threading.current_thread() is threading.main_thread()
    ours = [one for one in SIGNALS if is_main and signal.getsignal(one) in undecided]
    before = {number: signal.signal(number, _take) for number in ours}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        _waiting.numbers.clear()


def deferred() -> AbstractContextManager[None]:
    """Raise none until the end of what has to be done as a whole, but where it is `allowed`."""
    return _holding(are_held=True)


def allowed() -> AbstractContextManager[None]:
    """Let them be raised in a part of what is `deferred`."""
    return _holding(are_held=False)


@contextmanager
def _holding(*, are_held: bool) -> Iterator[None]:
    before, _waiting.are_held = _waiting.are_held, are_held
    try:
        _waiting.raise_first()
        yield
    finally:
        _waiting.are_held = before
        _waiting.raise_first()


@contextmanager
def blocked() -> Iterator[None]:
    """Let none come while a process is forked, which decides for itself what they do to it."""
    if sys.platform == "win32":  # there is no fork either
        yield
        return
    # Other threads let them through to the first, which alone is interrupted.
    is_main = threading.current_thread() is threading.main_thread()
    with deferred() if is_main else nullcontext():
        before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


def set_in_fork(handlers: Mapping[signal.Signals, Handler]) -> None:
    """Decide in a forked process what signals do; those that are not named end it."""
    for number in SIGNALS:
        signal.signal(number, handlers.get(number, signal.SIG_DFL))
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
