"""Interrupt and kill builds at random moments, and count what they leave.

Half of the builds make everything anew, half take what one edit does not change from the old site. After
each, the site has to be the old one or the new one to the byte, no process of the build may go on, and
nothing may lie beside the site; and whatever it left in the cache, the next build has to make the new
site: `python -m benchmarks.interruptions [TIMES [SUMMARIES [SIGNAL…]]]`. Linux only: processes are
found in `/proc`.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from threading import Event, Thread
from typing import TextIO

from benchmarks import corpus

SEED = 15
TIMES, SUMMARIES = 50, 150
"""How often each signal is sent, and to builds of how many summaries, unless others are asked for."""

WAYS = ("SIGINT", "SIGKILL", "SIGTERM", "SIGHUP", "worker")
"""Ctrl-C and the end of a terminal reach all processes of a build, others the first one; the last of
these is a SIGKILL to any process but the first."""

KINDS = {"cold": ("--no-cache",), "taking over": ()}
"""What a build is given that makes everything anew, and one that takes over most of the old site."""

STATUS = {"SIGINT": 130, "SIGKILL": -9, "SIGTERM": 143, "SIGHUP": 129, "worker": 1}
"""How a build ends that did not reach its end."""

PATIENCE = 120
"""How many seconds processes may take to end when their build has."""

_SETTINGS = """\
site_name: A site
theme: {name: material}
plugins: [{onrecord: {contact: record@example.org}}]
"""
_BEGUN = "_run_code"
"""What a traceback names once a program has begun; before, Python says by itself what comes."""
_MARK = "ONRECORD_TRIAL"
"""The variable by which the processes of a build are known."""


@dataclass
class Count:
    """What became of the builds that one kind of signal was sent to."""

    sites: Counter[str] = field(default_factory=Counter)
    """How many sites were `old`, `new` or `mixed`."""
    folders: int = 0
    """How many left something beside the site."""
    orphans: int = 0
    """How many processes went on."""
    tracebacks: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    """How many builds ended with each exit status."""
    absent: int = 0
    """How many looks at the site found none."""
    looks: int = 0
    next_wrong: int = 0
    """After how many the next build did not make the new site."""

    def faults(self, way: str) -> int:
        """Return how much is wrong."""
        # What comes while the program is loaded ends it as the system does.
        expected = {0, STATUS[way], -signal.Signals.__members__.get(way, 0)}
        unexpected = sum(n for code, n in self.statuses.items() if code not in expected)
        wrong = self.sites["mixed"] + self.folders + self.orphans + self.tracebacks
        return wrong + unexpected + self.absent + self.next_wrong


class Trial:
    """A project that has changed since its site was built."""

    def __init__(self, folder: Path, summaries: int) -> None:
        """Write the project, and build its site as it was and as it will be."""
        self.site, self._kept = folder / "project" / "site", folder / "old"
        self._state = (self.site, self.site.parent / ".cache")
        corpus.write(self.site.parent, summaries)
        (self.site.parent / "mkdocs.yml").write_text(_SETTINGS, encoding="utf-8")
        self._build().wait()
        for part in self._state:
            shutil.copytree(part, self._kept / part.name)
        first = min((self.site.parent / "summaries").glob("*.md"))
        first.write_text(first.read_text(encoding="utf-8") + "\nOne more.\n", encoding="utf-8")
        self.beside = {path.name for path in self.site.parent.iterdir()}
        self._old = digest(self.site)
        self.seconds = {kind: self._time(options) for kind, options in KINDS.items()}
        self._new = digest(self.site)
        if self._old == self._new:
            raise RuntimeError("The site was not built, or did not change.")

    def _time(self, options: Iterable[str]) -> float:
        """Return the seconds that a build takes from the old state on."""
        self._reset()
        begun = time.monotonic()
        self._build(options).wait()
        return time.monotonic() - begun

    def _reset(self) -> None:
        """Put the old site back, and the cache as it was left by the build of that."""
        for part in self._state:
            shutil.rmtree(part, ignore_errors=True)
            shutil.copytree(self._kept / part.name, part)

    def run(self, way: str, kind: str, after: float, count: Count) -> None:
        """Build, end that after some seconds, and count what is left."""
        self._reset()
        done = Event()
        watcher = Thread(target=self._watch, args=(done, count))
        watcher.start()
        # Not a pipe: whoever goes on would keep it open.
        errors = self._kept.with_name("errors")
        with errors.open("w") as stream, self._build(KINDS[kind], stream) as build:
            time.sleep(after)
            _send(way, build.pid, list(processes()))
        said = errors.read_text()
        orphans = _left()
        done.set()
        watcher.join()
        state = {self._old: "old", self._new: "new"}.get(digest(self.site), "mixed")
        left = {path.name for path in self.site.parent.iterdir()} - self.beside
        count.statuses[build.returncode] += 1
        count.tracebacks += "Traceback" in said and _BEGUN in said
        count.orphans += len(orphans)
        count.sites[state] += 1
        count.folders += bool(left)
        print(
            f"{way}, {kind}, after {after:.2f} s: {build.returncode}, {state}. {said.strip()}",
            file=sys.stderr,
        )
        for name in left:
            shutil.rmtree(self.site.parent / name)
        for pid in orphans:
            os.kill(pid, signal.SIGKILL)
        self._build().wait()
        count.next_wrong += digest(self.site) != self._new

    def _build(
        self, options: Iterable[str] = (), errors: TextIO | None = None
    ) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "onrecord", "build", *options],
            cwd=self.site.parent,
            env={
                **os.environ,
                _MARK: str(os.getpid()),
                "XDG_CONFIG_HOME": str(self._kept.with_name("settings")),
            },
            stdout=subprocess.DEVNULL,
            stderr=errors,
            text=True,
            start_new_session=True,
        )

    def _watch(self, done: Event, count: Count) -> None:
        """Look again and again whether there is a site."""
        while not done.wait(0.0005):
            count.looks += 1
            count.absent += not (self.site / "index.html").exists()


def _send(way: str, build: int, all_: list[int]) -> None:
    others = sorted(set(all_) - {build})
    try:
        if way in {"SIGINT", "SIGHUP"}:
            os.killpg(build, signal.Signals[way])
        elif way != "worker":
            os.kill(build, signal.Signals[way])
        elif others:
            os.kill(others[-1], signal.SIGKILL)
    except ProcessLookupError:
        pass  # it has just ended


def _left() -> list[int]:
    """Wait until no process of a build is there, and return those that stay."""
    until = time.monotonic() + PATIENCE
    while (found := list(processes())) and time.monotonic() < until:
        time.sleep(0.01)
    return found


def processes() -> Iterator[int]:
    """Yield the processes of a build."""
    for entry in Path("/proc").iterdir():
        try:
            if entry.name.isdecimal() and f"{_MARK}={os.getpid()}\0".encode() in (
                (entry / "environ").read_bytes()
            ):
                yield int(entry.name)
        except OSError:
            continue  # it has just ended, or is somebody else's


def digest(folder: Path) -> str:
    """Return a hash of all files in a folder."""
    found = hashlib.sha256()
    for file in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if file.is_file():
            found.update(f"{file.relative_to(folder)}\0".encode() + file.read_bytes())
    return found.hexdigest()


def measure(times: Mapping[str, int], summaries: int) -> dict[tuple[str, str], Count]:
    """Send each signal so many times to builds of each kind, at moments that are the same in each run."""
    random = Random(SEED)  # noqa: S311 - nothing here is secret
    counts = {(way, kind): Count() for way in times for kind in KINDS}
    with TemporaryDirectory() as folder:
        trial = Trial(Path(folder), summaries)
        for (way, kind), count in counts.items():
            for _ in range(times[way]):
                trial.run(way, kind, random.uniform(0, trial.seconds[kind]), count)
    return counts


def table(counts: Mapping[tuple[str, str], Count]) -> Iterator[str]:
    """Yield the lines of the table: one for each signal and kind of build."""
    yield (
        "| signal | build | old | new | mixed | left folders | orphans | tracebacks | exit status "
        "| no site | next wrong |"
    )
    yield "|---|---|--:|--:|--:|--:|--:|--:|---|--:|--:|"
    for (way, kind), one in counts.items():
        sites = " | ".join(str(one.sites[state]) for state in ("old", "new", "mixed"))
        statuses = ", ".join(f"{n} × {code}" for code, n in sorted(one.statuses.items()))
        yield (
            f"| {way} | {kind} | {sites} | {one.folders} | {one.orphans} | {one.tracebacks} "
            f"| {statuses} | {one.absent} of {one.looks:,} looks | {one.next_wrong} |"
        )


def main(times: str = str(TIMES), summaries: str = str(SUMMARIES), *ways: str) -> int:
    """Print the table; return 1 where anything is wrong."""
    # A shell has what it runs in the background ignore Ctrl-C, and whatever that starts would, too.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    counts = measure(dict.fromkeys(ways or WAYS, int(times)), int(summaries))
    print(*table(counts), sep="\n")
    return int(any(count.faults(way) for (way, _), count in counts.items()))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
