"""Check and import files of each construct, as large as they may be and half so: `python -m benchmarks.costs [WORDS]`.

Each is tried in a process of its own, so that its memory is its own. Where a file is refused, for its lines or its
tags, smaller ones are tried, too, and the costliest counts. What comes near a goal is tried again, and
its least time counts: single runs differ by a third. Linux only.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import NamedTuple

from benchmarks.constructs import CONSTRUCTS, FRONT, MUSTER, Construct
from benchmarks.growth import DOUBLED
from onrecord import pipeline
from onrecord.__main__ import collect_less
from onrecord.authoring.draft import draft_of
from onrecord.authoring.files import RefusedError
from onrecord.authoring.opening import open_text
from onrecord.authoring.projects import workspace
from onrecord.files import LARGEST, LARGEST_SUMMARY
from onrecord.project.reading import Project
from onrecord.report import console

SECONDS, MEMORY = 2.0, 300
"""What a file may take: seconds of the processor, and MiB."""
_SHORT = 0.3
"""Below so many seconds, growth says nothing."""
_RUNS, _CLOSE = 3, 0.8
"""How often something is tried that takes so much of what it may."""
_PATIENCE = 60
_AT_ONCE, _SMALLEST = 0.6, 4 << 10
"""A file that takes less than so much of the time of its half is refused; smaller ones are not tried."""
_BODY = "Muster said that norm 13(e) is young.\n"


class Spent(NamedTuple):
    """What a file of a construct takes, and one half as large."""

    size: float
    """Bytes of the whole."""
    half: float
    """Seconds."""
    whole: float
    """Seconds."""
    memory: float
    """MiB of the whole."""

    @property
    def grows(self) -> float:
        """How many times as long the whole takes as the half."""
        return self.whole / self.half if self.half else 0.0

    def exceeds(self, share: float) -> bool:
        """Say whether it takes more than a share of what it may."""
        grows = self.grows > DOUBLED * share and self.whole > _SHORT
        return grows or self.whole > SECONDS * share or self.memory > MEMORY * share


def rows(wanted: str) -> Iterator[str]:
    """Yield a line for each construct whose name has some words in it."""
    for one in CONSTRUCTS:
        name = f"{one.file}: {one.name}"
        if wanted in name:
            spent = _least(one)
            word = "missed" if spent.exceeds(1) else "met"
            yield (
                f"{name[:46]:<48}{spent.size / 1024:>5.0f} KiB{spent.whole:>7.2f} s{spent.memory:>6.0f} MiB"
                f"  ×{spent.grows:.2f}  {word}"
            )


def _least(one: Construct) -> Spent:
    """Return the least that a construct takes, of several tries where the first comes near a goal."""
    size = LARGEST if one.file == "register" else LARGEST_SUMMARY
    least = _costliest(one, size)
    for _ in range(1, _RUNS if least.exceeds(_CLOSE) else 1):
        least = Spent(*map(min, least, _tried(one, int(least.size))[0]))
    return least


def _costliest(one: Construct, size: int) -> Spent:
    """Return what a file takes that is not refused, or a larger one that takes longer until it is."""
    spent, refused = _tried(one, size)
    if refused and size > _SMALLEST:
        return max(spent, _costliest(one, size // 2), key=lambda spent: spent.whole)
    return spent


def _tried(one: Construct, size: int) -> tuple[Spent, bool]:
    """Return what a file of a size takes, and whether it is refused."""
    (half, _, _), (whole, memory, refused) = _measured(one, size // 2), _measured(one, size)
    return Spent(size, half, whole, memory), refused or whole < half * _AT_ONCE


def _measured(one: Construct, size: int) -> tuple[float, float, bool]:
    """Return the seconds and MiB that a file takes, and whether it is refused.

    The seconds are endless where it takes a minute.
    """
    reading, writing = os.pipe()
    if not os.fork():
        resource.setrlimit(resource.RLIMIT_CPU, (_PATIENCE, _PATIENCE))
        os.write(writing, json.dumps(_spent(one, size)).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        told = answer.read()
    os.wait()
    seconds, memory, refused = json.loads(told) if told else (float("inf"), float("inf"), False)
    return seconds, memory, refused


def _spent(one: Construct, size: int) -> tuple[float, float, bool]:
    collect_less()  # as the command line does
    with TemporaryDirectory() as folder:
        root = Path(folder)
        _write(root, one, size)
        place = workspace(Project(root)) if "." in one.file else None
        refused = False
        started = process_time()
        try:
            if place is None:
                console.plain(pipeline.load(Project(root)).diagnostics)
            else:
                manuscript = open_text(str(root / one.file))
                _ = draft_of(manuscript, place.people, one.file, place.frameworks).draft.text
        except RefusedError:
            refused = True
        seconds = process_time() - started
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, refused


def _write(root: Path, one: Construct, size: int) -> None:
    front, body, register = FRONT, _BODY, MUSTER
    if one.file == "register":
        register = one.make(size)
    elif one.file == "front matter":
        front += one.make(size - len(FRONT) - len(_BODY) - 20)
    elif one.file == "summary":
        body = (
            one.make(size - len(FRONT) - 20)
            .encode()[: size - len(FRONT) - 20]
            .decode("utf-8", "ignore")
        )
    else:
        (root / one.file).write_text(one.make(size), encoding="utf-8")
    (root / "summaries").mkdir()
    (root / "summaries" / "a.md").write_text(f"---\n{front}\n---\n\n{body}", encoding="utf-8")
    (root / "speakers.yaml").write_text(register, encoding="utf-8")


if __name__ == "__main__":
    for row in rows(" ".join(sys.argv[1:])):
        print(row, flush=True)
