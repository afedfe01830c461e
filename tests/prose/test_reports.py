"""Norms and speakers in the constructions of real reports, in three languages.

The halves that are held back show whether rules that were made on the others generalise.
"""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from tests.prose import score

HERE = Path(__file__).parent
FILES = ("reports_en_2", "reports_es", "reports_fr", "structured_2")
HALVES = pytest.mark.parametrize("half", ["", "_held"], ids=["known", "held"])


def _inspect(path: Path) -> dict[str, Any]:
    """Ask the program what it takes from a file."""
    result = CliRunner().invoke(main, ["inspect", str(path), "--format", "json"])
    assert result.exit_code == 0, result.stderr
    seen: dict[str, Any] = json.loads(result.stdout)
    return seen


@cache
def _scored(name: str) -> score.Score:
    """Return the score of one file."""
    counted = score.score(HERE / f"{name}.yaml", _inspect)
    print(f"\n{name}: {counted}", file=sys.stderr)  # noqa: T201  (these figures are to be seen)
    print("\n".join(counted.misses))  # noqa: T201  (shown where the test fails)
    return counted


@HALVES
@pytest.mark.parametrize("name", FILES)
def test_norms_are_found(name: str, half: str) -> None:
    """Precision 0.98 and recall 0.95, in each language."""
    counted = _scored(name + half)
    assert counted.precision >= 0.98
    assert counted.recall >= 0.95


@HALVES
@pytest.mark.parametrize(("name", "right"), [*zip(FILES, (0.90, 0.88, 0.88, 0.85), strict=True)])
def test_speakers_are_right(name: str, half: str, right: float) -> None:
    """The right speakers, or rightly nobody."""
    assert _scored(name + half).speakers >= right


@HALVES
def test_a_wrong_person_is_rare(half: str) -> None:
    """In English at most 3 % of the citations go to somebody whose view they are not."""
    counted = _scored(f"reports_en_2{half}")
    assert counted.wrong <= 0.03 * counted.total
