"""Render the bodies of many summaries, on all processors where that is faster."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor

from onrecord.body import markdown
from onrecord.body.markdown import Surroundings
from onrecord.model import Body, Summary

MANY = 100
"""From so many summaries on, processes are worth their start."""

_BATCH = 20
"""How many summaries a process renders before it hands them over."""

_given: tuple[Sequence[Summary], Surroundings] | None = None
"""What a process renders from; it is born with it, so nothing has to be sent there."""


def render(summaries: Sequence[Summary], around: Surroundings) -> Iterator[Body]:
    """Yield the body of each summary, in their order, however many processes do the work."""
    workers = processors() if len(summaries) >= MANY else 1
    if workers == 1:
        yield from (markdown.render(summary, around) for summary in summaries)
        return
    batches = [range(i, min(i + _BATCH, len(summaries))) for i in range(0, len(summaries), _BATCH)]
    with ProcessPoolExecutor(
        min(workers, len(batches)),
        mp_context=multiprocessing.get_context("fork"),
        initializer=_take,
        initargs=(summaries, around),
    ) as pool:
        for bodies in pool.map(_render, batches):
            yield from bodies


def processors() -> int:
    """Return how many processors there are to share the work; 1 where that is not safe.

    Only Linux lets a process be copied with all it has read. Elsewhere each would have to begin
    anew and import everything, which takes longer than it saves.
    """
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def _take(summaries: Sequence[Summary], around: Surroundings) -> None:
    """Keep what is to be rendered: run once in each process."""
    global _given  # noqa: PLW0603 - a process of a pool has nothing else to keep it in
    _given = summaries, around


def _render(batch: range) -> list[Body]:
    """Render one batch of the summaries that the process was given."""
    assert _given is not None  # noqa: S101 - `_take` ran first
    summaries, around = _given
    return [markdown.render(summaries[place], around) for place in batch]
