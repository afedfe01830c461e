"""Build a collection with onrecord and with MkDocs alone, and take the time of both."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks import corpus

_ALONE = """\
site_name: A site
theme: {name: material}
plugins: [search]
nav: [index.md]
not_in_nav: summaries/
"""
"""The same texts without our plugin, with Material's search; pages are out of the navigation, as ours."""

_WITH_US = """\
site_name: A site
theme: {name: material}
plugins: [onrecord]
"""

_REPOSITORY = Path(__file__).resolve().parent.parent
"""Where the benchmarks themselves are found."""

Say = Callable[[str], None]
"""Told what is being done."""


@dataclass(frozen=True)
class Result:
    """What it takes to build a collection, in seconds, each the median of several runs."""

    summaries: int
    pages: int
    """How many pages onrecord makes of them."""
    alone: float
    """MkDocs and Material without onrecord."""
    ours: float
    """With an empty cache."""
    unchanged: float
    """With the cache of the build before, where nothing has changed since."""
    edited: float
    """The same, where one summary has."""
    check: float
    """A check of unchanged files."""
    busy: float
    """Processor time of a build with an empty cache, by all its processes."""
    bare: float
    """The same without exports."""

    @property
    def ratio(self) -> float:
        """How many times as long it takes with onrecord."""
        return self.ours / self.alone

    @property
    def exports(self) -> float:
        """The share of exports in the processor time of a build."""
        return 1 - self.bare / self.busy

    @property
    def page(self) -> float:
        """Seconds for each page of ours."""
        return self.ours / self.pages


def measure(folder: Path, summaries: int, runs: int, say: Say) -> Result:
    """Build so many summaries in turn with both, so often; `folder` has to be empty."""
    ours, alone = folder / "ours", folder / "alone"
    corpus.write(ours, summaries)
    (ours / "mkdocs.yml").write_text(_WITH_US, encoding="utf-8")
    shutil.copytree(ours / "summaries", alone / "docs" / "summaries")
    (alone / "docs" / "index.md").write_text("# A site\n", encoding="utf-8")
    (alone / "mkdocs.yml").write_text(_ALONE, encoding="utf-8")
    times: dict[str, list[float]] = defaultdict(list)
    texts = sorted((ours / "summaries").iterdir())
    for run in range(runs):
        say(f"{summaries:,} summaries, run {run + 1} of {runs}")
        # A folder of its own for each site: some file systems are slow for minutes where many
        # files were just removed.
        site = f"site-{run}"
        times["alone"].append(_time(alone, "mkdocs", "build", "--quiet", "--site-dir", site))
        shutil.rmtree(ours / ".cache", ignore_errors=True)
        before = _busy()
        times["ours"].append(_time(ours, "onrecord", "build", "--site-dir", site))
        times["busy"].append(_busy() - before)
        times["unchanged"].append(
            _time(ours, "onrecord", "build", "--site-dir", f"{site}-unchanged")
        )
        _time(ours, "onrecord", "check")
        times["check"].append(_time(ours, "onrecord", "check"))
        with texts[run].open("a", encoding="utf-8") as text:
            text.write("\nSomebody added a sentence.\n")
        times["edited"].append(_time(ours, "onrecord", "build", "--site-dir", f"{site}-edited"))
        shutil.rmtree(ours / ".cache")
        before = _busy()
        _time(ours, "benchmarks.bare", "build", "--site-dir", f"{site}-bare")
        times["bare"].append(_busy() - before)
    if _pages(alone) != summaries + 1:
        raise RuntimeError("MkDocs alone left summaries out, so the times say nothing")
    return Result(summaries, _pages(ours), **{name: median(taken) for name, taken in times.items()})


def _time(project: Path, *command: str) -> float:
    """Return how long a process takes from start to end."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(_REPOSITORY)}
    started = perf_counter()
    subprocess.run(
        [sys.executable, "-m", *command],
        cwd=project,
        env=environment,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return perf_counter() - started


def _busy() -> float:
    """Return the processor time of all processes that were started and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _pages(project: Path) -> int:
    """Count the pages of the first site."""
    return sum(1 for _ in (project / "site-0").rglob("index.html"))
