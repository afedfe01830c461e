"""Builds that are interrupted or killed at random moments leave the old site or the new one."""

from __future__ import annotations

import sys

import pytest

from benchmarks.interruptions import measure


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="processes are found in /proc")
def test_nothing_is_left() -> None:
    """No mixture, no folder, no process, no traceback, and always a site."""
    ways = dict.fromkeys(("SIGINT", "SIGKILL"), 1)
    counts = measure(ways, 100)
    faults = {one: count.faults(one[0]) for one, count in counts.items()}
    assert faults == dict.fromkeys(counts, 0)
