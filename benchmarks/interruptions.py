"""Interrupt and kill builds at random moments, and count what they leave.

After each, the site has to be the old one or the new one to the byte, no process of the build may
go on, and nothing may lie beside the site: `python -m benchmarks.interruptions [TIMES [SUMMARIES [SIGNAL…]]]`.
Linux only: processes are found in `/proc`.
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
from collections.abc import Iterator, Mapping
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

STATUS = {"SIGINT": 130, "SIGKILL": -9, "SIGTERM": 143, "SIGHUP": 129, "worker": 1}
"""How a build ends that did not reach its end."""

PATIENCE = 120
"""How many seconds processes may take to end when their build has."""

_SETTINGS = """\
site_name: A site
theme: {name: material}
plugins: [{onrecord: {contact: record@example.org}}]
"""
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

    def faults(self, way: str) -> int:
        """Return how much is wrong."""
        # What comes while the program is loaded ends it as the system does.
        expected = {0, STATUS[way], -signal.Signals.__members__.get(way, 0)}
        unexpected = sum(n for code, n in self.statuses.items() if code not in expected)
        wrong = self.sites["mixed"] + self.folders + self.orphans + self.tracebacks
        return wrong + unexpected + self.absent


class Trial:
    """A project that has changed since its site was built."""

    def __init__(self, folder: Path, summaries: int) -> None:
        """Write the project, and build its site as it was and as it will be."""
        self.site, self._kept = folder / "project" / "site", folder / "old"
        corpus.write(self.site.parent, summaries)
        (self.site.parent / "mkdocs.yml").write_text(_SETTINGS, encoding="utf-8")
        self._build().wait()
        shutil.copytree(self.site, self._kept)
        first = min((self.site.parent / "summaries").glob("*.md"))
        first.write_text(first.read_text(encoding="utf-8") + "\nOne more.\n", encoding="utf-8")
        self.beside = {path.name for path in self.site.parent.iterdir()}
        begun = time.monotonic()
        self._build().wait()
        self.seconds = time.monotonic() - begun
        self.digests = {digest(self._kept): "old", digest(self.site): "new"}
        if len(self.digests) < len(("old", "new")):
            raise RuntimeError("The site was not built, or did not change.")

    def run(self, way: str, after: float, count: Count) -> None:
        """Build, end that after some seconds, and count what is left."""
        if digest(self.site) not in self.digests or self.digests[digest(self.site)] != "old":
            shutil.rmtree(self.site, ignore_errors=True)
            shutil.copytree(self._kept, self.site)
        done = Event()
        watcher = Thread(target=self._watch, args=(done, count))
        watcher.start()
        # Not a pipe: whoever goes on would keep it open.
        errors = self._kept.with_name("errors")
        with errors.open("w") as stream, self._build(stream) as build:
            time.sleep(after)
            _send(way, build.pid, list(processes()))
        said = errors.read_text()
        orphans = _left()
        done.set()
        watcher.join()
        state = self.digests.get(digest(self.site), "mixed")
        left = {path.name for path in self.site.parent.iterdir()} - self.beside
        count.statuses[build.returncode] += 1
        count.tracebacks += "Traceback" in said
        count.orphans += len(orphans)
        count.sites[state] += 1
        count.folders += bool(left)
        print(
            f"{way} after {after:.2f} s: {build.returncode}, {state}. {said.strip()}",
            file=sys.stderr,
        )
        for name in left:
            shutil.rmtree(self.site.parent / name)
        for pid in orphans:
            os.kill(pid, signal.SIGKILL)

    def _build(self, errors: TextIO | None = None) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "onrecord", "build", "--no-cache"],
            cwd=self.site.parent,
            env={**os.environ, _MARK: str(os.getpid())},
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


def measure(times: Mapping[str, int], summaries: int) -> dict[str, Count]:
    """Send each signal so many times, at moments that are the same in each run."""
    random = Random(SEED)  # noqa: S311 - nothing here is secret
    counts = {way: Count() for way in times}
    with TemporaryDirectory() as folder:
        trial = Trial(Path(folder), summaries)
        for way, number in times.items():
            for _ in range(number):
                trial.run(way, random.uniform(0, trial.seconds), counts[way])
    return counts


def table(counts: Mapping[str, Count]) -> Iterator[str]:
    """Yield the lines of the table: one for each signal."""
    yield "| signal | old | new | mixed | left folders | orphans | tracebacks | exit status | no site |"
    yield "|---|--:|--:|--:|--:|--:|--:|---|--:|"
    for way, one in counts.items():
        sites = " | ".join(str(one.sites[state]) for state in ("old", "new", "mixed"))
        statuses = ", ".join(f"{n} × {code}" for code, n in sorted(one.statuses.items()))
        yield (
            f"| {way} | {sites} | {one.folders} | {one.orphans} | {one.tracebacks} | {statuses} | "
            f"{one.absent} of {one.looks:,} looks |"
        )


def main(times: str = str(TIMES), summaries: str = str(SUMMARIES), *ways: str) -> int:
    """Print the table; return 1 where anything is wrong."""
    # A shell has what it runs in the background ignore Ctrl-C, and whatever that starts would, too.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    counts = measure(dict.fromkeys(ways or WAYS, int(times)), int(summaries))
    print(*table(counts), sep="\n")
    return int(any(count.faults(way) for way, count in counts.items()))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
