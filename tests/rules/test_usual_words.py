"""Suggestions: words that usually mean a norm."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.diagnostics import Severity
from onrecord.model import Norm
from onrecord.project.reading import shipped
from onrecord.project.records import parse_list
from tests.samples import loaded, written


def suggested(folder: Path, body: str, norms: str = "") -> list[tuple[str, str]]:
    """Return the words that are suggested to be linked, each with what is said of them."""
    outcome = loaded(folder, {"summaries/a.md": written(f"Muster: {body}\n", norms=norms)})
    assert outcome.diagnostics == ()
    assert {(item.code, item.severity) for item in outcome.notes} <= {("OR609", Severity.NOTE)}
    return [(item.span.text, item.hint.partition("](norm:")[2][:3]) for item in outcome.notes]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("supply chain integrity", ("supply chain integrity", "13i")),
        ("Supply-Chain  *Integrity*", ("Supply-Chain  *Integrity", "13i")),
        ("authorised emergency response\nteams", ("authorised emergency response\nteams", "13k")),
        ("authorized emergency response teams", ("authorized emergency response teams", "13k")),
        ("the due diligence norm", ("due diligence norm", "13c")),
    ],
)
def test_usual_words_are_found(tmp_path: Path, body: str, expected: tuple[str, str]) -> None:
    """Whatever case, hyphens and line ends; the hint is what to write."""
    assert suggested(tmp_path, body) == [expected]


def test_a_passage_that_cites_the_norm_is_left_alone(tmp_path: Path) -> None:
    """Only that passage, and only that norm."""
    body = "norm 13(i) on supply chain integrity.\n\nMuster: supply chain integrity, request for assistance."
    assert suggested(tmp_path, body, "13i") == [
        ("supply chain integrity", "13i"),
        ("request for assistance", "13h"),
    ]


@pytest.mark.parametrize(
    "body", ["supply chains", "integrity", "hidden functionsx", "an attribution"]
)
def test_other_words_are_not(tmp_path: Path, body: str) -> None:
    """A subject is not a norm."""
    assert suggested(tmp_path, body) == []


def test_every_norm_has_usual_words_and_no_two_share_any() -> None:
    """Words that mean two norms would mean neither."""
    entries = parse_list(shipped("norms.yaml"), "norms", Norm, "this norm")
    norms = entries.records
    phrases = [phrase.lower() for norm in norms for phrase in norm.phrases]
    assert all(norm.phrases for norm in norms)
    assert len(phrases) == len(set(phrases))
