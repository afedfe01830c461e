"""Measure, and print the result as a table."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import corpus
from benchmarks.growth import (
    DOUBLED,
    TIMES,
    UNITS,
    WITHIN,
    WORST,
    crowding,
    doubling,
    growth,
    ratio,
)
from benchmarks.measuring import (
    ALONE,
    BARE,
    COLD,
    EDITED,
    UNCHANGED,
    WITH_PAGEFIND,
    Result,
    measure,
)
from benchmarks.pictures import MOST, cost
from benchmarks.prose import DENSE, SPARSE, Kind
from benchmarks.saving import WITHIN as SAVED_WITHIN
from benchmarks.saving import can_be_measured, saved
from benchmarks.stages import stages

SIZES = {100: 5, 1_000: 3}
"""How many summaries, and how often each is built."""
LARGE = {10_000: 1}
"""The same with `--large`."""
EXPORTS = 0.15
"""At the larger size, exports may take this share of the processor time of a build."""
GOALS = (
    (COLD, ALONE, {SPARSE: 1.5, DENSE: 2.2}),
    (COLD, WITH_PAGEFIND, {SPARSE: 1.0}),
    (UNCHANGED, COLD, {SPARSE: 0.12, DENSE: 0.12}),
    (EDITED, COLD, {SPARSE: 0.25, DENSE: 0.25}),
)
"""At a thousand summaries, one may take so many times the processor time of another."""
BODIES = {SPARSE: 2.0, DENSE: 3.0}
"""Rendering bodies may take so many times as long as Markdown alone takes for them."""
PEOPLE = 40
"""How many people are declared where twice as many are compared with them."""


def table(results: Sequence[Result]) -> Iterator[str]:
    """Yield the lines of the table: a column for each collection, a line for each program."""
    yield _row("summaries", (f"{r.summaries:,} {_sort(r.kind)}" for r in results))
    yield _row("pages", (f"{r.pages:,}" for r in results))
    for name in dict.fromkeys(name for result in results for name in result.costs):
        costs = [result.costs.get(name) for result in results]
        yield _row(name, (f"{one.busy:.2f} s" if one else "" for one in costs))
        yield _row("  from start to end", (f"{one.seconds:.1f} s" if one else "" for one in costs))
        yield _row("  memory", (f"{one.memory / 2**20:,.0f} MiB" if one else "" for one in costs))
    for one, other, _ in GOALS:
        yield _row(f"{one} ÷ {other}", (f"{r.ratio(one, other):.2f}" for r in results))
    yield _row("exports", (f"{1 - r.ratio(BARE, COLD):.0%}" for r in results))


def targets(results: Sequence[Result]) -> Iterator[str]:
    """Yield a line for each goal at the size for which it is set."""
    for result in (r for r in results if r.summaries == max(SIZES)):
        at = f"{result.summaries:,} {_sort(result.kind)}"
        for one, other, goals in GOALS:
            if goal := goals.get(result.kind):
                found = result.ratio(one, other)
                yield f"{at}: {one} ÷ {other} {found:.2f}, at most {goal}: {_word(found <= goal)}"
        share = 1 - result.ratio(BARE, COLD)
        yield f"{at}: exports {share:.0%}, at most {EXPORTS:.0%}: {_word(share <= EXPORTS)}"


def saving() -> Iterator[str]:
    """Yield a line for each page that somebody waits for in a preview."""
    if not can_be_measured():
        yield "Saving: there is no browser here to look with"
        return
    found = saved(max(SIZES), _tell)
    for what, seconds in vars(found).items():
        met = _word(seconds <= SAVED_WITHIN)
        yield f"Saved, the page of the {what}: {seconds:.2f} s, at most {SAVED_WITHIN} s: {met}"


def stage_lines(found: Iterable[tuple[str, float]]) -> Iterator[str]:
    """Yield a line for each stage."""
    for name, seconds in found:
        yield f"{name:<28}{seconds:>10.2f} s"


def _stages() -> Iterator[str]:
    with TemporaryDirectory() as folder:
        corpus.write(Path(folder), max(SIZES))
        yield from stage_lines(stages(Path(folder)))


def _sort(kind: Kind) -> str:
    return "sparse" if kind == SPARSE else "dense"


def bodies() -> Iterator[str]:
    """Yield a line for each sort of text, and for what may be twice as long."""
    yield "Bodies, by Markdown alone, processor time"
    for kind, most in BODIES.items():
        times = ratio(kind)
        yield f"{kind.words:,} words, {kind.cites:.0%} cite{times:>16.2f}  at most {most}: {_word(times <= most)}"
    yield f"Time of twice as much, at most {DOUBLED} times as much"
    for name, times in (
        ("one sentence", doubling(WITHIN[0])),
        ("one paragraph", doubling(WITHIN[1])),
        ("people declared", crowding(PEOPLE)),
    ):
        yield f"{name:<28}{times:>10.2f}  {_word(times <= DOUBLED)}"


def pictures() -> Iterator[str]:
    """Yield a line for the pictures of shared links."""
    time, size = cost()
    yield (
        f"A picture: {time:.1f} ms of the processor, at most {MOST:.0f}: {_word(time <= MOST)}; "
        f"{size:,} bytes"
    )


def growths() -> Iterator[str]:
    """Yield a line for each text that is said over and over."""
    yield f"Time of a text {TIMES} times as long, at most {WORST} times as much"
    for unit in UNITS:
        times = growth(unit)
        yield f"{unit.strip()!r:<28}{times:>10.1f}  {_word(times <= WORST)}"


def _row(name: str, cells: Iterator[str]) -> str:
    """Return a line of the table."""
    return "".join(chain([f"{name:<34}"], (f"{cell:>16}" for cell in cells)))


def _word(met: bool) -> str:  # noqa: FBT001 - the word depends on nothing else
    """Return the word for a target that is met, or is not."""
    return "met" if met else "missed"


def main() -> None:
    """Measure every size."""
    results = []
    for summaries, runs in (SIZES | (LARGE if "--large" in sys.argv else {})).items():
        for kind in BODIES:
            with TemporaryDirectory() as folder:
                results.append(measure(Path(folder), kind, summaries, runs, _tell))
    parts = (targets(results), saving(), _stages(), bodies(), growths(), pictures())
    print(*table(results), sep="\n")
    for lines in parts:
        print("", *lines, sep="\n")


def _tell(what: str) -> None:
    """Show on a terminal what is being done; the table alone goes into a file."""
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
