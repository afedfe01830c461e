"""Workers: processes that share the work where there is much of it and more than one processor.

A worker is a fork of this process with all it has read, so nothing has to be sent to it. Only
Linux forks fast and safely. Elsewhere a worker would start anew and import everything, which takes
longer than it saves.
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
"""What a worker does; it is forked with it."""


def processors() -> int:
    """Return how many processors there are to share the work; 1 where workers do not pay."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def run(work: Callable[[int], T], count: int, *, batch: int, parallel: bool) -> Iterator[T]:
    """Yield what some work returns for each number below `count`, in order.

    With `parallel` workers do it, a `batch` at a time; else, and on one processor, this process
    does it all. What the work returns has to be such that it can be pickled.
    """
    if not parallel or processors() == 1:
        yield from map(work, range(count))
        return
    batches = [range(start, min(start + batch, count)) for start in range(0, count, batch)]
    pool = ProcessPoolExecutor(
        min(processors(), len(batches)),
        mp_context=multiprocessing.get_context("fork"),
        initializer=_initialise,
        initargs=(work,),
    )
    try:
        for results in pool.map(_run_batch, batches):
            yield from results
    finally:
        pool.shutdown(cancel_futures=True)


def start(work: Callable[[], None], *, parallel: bool) -> Callable[[], None]:
    """Start some work in the background; return a function that waits for its end.

    With `parallel` a worker does it, which takes no time from this process; else a thread. An
    error is raised where its end is waited for: `RuntimeError` where the worker was killed.
    """
    if not parallel or processors() == 1:
        pool = ThreadPoolExecutor(1)
        future = pool.submit(work)
        pool.shutdown(wait=False)
        return future.result
    # Not a pool: its threads would be copied half-way when further workers are forked.
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    worker = context.Process(target=_run_and_send, args=(work, sender), daemon=True)
    worker.start()
    sender.close()
    return partial(_wait, receiver)


def _run_and_send(work: Callable[[], None], sender: Connection) -> None:
    _on_interrupt(signal.SIG_DFL)
    try:
        work()
    except Exception as error:  # noqa: BLE001 - it is raised where the end is waited for
        sender.send(error)
    else:
        sender.send(None)


def _wait(receiver: Connection) -> None:
    try:
        error: Exception | None = receiver.recv()
    except EOFError:
        error = RuntimeError("a process was killed before its work was done")
    if error is not None:
        raise error


def _initialise(work: Callable[..., Any]) -> None:
    """Keep what is to be done: run once in each worker."""
    _on_interrupt(signal.SIG_IGN)  # it finishes its batch; a pool is confused by less
    global _work  # noqa: PLW0603 - a worker has nothing else to keep it in
    _work = work


def _on_interrupt(handler: signal.Handlers) -> None:
    """Set what an interrupt does to a worker; the parent process reports it, so no worker does."""
    if multiprocessing.parent_process() is not None:
        signal.signal(signal.SIGINT, handler)


def _run_batch(batch: range) -> list[Any]:
    assert _work is not None  # noqa: S101 - `_initialise` ran first
    return [_work(number) for number in batch]
