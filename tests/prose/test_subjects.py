"""Words that point to the subject of a norm, and how often they do so rightly."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord.model import Norm
from onrecord.project.reading import shipped
from onrecord.project.records import parse_list
from onrecord.prose import Subjects
from tests.effort import steps

HERE = Path(__file__).parent
PRECISION = 0.9
RECALL = {"subjects": 0.9, "subjects_held": 0.84}
"""How many of the passages on a subject are found at least."""


@cache
def norms() -> tuple[Norm, ...]:
    """Return the norms of the catalogue that onrecord ships."""
    return tuple(parse_list(shipped("norms.yaml"), "norms", Norm, "this norm").records)


@cache
def labelled(name: str) -> tuple[dict[str, Any], ...]:
    """Return the passages of a file with their labels."""
    return tuple(yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8")))


@dataclass
class Score:
    """How often subjects were right."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """The share of the subjects found that are there."""
        return self.right / ((self.right + self.wrong) or 1)

    @property
    def recall(self) -> float:
        """The share of the subjects that are there that were found."""
        return self.right / ((self.right + self.missed) or 1)


def scored(subjects: Subjects, passages: Iterable[dict[str, Any]]) -> Score:
    """Return how often the subjects of passages are right."""
    score = Score()
    for one in passages:
        language, topics = one.get("language", "en"), frozenset(one["topics"])
        got = {subject.norm for subject in subjects.find(one["text"], language, topics)}
        got, want = got - {*one.get("cites", ())}, {*one["norms"]}
        score.right += len(got & want)
        score.wrong += len(got - want)
        score.missed += len(want - got)
    return score


@pytest.mark.parametrize("name", RECALL)
def test_subjects_are_right(name: str) -> None:
    """Nine of ten at least, on passages of which many are near misses."""
    score = scored(Subjects(norms()), labelled(name))
    print(f"\n{name}: P {score.precision:.3f} R {score.recall:.3f}", file=sys.stderr)  # noqa: T201
    assert score.precision >= PRECISION
    assert score.recall >= RECALL[name]


def test_there_are_near_misses_enough() -> None:
    """Of all labelled passages, nearly half are on no subject."""
    passages = [one for name in RECALL for one in labelled(name)]
    assert len(passages) >= 300
    assert sum(not one["norms"] for one in passages) >= 0.45 * len(passages)


@pytest.mark.slow
def test_each_phrase_is_right() -> None:
    """A phrase of the catalogue that is wrong more often has to go."""
    passages = [one for name in RECALL for one in labelled(name)]
    wrong = []
    for norm in norms():
        for key in ("phrases", "words"):
            for phrase in getattr(norm, key):
                alone = {"phrases": (), "words": (), "aliases": (), key: (phrase,)}
                score = scored(Subjects([norm.model_copy(update=alone)]), passages)
                if score.wrong and score.precision < PRECISION:
                    wrong.append((norm.id, phrase))
    assert wrong == []


def found(text: str, phrase: str, language: str = "en", **more: Any) -> list[str]:
    """Return the words that fit a phrase."""
    norm = Norm(id="13i", letter="i", title="-", text="-", phrases=(phrase,))
    return [text[one.start : one.end] for one in Subjects([norm]).find(text, language, **more)]


@pytest.mark.parametrize(
    ("text", "phrase", "words"),
    [
        ("The Supply-Chains of ICT", "supply chain", "Supply-Chains"),
        ("They protected their own networks", "protect network", "protected their own networks"),
        ("a supplier’s network", "supplier network", "supplier’s network"),
        ("attacks, they said, on the chain", "attack … chain", "attacks, they said, on the chain"),
        ("hit the chain", "attack/hit chain", "hit the chain"),
        ("flaws were reported", "flaws … reported", "flaws were reported"),
        ("Aïr supply", "air supply", "Aïr supply"),
    ],
)
def test_a_phrase_fits(text: str, phrase: str, words: str) -> None:
    """In any inflection and case, whatever small words stand between; `…` lets others stand there."""
    assert found(text, phrase) == [words]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("supply and chain", "supply chain"),
        ("supply, chain", "supply chain"),
        ("supply big chain", "supply chain"),
        ("chain supply", "supply chain"),
        ("Attacks grew. The chain held", "attack … chain"),
        (f"attacks {'so ' * 13}chain", "attack … chain"),
        ("a flaw was reported", "flaws … reported"),
        ("critical thinking", "critical infrastructure"),
        ("", "supply chain"),
    ],
)
def test_a_phrase_does_not_fit(text: str, phrase: str) -> None:
    """Other words, signs, the end of a sentence or too many words are between."""
    assert found(text, phrase) == []


@pytest.mark.parametrize(
    ("language", "text", "phrase"),
    [
        (
            "fr",
            "l'intégrité des chaînes d'approvisionnement",
            "intégrité … chaîne d'approvisionnement",
        ),
        ("fr-CH", "protégeant les hôpitaux", "protéger hôpital"),
        ("es", "infraestructuras críticas", "infraestructura crítico"),
        ("es", "protegió a las redes", "proteger red"),
        ("de", "Schutz der Netze", "Schutz der Netze"),
    ],
)
def test_the_language_inflects(language: str, text: str, phrase: str) -> None:
    """Forms come from the data of the language of the text; without any, words are as written."""
    assert len(found(text, phrase, language)) == 1
    assert found("Schutz des Netzes", "Schutz der Netze", "de") == []


@pytest.mark.parametrize("phrase", ["…", "/", "–", "a/", "… chain …", "chain/", "l'"])
def test_an_odd_phrase_is_no_matter(phrase: str) -> None:
    """Whatever a catalogue has, nothing is raised."""
    assert found("A chain.", phrase) in ([], ["chain"], ["A"])


def test_words_need_a_topic() -> None:
    """Some words count only in a summary on a topic of the norm."""
    norm = Norm(
        id="13i", letter="i", title="-", text="-", topics=("supply-chain",), words=("chain",)
    )
    subjects = Subjects([norm])
    assert [one.norm for one in subjects.find("a chain", "en", frozenset({"supply-chain"}))] == [
        "13i"
    ]
    assert list(subjects.find("a chain", "en", frozenset({"trade"}))) == []


def test_each_norm_is_told_once_and_not_in_marked_words() -> None:
    """The author has decided about words that are linked; the next are looked at."""
    text = "The chain, and the chain again"
    assert found(text, "chain") == ["chain"]
    assert found(text, "chain", taken=[(0, 9)]) == ["chain"]
    assert found(text, "chain", taken=[(0, 9), (15, 24)]) == []


@pytest.mark.parametrize("piece", ["attacks ", "supply chain ", "critical infrastructure, ", "of "])
def test_work_grows_with_the_text(piece: str) -> None:
    """A text of twice the length takes twice the steps."""
    subjects, topics = Subjects(norms()), frozenset({"critical-infrastructure"})

    def read(times: int) -> int:
        return steps(lambda: list(subjects.find(piece * times, "en", topics)))

    read(1)
    assert read(800) < 2.2 * read(400)
