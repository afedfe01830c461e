"""Signals that ask a program to end become one kind of exception, where that does no harm."""

from __future__ import annotations

import os
import signal
from threading import Event, Thread

import pytest

from onrecord.interruptions import SIGNALS, Interruption, allowed, blocked, deferred, raised


@pytest.mark.parametrize("number", sorted(SIGNALS))
def test_signals_are_exceptions(number: int) -> None:
    """With the exit status that shells give them; afterwards all is as it was."""
    before = signal.getsignal(number)
    with pytest.raises(Interruption) as found, raised():
        os.kill(os.getpid(), number)
    assert found.value.status == 128 + number
    assert signal.getsignal(number) is before


def test_what_is_ignored_stays_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    """`nohup` lets a program go on when its terminal is closed."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with raised():
            os.kill(os.getpid(), signal.SIGHUP)
    finally:
        signal.signal(signal.SIGHUP, before)


def interrupt(done: list[str], before: int, *numbers: int) -> None:
    """Send signals before the next step, and note what is done."""
    for number in numbers:
        os.kill(os.getpid(), number)
    done.append(f"step {before}")


def test_deferred_signals_come_in_the_end() -> None:
    """The first of them; what is allowed meanwhile is ended at once, or not begun."""
    done: list[str] = []
    with pytest.raises(Interruption) as found, raised(), deferred():
        interrupt(done, 1, signal.SIGTERM, signal.SIGINT)
    assert (done, found.value.status) == (["step 1"], 143)
    with pytest.raises(Interruption), raised(), deferred(), allowed():
        interrupt(done, 2, signal.SIGTERM)
    with pytest.raises(Interruption), raised(), deferred():
        _interrupt_and_go_on(done)
    assert done == ["step 1", "step 3"]


def _interrupt_and_go_on(done: list[str]) -> None:
    interrupt(done, 3, signal.SIGTERM)
    with allowed():
        done.append("step 4")


def test_blocked_signals_come_in_the_end() -> None:
    """The system keeps them meanwhile."""
    done: list[str] = []
    with pytest.raises(Interruption), raised(), blocked():
        interrupt(done, 1, signal.SIGTERM)
    assert done == ["step 1"]


def test_a_fork_in_another_thread_keeps_no_signal_from_the_first() -> None:
    """A preview can be ended while its search index begins."""
    with pytest.raises(Interruption), raised():
        _fork_in_a_thread()


def _fork_in_a_thread() -> None:
    interrupted = Event()

    def fork() -> None:
        with blocked():
            os.kill(os.getpid(), signal.SIGTERM)
            interrupted.wait(10)  # only where it fails

    thread = Thread(target=fork)
    thread.start()
    try:
        thread.join()
    finally:
        interrupted.set()


def test_other_threads_leave_signals_alone() -> None:
    """The system lets only the first decide."""
    before = [signal.getsignal(number) for number in SIGNALS]
    seen: list[object] = []

    def look() -> None:
        with raised():
            seen.extend(signal.getsignal(number) for number in SIGNALS)

    thread = Thread(target=look)
    thread.start()
    thread.join()
    assert seen == before
