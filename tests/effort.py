"""How much work something is, in steps that are the same on every machine and in every run."""

from __future__ import annotations

import sys
from collections.abc import Callable


def steps(act: Callable[[], object]) -> int:
    """Return how many functions are called, those written in C among them."""
    count = 0

    def see(_: object, event: str, __: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(see)
    try:
        act()
    finally:
        sys.setprofile(before)
    return count
