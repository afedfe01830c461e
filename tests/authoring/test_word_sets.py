"""Names as sets of words."""

from __future__ import annotations

from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from onrecord.authoring.word_sets import WordSets
from tests.effort import steps

NAMES = st.frozensets(st.sampled_from("abcdef"), max_size=4)


@given(st.lists(NAMES, max_size=6), NAMES)
def test_parts_and_wholes_are_found(names: list[frozenset[str]], asked: frozenset[str]) -> None:
    """As if each were compared with each."""
    expected = any(asked <= name or name <= asked for name in names)
    assert WordSets(names).has_part_or_whole(asked) == expected


def test_many_names_are_not_each_compared() -> None:
    """Twice as many names, and as many who are asked for, are twice the work."""

    def asked(size: int) -> None:
        known = WordSets({"ann", f"example{number}"} for number in range(size))
        for number in range(size):
            assert not known.has_part_or_whole({"ann", f"muster{number}"})

    few, many = (steps(partial(asked, size)) for size in (300, 600))
    assert many < 2.1 * few
