"""Suggestions: words on the subject of a norm."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.diagnostics import Severity
from onrecord.model import Norm
from onrecord.project.reading import shipped
from onrecord.project.records import parse_list
from tests.samples import loaded, written


def suggested(folder: Path, body: str, norms: str = "") -> list[tuple[str, str]]:
    """Return the words that are on a subject, each with the norm that the hint would link."""
    outcome = loaded(folder, {"summaries/a.md": written(f"Muster: {body}\n", norms=norms)})
    assert outcome.diagnostics == ()
    assert {(item.code, item.severity) for item in outcome.notes} <= {("OR609", Severity.NOTE)}
    return [(item.span.text, item.hint.partition("](norm:")[2][:3]) for item in outcome.notes]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("supply chain integrity", ("supply chain integrity", "13i")),
        ("Supply-Chain  *Integrity*", ("Supply-Chain  *Integrity", "13i")),
        ("emergency response\nteams", ("emergency response\nteams", "13k")),
        ("the due diligence norm", ("due diligence norm", "13c")),
    ],
)
def test_words_on_a_subject_are_found(tmp_path: Path, body: str, expected: tuple[str, str]) -> None:
    """Whatever case, hyphens and line ends; the hint is what to write."""
    assert suggested(tmp_path, body) == [expected]


def test_a_passage_that_cites_the_norm_is_left_alone(tmp_path: Path) -> None:
    """Only that passage, and only that norm."""
    body = "norm 13(i) on supply chain integrity.\n\nMuster: supply chain integrity, due diligence of a State."
    assert suggested(tmp_path, body, "13i") == [
        ("supply chain integrity", "13i"),
        ("due diligence of a State", "13c"),
    ]


def test_the_author_can_keep_words_out(tmp_path: Path) -> None:
    """They are plain words for readers then; others in the passage count as before."""
    outcome = loaded(tmp_path, {"summaries/a.md": written("[Spyware](norm:none), said Muster.\n")})
    assert outcome.diagnostics == outcome.notes == ()
    (passage,) = outcome.index.bodies["a"].passages
    assert passage.html == ("Spyware, said Muster.",)
    assert (passage.citations, passage.subjects) == ((), ())
    body = "[spyware](norm:none) and a back door."
    assert suggested(tmp_path / "more", body) == [("back door", "13i")]


@pytest.mark.parametrize(
    "body", ["supply chains", "integrity", "hidden functionsx", "an attribution"]
)
def test_other_words_are_not(tmp_path: Path, body: str) -> None:
    """Words that could be about anything point to nothing."""
    assert suggested(tmp_path, body) == []


def test_every_norm_has_words_and_no_two_share_any() -> None:
    """Words that mean two norms would mean neither."""
    entries = parse_list(shipped("norms.yaml"), "norms", Norm, "this norm")
    norms = entries.records
    phrases = [phrase.lower() for norm in norms for phrase in norm.phrases]
    assert all(norm.phrases for norm in norms)
    assert len(phrases) == len(set(phrases))
