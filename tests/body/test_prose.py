"""The detector of norms and of who speaks of them, measured on labelled prose.

All files are data: sentences invented for this purpose, each with what a careful reader would
say of it. A trap looks like a citation or an attribution and is not, or its obvious reading is
the wrong one.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord.bodies import Passage
from onrecord.model import Speaker
from tests.samples import rendered

HERE = Path(__file__).parent
FILES = (
    "prose_cases",
    "more_prose_cases",
    "unseen_prose_cases",
    "design_prose_cases",
    "plain_prose_cases",
    "quoted_prose_cases",
)

Who = tuple[str | None, str, str | None]
"""A speaker, how the norm is given, and the basis of the attribution."""

Cites = Mapping[tuple[int, str], frozenset[Who]]
"""By passage and norm."""


@cache
def data(name: str) -> dict[str, Any]:
    """Return the cases of a file and its register."""
    loaded: dict[str, Any] = yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
    return loaded


def expected(case: dict[str, Any]) -> Cites:
    """Return the citations that a reader finds."""
    found: defaultdict[tuple[int, str], set[Who]] = defaultdict(set)
    for cite in case["cites"] or ():
        key = (cite["passage"], str(cite["norm"]))
        found[key].add((cite["speaker"], cite["how"], cite["basis"]))
    return {key: frozenset(who) for key, who in found.items()}


def detected(passages: tuple[Passage, ...]) -> Cites:
    """Return the citations that the detector finds."""
    found: defaultdict[tuple[int, str], set[Who]] = defaultdict(set)
    for passage in passages:
        for reference in passage.citations:
            basis = reference.basis and str(reference.basis)
            who = (reference.speaker, str(reference.how), basis)
            found[passage.number, reference.norm].add(who)
    return {key: frozenset(who) for key, who in found.items()}


@dataclass
class Figures:
    """How often the detector was right."""

    right: int = 0
    """Citations that were found."""
    extra: int = 0
    """Citations that are none."""
    missed: int = 0
    """Citations that were not found."""
    spoken: int = 0
    """Found citations with the right speakers, or rightly nobody."""
    mentioned: int = 0
    """Passages with the right people named and not speaking."""
    mentions: int = 0
    """Passages in which somebody is named and does not speak, or is found to be."""
    failures: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of what was found that is there."""
        return self.right / ((self.right + self.extra) or 1)

    @property
    def recall(self) -> float:
        """The share of what is there that was found."""
        return self.right / ((self.right + self.missed) or 1)

    @property
    def speakers(self) -> float:
        """The share of what was found that has the right speakers."""
        return self.spoken / (self.right or 1)

    def __str__(self) -> str:
        """Show the figures in one line."""
        return (
            f"precision {self.precision:.3f}, recall {self.recall:.3f}, speakers "
            f"{self.speakers:.3f} of {self.right} citations; mentions {self.mentioned} of "
            f"{self.mentions}"
        )

    def add(self, name: str, want: Cites, got: Cites) -> None:
        """Count the citations of one case."""
        both = want.keys() & got.keys()
        self.right += len(both)
        self.extra += len(got.keys() - want.keys())
        self.missed += len(want.keys() - got.keys())
        heard = [key for key in both if _people(want[key]) == _people(got[key])]
        self.spoken += len(heard)
        if want != got:
            self.failures.append(f"{name}: {_shown(want)} expected, {_shown(got)} found")

    def add_mentions(self, want: Mapping[int, set[str]], got: Mapping[int, set[str]]) -> None:
        """Count the passages of one case in which people are only named."""
        passages = want.keys() | got.keys()
        self.mentions += len(passages)
        self.mentioned += sum(want.get(number) == got.get(number) for number in passages)


def _people(who: frozenset[Who]) -> set[str | None]:
    """Return the speakers of a citation."""
    return {speaker for speaker, _, _ in who}


def _shown(cites: Cites) -> str:
    """Show citations in one line, sorted."""
    rows = [(key, sorted(who, key=str)) for key, who in sorted(cites.items())]
    return str(rows)


def cases(name: str) -> Iterator[tuple[dict[str, Any], tuple[Passage, ...]]]:
    """Yield each case with the passages that the detector makes of it."""
    whole = data(name)
    register = {key: Speaker(id=key, **value) for key, value in whole["register"].items()}
    for case in whole["cases"]:
        body = rendered(
            case["text"], speakers=tuple(case["speakers"]), title="A webinar", register=register
        )
        yield case, body.passages


@cache
def figures(name: str) -> Figures:
    """Return the figures of one file."""
    counted = Figures()
    for case, passages in cases(name):
        counted.add(case["name"], expected(case), detected(passages))
        want = {
            int(number): set(who) for number, who in (case.get("mentions") or {}).items() if who
        }
        got = {passage.number: set(passage.mentions) for passage in passages if passage.mentions}
        counted.add_mentions(want, got)
    return counted


@pytest.mark.parametrize("name", FILES)
def test_the_detector_is_right_often_enough(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Norms: precision 0.98 and recall 0.98; speakers: right in 0.95 of what was found."""
    counted = figures(name)
    with capsys.disabled():
        print(f"\n{name}: {counted}", file=sys.stderr)  # noqa: T201  (these figures are to be seen)
    print("\n".join(counted.failures))  # noqa: T201  (shown where the test fails)
    assert counted.precision >= 0.98
    assert counted.recall >= 0.98
    assert counted.speakers >= 0.95


def test_the_first_file_is_broad() -> None:
    """There are at least 150 cases of our own, half of them traps."""
    traps = [case["trap"] for case in data(FILES[0])["cases"]]
    assert len(traps) >= 150
    assert traps.count(True) >= len(traps) / 2


@pytest.mark.parametrize("name", FILES)
def test_each_case_is_whole(name: str) -> None:
    """A case has its own name and text, and speaks of people of the register only."""
    whole = data(name)
    names = [case["name"] for case in whole["cases"]]
    assert len(set(names)) == len(names)
    for case in whole["cases"]:
        people = {cite["speaker"] for cite in case["cites"] or () if cite["speaker"]}
        people |= {who for some in (case.get("mentions") or {}).values() for who in some}
        assert people <= set(case["speakers"]), case["name"]
        assert set(case["speakers"]) <= set(whole["register"]), case["name"]
        assert case["text"].strip(), case["name"]
        assert isinstance(case["trap"], bool), case["name"]
