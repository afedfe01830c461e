"""Try all hostile texts in all places, where the tests try some: `python -m tests.walls`, for hours.

It goes in shares. What came of one is kept in `.walls/`, so that a run may be interrupted and goes on
where it was, and several may share the work. Without that folder it begins anew.
"""

from __future__ import annotations

import json
import sys
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fcntl import LOCK_EX, LOCK_NB, flock
from hashlib import sha256
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from playwright.sync_api import Browser, sync_playwright

from onrecord import diagnostics
from tests.browser.conftest import FLAGS
from tests.walls import loader, places
from tests.walls.corpora import FOLDER, everything
from tests.walls.past_the_loader import SPREAD, no_place, past_the_loader, published
from tests.walls.places import Keep
from tests.walls.watching import kinds, watching
from tools import browser

DONE = FOLDER.parent / ".walls"
"""Where it is kept what came of each share."""

Counts = dict[str, int]


def at_the_loader(texts: Sequence[str], turn: int) -> Counts:
    """Try texts in every place, in a catalogue, and as names of files: refused there, or taken."""
    diagnostics.MOST = 10**9
    numbered = dict(enumerate(texts))
    with TemporaryDirectory() as name:
        refused = loader.refused(Path(name), numbered, _always, register=False)
        refused |= loader.refused(Path(name), numbered, _always, register=True)

        def keep(place: str, number: int) -> bool:
            return (place, number) not in refused

        together = places.project(numbered, keep, numbered)
        assert [item for item, _ in loader.errors(Path(name), together)] == []
    with TemporaryDirectory() as name:
        catalogue = loader.refused_in_a_catalogue(Path(name), texts)
    with TemporaryDirectory() as name:
        files, told = loader.names_of_files(Path(name), texts)
        assert files <= told, files - told
    return {
        "texts": len(texts),
        "tried": len(texts) * len(places.EVERY),
        "refused": len(refused),
        "tried in catalogues": len(texts) * len(places.CATALOGUE) + len(places.FRAMEWORK),
        "refused in catalogues": len(catalogue),
        "names of files": len(files),
    }


def _always(place: str, number: int) -> bool:
    return True


def on_pages(texts: Sequence[str], turn: int) -> Counts:
    """Publish texts past the loader, and open all pages, without the policy: nothing runs or is asked.

    In the first turn each text is in every place of a body, and in some fields; in the others in the
    fields that come next.
    """
    keep = no_place if turn else _always
    with _site(texts, keep, turn) as (chromium, site):
        every = sorted(
            path.parent.relative_to(site).as_posix() for path in site.rglob("index.html")
        )
        with watching(chromium, site, policy=False, is_bare=True) as watch:
            watch.look_at_all(every)
            assert not watch.told, watch.told
    return {"texts": len(texts), "pages": len(every)}


def with_scripts(texts: Sequence[str], turn: int) -> Counts:
    """Publish texts past the loader, and open pages of every kind with their scripts; search for some.

    With the policy, and without: then each text is searched for in one of the ten turns.
    """
    counts = {"texts": len(texts)}
    words = [text for text in texts if "\n" not in text][turn::10]
    with _site(texts, no_place if turn else _always, turn) as (chromium, site):
        for policy, some in ((False, words), (True, words[::3])):
            with watching(chromium, site, policy=policy) as watch:
                page = watch.open()
                watch.open_all(page, kinds(site))
                watch.search(page, some)
                watch.find(page, (f"?q={quote(one)}" for one in some[::3]))
                watch.look(page)
                counts[f"looks {'with' if policy else 'without'} the policy"] = watch.visited
    return {**counts, "searched": len(words)}


@contextmanager
def _site(texts: Sequence[str], keep: Keep, turn: int) -> Iterator[tuple[Browser, Path]]:
    """Give a browser, and the folder of a site with texts that no loader would let through."""
    with TemporaryDirectory() as name, sync_playwright() as playwright:
        site = published(Path(name), past_the_loader(texts, keep, turn))
        chromium = playwright.chromium.launch(
            executable_path=browser.find(), chromium_sandbox=False, args=FLAGS
        )
        yield chromium, site
        chromium.close()


@dataclass(frozen=True)
class Wall:
    """What is tried, and in how many turns of how many texts."""

    attempt: Callable[[Sequence[str], int], Counts]
    share: int
    turns: int = 1

    def shares(self) -> Iterator[tuple[Sequence[str], int]]:
        """Yield all texts, some at a time, with the number of the turn."""
        texts = everything()
        for turn, start in product(range(self.turns), range(0, len(texts), self.share)):
            yield texts[start : start + self.share], turn


WALLS: Mapping[str, Wall] = {
    # No more than a framework has norms, nor than a register may have.
    "loader": Wall(at_the_loader, 99),
    # Many on a page, and few pages that are the same for all.
    "pages": Wall(on_pages, 500, SPREAD),
    # Of more passages than these have, pages count none until somebody does anything.
    "scripts": Wall(with_scripts, 500, SPREAD),
}


def run(wall: str) -> None:
    """Try every share that nobody has tried, or is about to."""
    for texts, turn in WALLS[wall].shares():
        with _claimed(_name(wall, texts, turn)) as path:
            if path:
                outcome = _tried(WALLS[wall], texts, turn)
                path.write_text(json.dumps(outcome), encoding="utf-8")
                print(said(wall), flush=True)  # noqa: T201 - for whoever started it


def said(wall: str) -> str:
    """Return in words what came of all shares so far."""
    paths = [DONE / _name(wall, texts, turn) for texts, turn in WALLS[wall].shares()]
    done = [json.loads(path.read_text("utf-8")) for path in paths if _is_done(path)]
    total = sum((Counter(one.get("counts", {})) for one in done), Counter[str]())
    wrong = sum("wrong" in one for one in done)
    counts = ", ".join(f"{count:,} {name}" for name, count in total.items())
    return f"{wall}: {len(done)} of {len(paths)} shares: {counts}; {wrong} failed"


def _name(wall: str, texts: Sequence[str], turn: int) -> str:
    """Return the name of the file for what came of a share."""
    return f"{wall}-{turn}-{sha256(json.dumps(texts).encode()).hexdigest()[:16]}.json"


def _is_done(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0


@contextmanager
def _claimed(name: str) -> Iterator[Path | None]:
    """Give where the outcome of a share goes, or nothing where somebody else sees to it."""
    DONE.mkdir(exist_ok=True)
    path = DONE / name
    with path.open("a", encoding="utf-8") as file:
        try:
            flock(file, LOCK_EX | LOCK_NB)
        except OSError:
            yield None
        else:
            yield None if _is_done(path) else path


def _tried(wall: Wall, texts: Sequence[str], turn: int) -> dict[str, object]:
    try:
        return {"counts": wall.attempt(texts, turn)}
    except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
        return {"wrong": traceback.format_exc(), "texts": texts}


if __name__ == "__main__":
    for name in sys.argv[1:] or WALLS:
        run(name)
