"""Workers: processes that share the work where there is much of it and more than one processor.

A worker is a copy of this process with all it has read, so nothing has to be sent to it. Only
Linux makes such copies in a moment. Elsewhere a worker would have to begin anew and import
everything, which takes longer than it saves.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")

_work: Callable[..., Any] | None = None
"""What a worker does; it is born with it."""


def processors() -> int:
    """Return how many processors there are to share the work; 1 where workers do not pay."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def share(work: Callable[[int], T], count: int, *, batch: int, least: int) -> Iterator[T]:
    """Yield what some work gives for each number below `count`, in order.

    Workers do a `batch` at a time; below the `least` count, and on one processor, this process
    does it all. What the work gives has to be such that it can be pickled.
    """
    if count < least or processors() == 1:
        yield from map(work, range(count))
        return
    batches = [range(start, min(start + batch, count)) for start in range(0, count, batch)]
    with _pool(work, min(processors(), len(batches))) as pool:
        for given in pool.map(_do_each, batches):
            yield from given


def begin(work: Callable[[], T], *, apart: bool) -> tuple[Executor, Future[T]]:
    """Begin some work beside what this process does; return who does it, and what comes of it.

    With `apart` it is a worker, which takes no time from this process; else a thread. Either has
    to be shut down in the end.
    """
    if apart and processors() > 1:
        pool: Executor = _pool(work, 1)
        return pool, pool.submit(_do)
    pool = ThreadPoolExecutor(1)
    return pool, pool.submit(work)


def _pool(work: Callable[..., Any], workers: int) -> ProcessPoolExecutor:
    """Return workers that were born with their work."""
    kind = multiprocessing.get_context("fork")
    return ProcessPoolExecutor(workers, mp_context=kind, initializer=_take, initargs=(work,))


def _take(work: Callable[..., Any]) -> None:
    """Keep what is to be done: run once in each worker."""
    global _work  # noqa: PLW0603 - a worker has nothing else to keep it in
    _work = work


def _do() -> Any:
    """Do the work."""
    assert _work is not None  # noqa: S101 - `_take` ran first
    return _work()


def _do_each(batch: range) -> list[Any]:
    """Do the work for each number of a batch."""
    assert _work is not None  # noqa: S101 - `_take` ran first
    return [_work(number) for number in batch]
