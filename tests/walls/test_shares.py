"""All texts, in shares: each comes once, and what came of a share is kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.walls import __main__ as walls
from tests.walls.corpora import everything
from tests.walls.texts import own


@pytest.mark.parametrize("wall", walls.WALLS)
def test_each_text_is_in_one_share_of_each_turn(wall: str) -> None:
    """None is left out, and none is tried twice."""
    turns: dict[int, list[str]] = {}
    for texts, turn in walls.WALLS[wall].shares():
        assert 0 < len(texts) <= walls.WALLS[wall].share
        turns.setdefault(turn, []).extend(texts)
    assert len(turns) == walls.WALLS[wall].turns
    assert all(tuple(texts) == everything() for texts in turns.values())


def test_a_run_goes_on_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was tried is not tried again; what failed is counted."""
    tried: list[str] = []

    def attempt(texts: Sequence[str], turn: int) -> walls.Counts:
        assert turn == 0
        tried.extend(texts)
        return {"texts": len(texts)}

    monkeypatch.setattr(walls, "DONE", tmp_path)
    monkeypatch.setattr(walls, "everything", own)
    monkeypatch.setattr(walls, "WALLS", {"small": walls.Wall(attempt, 300, 2)})
    for _ in range(2):
        walls.run("small")
        assert tried == list(own())
    told = capsys.readouterr().out.splitlines()
    assert told[-1] == f"small: 4 of 4 shares: {len(own())} texts; 2 failed"
