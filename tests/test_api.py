"""The Python API: what is public, and that it holds what it says."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import FrozenInstanceError
from pathlib import Path

import pandas as pd
import pytest

import onrecord
from onrecord.dataset import TABLES, Row
from tests.hosts.projects import SUMMARY, write


def test_everything_public_is_named() -> None:
    """`__all__` is sorted, whole, and has nothing that is not there."""
    assert onrecord.__all__ == sorted(onrecord.__all__)
    named = {getattr(onrecord, name) for name in onrecord.__all__ if name != "__version__"}
    assert named >= {*TABLES.values(), *Row.__subclasses__()} - {
        row for row in Row.__subclasses__() if "exports" in row.__module__
    }
    with pytest.raises(AttributeError, match="has no attribute 'pipeline_of'"):
        _ = onrecord.pipeline_of


def test_statements_are_rows_for_pandas(tmp_path: Path) -> None:
    """A table of them has the columns by name; counting is a line."""
    write(tmp_path)
    record = onrecord.load(tmp_path)
    frame = pd.DataFrame(record.statements)
    assert list(frame["speaker_name"]) == [one.speaker_name for one in record.statements]
    assert frame.explode("norms").groupby("norms").size().to_dict() == {"13e": 1}


def test_rows_are_frozen(tmp_path: Path) -> None:
    """A row can be a key, and nobody changes it by accident."""
    write(tmp_path)
    (one,) = onrecord.load(str(tmp_path / "summaries")).statements
    assert len({one, one}) == 1
    with pytest.raises(FrozenInstanceError):
        one.text = "Something else"  # type: ignore[misc]


def test_what_is_wrong_is_a_value(tmp_path: Path) -> None:
    """Nothing is raised for it; the rest of the record is there."""
    bad = SUMMARY.replace("ada-example", "nobody")
    write(tmp_path, {"summaries/second.md": bad, "summaries/third.md": "nothing\n"})
    record = onrecord.load(tmp_path)
    found = {(one.code, one.path, one.line) for one in record.problems}
    assert {("OR401", "summaries/second.md", 4), ("OR201", "summaries/third.md", 1)} <= found
    assert all(one.severity in {"error", "warning"} for one in record.problems)
    assert "first" in {one.id for one in record.summaries}


def test_the_commands_do_not_wait_for_it() -> None:
    """Importing the package loads nothing."""
    code = "import sys, onrecord; print([m for m in sys.modules if m.startswith('onrecord.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
