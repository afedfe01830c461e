"""Measure, and print the result as a table."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

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
from benchmarks.measuring import Result, measure
from benchmarks.pictures import MOST, cost
from benchmarks.prose import DENSE, SPARSE

SIZES = {100: 7, 1_000: 3}
"""How many summaries, and how often each is built."""
RATIO = 2.0
"""At the larger size, onrecord may take so many times as long as MkDocs alone."""
EXPORTS = 0.15
"""At the larger size, exports may take this share of the processor time of a build."""
BODIES = {SPARSE: 2.0, DENSE: 3.0}
"""Rendering bodies may take so many times as long as Markdown alone takes for them."""
PEOPLE = 40
"""How many people are declared where twice as many are compared with them."""


def table(results: Sequence[Result]) -> Iterator[str]:
    """Yield the lines of the table: a column for each size."""
    yield _row("summaries", (f"{r.summaries:,}" for r in results))
    yield _row("pages", (f"{r.pages:,}" for r in results))
    yield _row("MkDocs alone", (f"{r.alone:.1f} s" for r in results))
    yield _row("onrecord", (f"{r.ours:.1f} s" for r in results))
    yield _row("ratio", (f"{r.ratio:.2f}" for r in results))
    yield _row("unchanged", (f"{r.unchanged / r.ours:.2f}" for r in results))
    yield _row("one edited", (f"{r.edited / r.ours:.2f}" for r in results))
    yield _row("check unchanged", (f"{r.check:.2f} s" for r in results))
    yield _row("exports", (f"{r.exports:.0%}" for r in results))
    yield _row("onrecord, a page", (f"{1000 * r.page:.1f} ms" for r in results))


def targets(small: Result, large: Result) -> Iterator[str]:
    """Yield a line for each target."""
    at, than = f"{large.summaries:,}", f"{small.summaries:,}"
    yield f"The ratio at {at} is at most {RATIO}: {_word(large.ratio <= RATIO)}"
    yield f"Exports at {at} are at most {EXPORTS:.0%}: {_word(large.exports <= EXPORTS)}"
    yield f"A page at {at} costs no more than at {than}: {_word(large.page <= small.page)}"


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
    return "".join(chain([f"{name:<18}"], (f"{cell:>10}" for cell in cells)))


def _word(met: bool) -> str:  # noqa: FBT001 - the word depends on nothing else
    """Return the word for a target that is met, or is not."""
    return "met" if met else "missed"


def main() -> None:
    """Measure every size."""
    results = []
    for summaries, runs in SIZES.items():
        with TemporaryDirectory() as folder:
            results.append(measure(Path(folder), summaries, runs, _tell))
    print(
        *table(results),
        "",
        *targets(results[0], results[-1]),
        "",
        *bodies(),
        "",
        *growths(),
        "",
        *pictures(),
        sep="\n",
    )


def _tell(what: str) -> None:
    """Show on a terminal what is being done; the table alone goes into a file."""
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
