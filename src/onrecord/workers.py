"""Workers: processes that share the work where there is much of it and more than one processor.

A worker is a copy of this process with all it has read, so nothing has to be sent to it. Only
Linux makes such copies in a moment. Elsewhere a worker would have to begin anew and import
everything, which takes longer than it saves.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from multiprocessing.connection import Connection
from typing import Any, TypeVar

MANY = 100
"""From so many summaries on, several processes are worth their start."""

T = TypeVar("T")

_work: Callable[..., Any] | None = None
"""What a worker does; it is born with it."""


def processors() -> int:
    """Return how many processors there are to share the work; 1 where workers do not pay."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def share(work: Callable[[int], T], count: int, *, batch: int, apart: bool) -> Iterator[T]:
    """Yield what some work gives for each number below `count`, in order.

    With `apart` workers do it, a `batch` at a time; else, and on one processor, this process does
    it all. What the work gives has to be such that it can be pickled.
    """
    if not apart or processors() == 1:
        yield from map(work, range(count))
        return
    batches = [range(start, min(start + batch, count)) for start in range(0, count, batch)]
    pool = _pool(work, min(processors(), len(batches)))
    try:
        for given in pool.map(_do_each, batches):
            yield from given
    finally:
        pool.shutdown(cancel_futures=True)


def begin(work: Callable[[], None], *, apart: bool) -> Callable[[], None]:
    """Begin some work beside what this process does; return what waits for its end.

    With `apart` a worker does it, which takes no time from this process; else a thread. What goes
    wrong is raised where its end is waited for: `RuntimeError` where the worker was ended.
    """
    if not apart or processors() == 1:
        pool = ThreadPoolExecutor(1)
        future = pool.submit(work)
        pool.shutdown(wait=False)
        return future.result
    # Not a pool: its threads would be copied half-way when further workers are born.
    context = multiprocessing.get_context("fork")
    told, teller = context.Pipe(duplex=False)
    worker = context.Process(target=_tell, args=(work, teller), daemon=True)
    worker.start()
    teller.close()
    return partial(_wait, told)


def _tell(work: Callable[[], None], teller: Connection) -> None:
    """Do some work in a worker and tell what went wrong: `None` where nothing did."""
    _interrupted(signal.SIG_DFL)
    try:
        work()
    except Exception as error:  # noqa: BLE001 - it is raised where the end is waited for
        teller.send(error)
    else:
        teller.send(None)


def _wait(told: Connection) -> None:
    """Wait for what a worker tells at its end, and raise it."""
    try:
        error: Exception | None = told.recv()
    except EOFError:
        error = RuntimeError("a process was ended before its work was done")
    if error is not None:
        raise error


def _pool(work: Callable[..., Any], workers: int) -> ProcessPoolExecutor:
    """Return workers that were born with their work."""
    kind = multiprocessing.get_context("fork")
    return ProcessPoolExecutor(workers, mp_context=kind, initializer=_take, initargs=(work,))


def _take(work: Callable[..., Any]) -> None:
    """Keep what is to be done: run once in each worker."""
    _interrupted(signal.SIG_IGN)  # it ends with what it is at; a pool is confused by less
    global _work  # noqa: PLW0603 - a worker has nothing else to keep it in
    _work = work


def _interrupted(then: signal.Handlers) -> None:
    """Say what becomes of a worker then; whoever began it has words for it, so it needs none."""
    if multiprocessing.parent_process() is not None:
        signal.signal(signal.SIGINT, then)


def _do_each(batch: range) -> list[Any]:
    """Do the work for each number of a batch."""
    assert _work is not None  # noqa: S101 - `_take` ran first
    return [_work(number) for number in batch]
