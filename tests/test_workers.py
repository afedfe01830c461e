"""Work that is shared gives the same, in the same order, whoever does it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Generator
from contextlib import closing
from multiprocessing import Queue, active_children
from threading import Timer
from typing import cast

import pytest

from onrecord import workers


@pytest.fixture(autouse=True)
def several(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let there be two processors, whatever machine this is."""
    monkeypatch.setattr(workers, "processors", lambda: 2)


def squares(offset: int) -> Callable[[int], tuple[int, int]]:
    """Return work that no worker could be sent, and that tells who did it."""
    return lambda number: (number * number + offset, os.getpid())


@pytest.mark.parametrize("parallel", [True, False])
def test_everything_is_done_once_and_comes_in_order(*, parallel: bool) -> None:
    """Batches of any size, the last one shorter."""
    done = list(workers.run(squares(1), 11, batch=4, parallel=parallel))
    assert [value for value, _ in done] == [n * n + 1 for n in range(11)]
    assert all((who != os.getpid()) is parallel for _, who in done)


def test_one_processor_does_it_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No worker is started where none would help."""
    monkeypatch.setattr(workers, "processors", lambda: 1)
    assert {who for _, who in workers.run(squares(0), 5, batch=1, parallel=True)} == {os.getpid()}


def test_what_goes_wrong_is_told() -> None:
    """An error in a worker is an error here."""
    with pytest.raises(ZeroDivisionError):
        list(workers.run(lambda number: 1 // number, 4, batch=2, parallel=True))


@pytest.mark.parametrize("parallel", [True, False])
def test_work_goes_on_beside(*, parallel: bool) -> None:
    """By a worker or a thread; what goes wrong is told in the end."""
    told: Queue[int] = Queue()
    workers.start(lambda: told.put(os.getpid()), parallel=parallel).wait()
    assert (told.get() == os.getpid()) is not parallel
    wait = workers.start(lambda: print(1 // 0), parallel=parallel).wait  # noqa: T201 - nothing is printed
    with pytest.raises(ZeroDivisionError):
        wait()


def test_a_worker_that_is_ended_is_told() -> None:
    """By whatever: a machine that has no memory left ends processes."""
    with pytest.raises(workers.KilledError, match="killed before its work"):
        workers.start(lambda: os._exit(1), parallel=True).wait()
    with pytest.raises(workers.KilledError):
        list(workers.run(lambda _: os.kill(os.getpid(), signal.SIGKILL), 4, batch=1, parallel=True))


ORPHANED = """\
import multiprocessing, os, signal, sys, time
from onrecord import workers

is_halted = sys.argv[1] == "halted"

def work(number=0):
    os.write(2, b".")  # begun
    if is_halted:
        os.kill(os.getpid(), signal.SIGSTOP)
    time.sleep(3600)

workers.processors = lambda: 2
for _ in range(2):
    workers.start(work, parallel=True)
from threading import Thread
def kill():
    os.read(0, 1)  # not `sys.stdin`, whose lock would be forked
    for worker in multiprocessing.active_children() if is_halted else ():
        os.waitid(os.P_PID, worker.pid, os.WSTOPPED | os.WNOWAIT)
    os.kill(os.getpid(), signal.SIGKILL)
Thread(target=kill, daemon=True).start()
list(workers.run(work, 2, batch=1, parallel=True))
"""


@pytest.mark.parametrize("how", ["running", "halted"])
def test_workers_end_with_their_parent(how: str) -> None:
    """Even when nobody can tell them: whatever is killed has no last word."""
    with subprocess.Popen(
        [sys.executable, "-c", ORPHANED, how], stdin=subprocess.PIPE, stderr=subprocess.PIPE
    ) as parent:
        assert parent.stdin
        assert parent.stderr
        begun = parent.stderr.read(4)
        parent.stdin.write(b"!")
        parent.stdin.close()
        # The end comes when nobody has the other end of this pipe any more.
        assert (begun, parent.stderr.read()) == (b"....", b"")


def test_nobody_waits_for_workers_that_were_stopped() -> None:
    """What somebody has halted hears nothing, so it is killed when the work is given up."""
    others = {*active_children()}

    def halt(number: int) -> int:
        if number:
            os.kill(os.getpid(), signal.SIGSTOP)
        return number

    with closing(cast("Generator[int]", workers.run(halt, 2, batch=1, parallel=True))) as work:
        assert next(work) == 0
    assert {*active_children()} == others


def test_a_worker_that_does_not_end_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    """When it had time to clean up."""
    monkeypatch.setattr(workers, "_PATIENCE", 0.1)
    others = {*active_children()}
    task = workers.start(lambda: os.kill(os.getpid(), signal.SIGSTOP), parallel=True)
    task.stop()
    assert {*active_children()} == others


def test_an_interruption_ends_a_worker_without_a_word(capfd: pytest.CaptureFixture[str]) -> None:
    """Only the process that began it says that it was interrupted."""
    with pytest.raises(workers.KilledError):
        workers.start(lambda: os.kill(os.getpid(), signal.SIGINT), parallel=True).wait()
    assert capfd.readouterr() == ("", "")


LARGE = 10 * 2**20
"""More bytes than a pipe holds: who sends them waits for somebody to read them."""


def test_nobody_waits_for_a_worker_that_is_killed_while_it_sends() -> None:
    """A part of what it sends has come, and no more will."""
    others = {*active_children()}

    def end(number: int) -> bytes:
        if number:
            Timer(0.2, os.kill, (os.getpid(), signal.SIGKILL)).start()
        return b"x" * (LARGE if number else 1)

    with closing(cast("Generator[bytes]", workers.run(end, 2, batch=1, parallel=True))) as work:
        assert next(work) == b"x"
        for other in {*active_children()} - others:
            other.join()  # nobody reads what the second one sends, until it is killed
        with pytest.raises(workers.KilledError):
            next(work)


def test_workers_that_send_are_killed_when_the_work_is_given_up() -> None:
    """What they have not sent yet nobody wants."""
    others = {*active_children()}
    large = workers.run(lambda _: b"x" * LARGE, 6, batch=1, parallel=True)
    with closing(cast("Generator[bytes]", large)) as work:
        assert len(next(work)) == LARGE
    assert {*active_children()} == others


@pytest.mark.parametrize(("platform", "number"), [("linux", 3), ("darwin", 1)])
def test_only_linux_has_workers(
    monkeypatch: pytest.MonkeyPatch, platform: str, number: int
) -> None:
    """Elsewhere one process does everything."""
    monkeypatch.undo()
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0, 1, 2}, raising=False)
    assert workers.processors() == number
