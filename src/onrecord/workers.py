"""Workers: processes that share the work where there is much of it and more than one processor.

A worker is a fork of this process with all it has read, so nothing has to be sent to it. Only
Linux forks fast and safely. Elsewhere a worker would start anew and import everything, which takes
longer than it saves.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import connection
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Lock, Thread, get_ident, local, main_thread
from typing import Any, TypeVar

from onrecord.interruptions import SIGNALS, Handler, blocked, set_in_fork

MANY = 100
"""From so many summaries on, several processes are worth their start."""

_GENTLE = 10
"""By how much work that is done gently lets others go first."""

_PATIENCE = 5.0
"""How many seconds a worker may take to clean up when it is ended; then it is killed."""

_DEATH_OF_PARENT = 1
"""What `prctl` of Linux calls the signal that comes when the parent ends."""

T = TypeVar("T")


class KilledError(RuntimeError):
    """A worker was killed before its work was done."""

    def __init__(self) -> None:
        super().__init__(
            "A process was killed before its work was done; this machine may have too little memory."
        )


_UNTIL_TOLD = {
    signal.Signals[name]: signal.SIG_IGN
    for name in ("SIGINT", "SIGHUP")
    if name in signal.Signals.__members__
}
"""A terminal sends these to all processes; a worker of many goes on until the first, which says what has
come, ends it."""


class _Children:
    """What some work in a thread has started besides, and waits for."""

    def __init__(self) -> None:
        self._lock, self._kills, self._are_over = Lock(), list[Callable[[], None]](), False

    @contextmanager
    def holding(self, kill: Callable[[], None]) -> Iterator[None]:
        """Have something killed when all are, while this goes on; at once where they were."""
        with self._lock:
            self._kills.append(kill)
            if self._are_over:
                kill()
        try:
            yield
        finally:
            with self._lock:
                self._kills.remove(kill)

    def kill(self) -> None:
        """Kill all there are, and what comes later."""
        with self._lock:
            self._are_over = True
            for kill in self._kills:
                kill()


_own = local()
"""The children of the work that is done in a thread."""


def processors() -> int:
    """Return how many processors there are to share the work; 1 where workers do not pay."""
    if sys.platform != "linux":
        return 1
    return len(os.sched_getaffinity(0))


def run(work: Callable[[int], T], count: int, *, batch: int, parallel: bool) -> Iterator[T]:
    """Yield what some work returns for each number below `count`, in order.

    With `parallel` workers do it, a `batch` at a time, in turn; else, and on one processor, this
    process does it all. What the work returns has to be such that it can be pickled. Raises `KilledError`.
    """
    if not parallel or sys.platform != "linux" or processors() == 1:
        yield from map(work, range(count))
        return
    batches = [range(start, min(start + batch, count)) for start in range(0, count, batch)]
    number = min(processors(), len(batches))
    team: list[_Worker] = []
    try:
        for first in range(number):
            # A pool of the standard library waits for ever for a worker that is killed while it sends.
            with blocked():
                team.append(_fork(partial(_send_each, work, batches[first::number])))
        for turn in range(len(batches)):
            results: list[T] = team[turn % number].receive()
            yield from results
    finally:
        # Either all has come, or nobody wants it any more; and one that was stopped hears of nothing else.
        for worker in team:
            worker.kill()


@dataclass(frozen=True)
class _Worker:
    """A process that does some work and sends what came of it."""

    process: BaseProcess
    receiver: Connection

    def receive(self) -> Any:
        """Return what comes next, or raise the error that came instead."""
        try:
            outcome = self.receiver.recv()
        except (EOFError, OSError):  # before a message, or within one
            raise KilledError from None
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def stop(self) -> None:
        """Ask it to end, and wait; kill it where it does not."""
        self.process.terminate()
        self.process.join(_PATIENCE)
        self.kill()

    def kill(self) -> None:
        """End it, whatever it does."""
        self.process.kill()
        self.process.join()
        self.receiver.close()


def _fork(work: Callable[[Connection], None]) -> _Worker:
    """Start a worker; nobody but it can send, so that its end is the end of what comes."""
    if sys.platform != "linux":
        raise NotImplementedError
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_send_errors, args=(work, sender), daemon=True)
    process.start()
    sender.close()
    return _Worker(process, receiver)


def _send_errors(work: Callable[[Connection], None], sender: Connection) -> None:
    try:
        work(sender)
    except Exception as error:  # noqa: BLE001 - it is raised where the worker is waited for
        sender.send(error)


def _send_each(work: Callable[[int], T], batches: Sequence[range], sender: Connection) -> None:
    _begin(_UNTIL_TOLD)
    for batch in batches:
        sender.send([work(number) for number in batch])


@dataclass(frozen=True)
class Task:
    """Some work in the background."""

    wait: Callable[[], None]
    """Wait for its end, and raise its error: `KilledError` where the worker was killed."""
    stop: Callable[[], None]
    """End it, and whatever it waits for (see `ending`); a thread is waited for."""


def start(work: Callable[[], None], *, parallel: bool, gently: bool = False) -> Task:
    """Start some work in the background.

    With `parallel` a worker does it, which takes no time from this process; else a thread. `gently`,
    it leaves the processor to others who want it.
    """
    if not parallel or sys.platform != "linux" or processors() == 1:
        pool, children = ThreadPoolExecutor(1), _Children()
        future = pool.submit(_run_in_thread, work, children)
        pool.shutdown(wait=False)

        def stop() -> None:
            children.kill()
            wait([future])

        return Task(future.result, stop)
    # Not a pool: its threads would be copied half-way when further workers are forked.
    with blocked():
        worker = _fork(partial(_send_end, work, gently))
    return Task(worker.receive, worker.stop)


@contextmanager
def ending(kill: Callable[[], None]) -> Iterator[None]:
    """Have another process killed when the work is stopped that has started it, and waits for it.

    A worker needs no help with it: when it is stopped, whatever it does ends as if by an error.
    """
    children: _Children | None = getattr(_own, "children", None)
    if children is None:
        yield
        return
    with children.holding(kill):
        yield


def _run_in_thread(work: Callable[[], None], children: _Children) -> None:
    _own.children = children
    work()


def _send_end(
    work: Callable[[], None],
    gently: bool,  # noqa: FBT001
    sender: Connection,
) -> None:
    _begin(dict.fromkeys(SIGNALS, _end))
    if gently and sys.platform != "win32":
        os.nice(_GENTLE)
    work()
    sender.send(None)


def _end(number: int, _: object) -> None:
    """End a worker as an error would, so that nothing that it has started is left."""
    raise SystemExit(128 + number)


def _begin(handlers: Mapping[signal.Signals, Handler]) -> None:
    """Decide what signals do to a worker, and let it end when its parent does, however that ends."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        set_in_fork(handlers)
        _go_on_with_end()
        Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _go_on_with_end() -> None:
    """Let a worker that somebody has halted go on when its parent ends: else it could not end as well."""
    if sys.platform != "linux":
        return
    set_option = getattr(ctypes.CDLL(None), "prctl", None)
    if set_option is not None:
        set_option(_DEATH_OF_PARENT, signal.SIGCONT)


def _end_with(sentinel: int) -> None:
    connection.wait([sentinel])
    if sys.platform != "win32":
        signal.pthread_kill(main_thread().ident or get_ident(), signal.SIGTERM)
        main_thread().join(_PATIENCE)
    os._exit(1)
