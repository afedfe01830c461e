"""The first wall: try texts in places of a project, and tell which of them the loader refuses."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from onrecord import pipeline
from onrecord.diagnostics import Diagnostic, Severity
from onrecord.project.layout import Project
from onrecord.project.strays import is_of_a_program
from onrecord.report import console, github
from onrecord.report import json as report
from onrecord.rules import catalogue as explanations
from tests.samples import inside
from tests.walls import places
from tests.walls.places import Keep, Line, places_of, project

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What a summary may be called."""

MOST_BYTES = 255
"""How long a disk lets a name be."""

Refused = set[tuple[str, int]]
"""Places, and numbers of texts."""


def told(folder: Path) -> tuple[Diagnostic, ...]:
    """Return what is said of a project; nothing of it does anything where it is shown."""
    found = pipeline.load(Project(folder, norms="norms.yaml")).diagnostics
    json.loads(report.dump(found))
    shown = console.plain(found)
    assert steering(shown) <= {"\n"}
    lines = github.commands(found, explanations()).splitlines()
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines)
    assert len(lines) == len(found)
    summary = github.step_summary(found)
    assert steering(summary) <= {"\n"}
    return found


def steering(text: str) -> set[str]:
    """Return the characters of a text that are not seen, and could do something to a terminal."""
    unseen = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
    return {char for char in set(text) if unicodedata.category(char) in unseen}


def errors(folder: Path, files: Mapping[str, Iterable[Line]]) -> Iterator[tuple[Diagnostic, Line]]:
    """Write a project, and yield each error in it with the line that it is in."""
    lines = {}
    for name, written in files.items():
        whole, lines[name] = places_of(written)
        (folder / name).parent.mkdir(exist_ok=True, parents=True)
        (folder / name).write_bytes(whole.encode())
    for item in told(folder):
        assert inside(item.span)
        assert item.message
        assert item.hint
        if item.severity is Severity.ERROR:
            yield item, lines[item.span.source.path][item.span.line - 1]


def refused(folder: Path, texts: Mapping[int, str], wanted: Keep, *, register: bool) -> Refused:
    """Return what is refused of texts in the places of a register, or in those of summaries.

    What has a part refused is tried again without it: one mistake may hide others, in a register
    those of everybody.
    """
    found: Refused = set()

    def keep(place: str, number: int) -> bool:
        is_here = (place in places.REGISTER) == register
        return is_here and wanted(place, number) and (place, number) not in found

    left = list(texts)
    while left:
        for file in (folder / "summaries").glob("*"):
            file.unlink()
        tried = texts if register else {number: texts[number] for number in left}
        new = _refused(errors(folder, project(tried, keep, left[:1] if register else left)))
        assert not new & found
        left = sorted({number for _, number in new})
        found |= new
    return found


def refused_in_a_catalogue(folder: Path, texts: Sequence[str]) -> Refused:
    """Return what is refused of texts, no more than a framework has norms, in a catalogue."""
    found: Refused = set()
    new: Refused | None = None

    def keep(place: str, number: int) -> bool:
        return (place, number) not in found

    while new is None or new:
        files = {**_quiet(), "norms.yaml": places.catalogue(texts, keep)}
        new = _refused(errors(folder, files))
        assert not new & found
        found |= new
    return found


def names_of_files(folder: Path, texts: Iterable[str]) -> tuple[set[str], set[str]]:
    """Return the summaries that a disk lets be called by a text, and those that something is said of.

    What is nothing but an id is left out. What begins with a full stop is hidden: of that a warning
    is enough.
    """
    list(errors(folder, _quiet()))
    summary = (folder / "summaries/t-0.md").read_text(encoding="utf-8")
    written = set()
    for text in texts:
        name = f"{text}.md"
        if (
            not _ID.fullmatch(text)
            and not is_of_a_program(name)
            and "/" not in name
            and "\0" not in name
            and len(name.encode()) <= MOST_BYTES
        ):
            (folder / "summaries" / name).write_text(summary, encoding="utf-8")
            written.add(f"summaries/{name}")
    named = {
        item.span.source.path
        for item in told(folder)
        if item.severity is Severity.ERROR or item.span.source.path.startswith("summaries/.")
    }
    return written, named


def _refused(found: Iterable[tuple[Diagnostic, Line]]) -> Refused:
    new: Refused = set()
    for item, line in found:
        assert line.place, (item.span.source.path, item.code, item.message, item.span.text)
        new.add((line.place, line.number))
    return new


def _quiet() -> dict[str, Iterable[Line]]:
    """Return a project of which there is nothing to say."""
    return project({0: "x"}, lambda place, _: place == "title", [0])
