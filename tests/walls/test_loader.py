"""The first wall: what is not allowed is refused at its place, whatever it is and wherever it stands."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest

from onrecord import diagnostics, pipeline
from onrecord.diagnostics import Diagnostic, Severity
from onrecord.project.layout import Project
from onrecord.project.strays import is_of_a_program
from onrecord.report import console, github
from onrecord.report import json as report
from onrecord.rules import catalogue as explanations
from tests.samples import inside
from tests.walls import places
from tests.walls.corpora import chosen, is_tried
from tests.walls.places import Line, places_of, project
from tests.walls.texts import own

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
    return {char for char in text if unicodedata.category(char) in unseen}


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


def refused(folder: Path, texts: Mapping[int, str], *, register: bool) -> Refused:
    """Return what is refused of texts in the places of a register, or in those of summaries.

    What has a part refused is tried again without it: one mistake may hide others, in a register
    those of everybody.
    """
    found: Refused = set()

    def keep(place: str, number: int) -> bool:
        is_here = (place in places.REGISTER) == register
        return is_here and is_tried(number, place) and (place, number) not in found

    left = list(texts)
    while left:
        for file in (folder / "summaries").glob("*"):
            file.unlink()
        new: Refused = set()
        tried = texts if register else {number: texts[number] for number in left}
        for item, line in errors(folder, project(tried, keep, left[:1] if register else left)):
            assert line.place, (item.span.source.path, item.code, item.message, item.span.text)
            new.add((line.place, line.number))
        assert not new & found
        left = sorted({number for _, number in new})
        found |= new
    return found


@pytest.mark.slow
def test_each_text_is_refused_at_its_place_or_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No text in any place ends in a traceback, or in a message about another place."""
    monkeypatch.setattr(diagnostics, "MOST", 10**9)
    texts = dict(enumerate(chosen()))
    found = refused(tmp_path, texts, register=False) | refused(tmp_path, texts, register=True)
    counts = Counter(place for place, _ in found)
    every = (*places.FRONT, *places.REGISTER, *places.BODY)
    tried = Counter(place for place in every for number in texts if is_tried(number, place))
    assert min(tried.values()) > len(texts) / 6
    with capsys.disabled():
        print(  # noqa: T201
            f"\nfirst wall: {len(texts)} texts in {len(every)} places: {tried.total()} tried, "
            f"{len(found)} refused, {tried.total() - len(found)} taken"
        )
    print(counts)  # noqa: T201 - shown where the test fails
    for place in ("unknown key", "unknown key of a person"):
        assert counts[place] == tried[place]

    def keep(place: str, number: int) -> bool:
        return is_tried(number, place) and (place, number) not in found

    files = project(texts, keep, texts)
    assert [item for item, _ in errors(tmp_path, files)] == []


@pytest.mark.slow
def test_a_catalogue_takes_words_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the owner of a site writes is refused at its place, or taken, like the rest."""
    monkeypatch.setattr(diagnostics, "MOST", 10**9)
    texts = own()[::5]
    found: Refused = set()
    wrong = True

    def keep(place: str, number: int) -> bool:
        return (place, number) not in found

    while wrong:
        files = project({0: "x"}, lambda place, _: place == "title", [0])
        lines = places.catalogue(texts, keep)
        new: Refused = set()
        for item, line in errors(tmp_path, {**files, "norms.yaml": lines}):
            assert line.place, (item.code, item.message, item.span.text)
            new.add((line.place, line.number))
        assert not new & found
        found |= new
        wrong = bool(new)
    tried = len(places.CATALOGUE) * len(texts) + len(places.FRAMEWORK)
    assert len(texts) < len(found) < tried / 2


def test_no_text_is_the_name_of_a_file(tmp_path: Path) -> None:
    """What the disk takes for the name of a summary is refused there, or is nothing but an id."""
    files = project({0: "x"}, lambda place, _: place == "title", [0])
    list(errors(tmp_path, files))
    summary = (tmp_path / "summaries/t-0.md").read_text(encoding="utf-8")
    written = set()
    for text in own():
        name = f"{text}.md"
        if (
            not is_of_a_program(name)
            and "/" not in name
            and "\0" not in name
            and len(name.encode()) <= MOST_BYTES
        ):
            (tmp_path / "summaries" / name).write_text(summary, encoding="utf-8")
            written.add(name)
    # What begins with a full stop is hidden: that is a warning.
    named = {
        item.span.source.path
        for item in told(tmp_path)
        if item.severity is Severity.ERROR or item.span.source.path.startswith("summaries/.")
    }
    assert named >= {f"summaries/{name}" for name in written}
    assert len(written) > len(own()) / 3
