"""Builds that are interrupted or killed at random moments leave the old site or the new one."""

from __future__ import annotations

import sys

import pytest

from benchmarks.interruptions import WAYS, measure


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="processes are found in /proc")
def test_nothing_is_left() -> None:
    """No mixture, no folder, no process, no traceback, and always a site."""
    counts = measure(dict.fromkeys(WAYS, 1), 100)
    assert {way: count.faults(way) for way, count in counts.items()} == dict.fromkeys(WAYS, 0)
