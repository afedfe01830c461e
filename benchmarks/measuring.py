"""Build a collection with onrecord and with others, in turn, and take what each costs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks import corpus
from benchmarks.prose import Kind

COLD, UNCHANGED, EDITED, BARE = "onrecord", "nothing changed", "one edited", "without exports"
ALONE, WITH_PAGEFIND, ZENSICAL, HUGO = "mkdocs-material", "… and Pagefind", "Zensical", "Hugo"
CHECK = "check, nothing changed"

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

_HUGO = {
    "hugo.toml": 'baseURL = "https://example.org/"\ntitle = "A site"\ndisableKinds = ["RSS"]\n',
    "layouts/_default/single.html": "<h1>{{ .Title }}</h1>{{ .Content }}\n",
    "layouts/_default/list.html": "{{ range .Pages }}<a href='{{ .Permalink }}'>{{ .Title }}</a>{{ end }}\n",
}
"""The least that Hugo needs, so that its time is that of texts, not of a theme."""

_REPOSITORY = Path(__file__).resolve().parent.parent
"""Where the benchmarks themselves are found."""

_LOOK = 0.05
"""How many seconds pass between two looks at the memory."""

Say = Callable[[str], None]
"""Told what is being done."""


@dataclass(frozen=True)
class Cost:
    """What a command takes; of several runs, the medians."""

    seconds: float
    """From start to end."""
    busy: float
    """Processor time of all its processes."""
    memory: int
    """The most bytes that all its processes had at once."""

    def __add__(self, other: Cost) -> Cost:
        """Return what two commands take, one after the other."""
        memory = max(self.memory, other.memory)
        return Cost(self.seconds + other.seconds, self.busy + other.busy, memory)


@dataclass(frozen=True)
class Result:
    """What it takes to build a collection, by who does it."""

    kind: Kind
    summaries: int
    pages: int
    """How many pages onrecord makes of them."""
    costs: Mapping[str, Cost]

    def ratio(self, one: str, other: str) -> float:
        """Return how many times as much processor time one takes as another."""
        return self.costs[one].busy / self.costs[other].busy


def measure(folder: Path, kind: Kind, summaries: int, runs: int, say: Say) -> Result:
    """Build so many summaries in turn with all of them, so often; `folder` has to be empty."""
    projects = _Projects(folder, kind, summaries)
    taken: dict[str, list[Cost]] = defaultdict(list)
    for number in range(runs):
        for name, run in projects.commands(number):
            say(f"{summaries:,} summaries, run {number + 1} of {runs}: {name}")
            taken[name].append(run())
    if projects.pages(projects.alone) != summaries + 1:
        raise RuntimeError("MkDocs alone left summaries out, so the times say nothing")
    costs = {name: _median(found) for name, found in taken.items()}
    return Result(kind, summaries, projects.pages(projects.ours), costs)


class _Projects:
    """The same texts, for each program as it wants them."""

    def __init__(self, folder: Path, kind: Kind, summaries: int) -> None:
        self.ours, self.alone, self._hugo = (folder / name for name in ("ours", "alone", "hugo"))
        corpus.write(self.ours, summaries, kind)
        self._texts = sorted((self.ours / "summaries").iterdir())
        _write(self.ours, {"mkdocs.yml": _WITH_US})
        shutil.copytree(self.ours / "summaries", self.alone / "docs" / "summaries")
        _write(self.alone, {"mkdocs.yml": _ALONE, "docs/index.md": "# A site\n"})
        shutil.copytree(self.ours / "summaries", self._hugo / "content" / "summaries")
        _write(self._hugo, _HUGO)

    def commands(self, run: int) -> Iterator[tuple[str, Callable[[], Cost]]]:
        """Yield what is measured, in an order in which each finds what it needs."""
        # A folder of its own for each site: some file systems are slow for minutes where many
        # files were just removed.
        site = f"site-{run}"
        yield ALONE, partial(self._mkdocs, site)
        yield WITH_PAGEFIND, partial(self._with_pagefind, f"{site}-pagefind")
        yield COLD, partial(self._cold, "onrecord", site)
        yield UNCHANGED, partial(self._build, "onrecord", site)
        yield EDITED, partial(self._edited, run, site)
        yield CHECK, self._check
        yield BARE, partial(self._cold, "benchmarks.bare", f"{site}-bare")
        if zensical := _program("zensical"):
            yield ZENSICAL, partial(spent, self.alone, zensical, "build", "--clean")
        if hugo := _program("hugo"):
            yield HUGO, partial(spent, self._hugo, hugo, "--quiet", "-d", str(self._hugo / site))

    def pages(self, project: Path) -> int:
        """Count the pages of the first site."""
        return sum(1 for _ in (project / "site-0").rglob("index.html"))

    def _mkdocs(self, site: str) -> Cost:
        return spent(self.alone, *_python("mkdocs", "build", "--quiet", "--site-dir", site))

    def _with_pagefind(self, site: str) -> Cost:
        return self._mkdocs(site) + spent(self.alone, *_python("pagefind", "--site", site))

    def _cold(self, program: str, site: str) -> Cost:
        shutil.rmtree(self.ours / ".cache", ignore_errors=True)
        return self._build(program, site)

    def _build(self, program: str, site: str) -> Cost:
        return spent(self.ours, *_python(program, "build", "--site-dir", site))

    def _edited(self, run: int, site: str) -> Cost:
        with self._texts[run].open("a", encoding="utf-8") as text:
            text.write("\nSomebody added a sentence.\n")
        return self._build("onrecord", site)

    def _check(self) -> Cost:
        check = _python("onrecord", "check")
        spent(self.ours, *check)
        return spent(self.ours, *check)


def spent(folder: Path, *command: str) -> Cost:
    """Run a command in a folder, and return what it took. Raises `CalledProcessError`."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(_REPOSITORY)}
    started, memory = time.perf_counter(), 0
    with (folder / "output").open("wb") as output:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=output, stderr=output
        )
    while True:
        ended, status, used = os.wait4(process.pid, os.WNOHANG)
        if ended:
            break
        memory = max(memory, _memory(process.pid))
        time.sleep(_LOOK)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        text = (folder / "output").read_bytes()
        raise subprocess.CalledProcessError(process.returncode, command, text)
    return Cost(time.perf_counter() - started, used.ru_utime + used.ru_stime, memory)


def _memory(process: int) -> int:
    """Return the bytes that a process and all below it have; what they share is shared out."""
    with suppress(OSError):
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
        own = next(line.split()[1] for line in rollup.splitlines() if line.startswith("Pss:"))
        below = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
        return int(own) * 1024 + sum(map(_memory, map(int, below)))
    return 0


def _median(found: Sequence[Cost]) -> Cost:
    return Cost(
        median(one.seconds for one in found),
        median(one.busy for one in found),
        int(median(one.memory for one in found)),
    )


def _program(name: str) -> str | None:
    """Return where a program is: on the path, or beside the Python that runs."""
    return shutil.which(name) or shutil.which(name, path=str(Path(sys.executable).parent))


def _python(*command: str) -> tuple[str, ...]:
    return (sys.executable, "-m", *command)


def _write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
