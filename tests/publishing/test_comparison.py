"""Which part of a text is which of those that were published."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.publishing.comparison import Alignment, Gap, align
from onrecord.publishing.manifest import Anchors


def parts(*names: str) -> list[Anchors]:
    """Return parts of a text with these anchors, one each."""
    return [(name,) for name in names]


def test_a_kept_anchor_decides() -> None:
    """Wherever the part stands now, and whatever other anchors it has."""
    aligned = align(parts("a", "b"), [("c", "b"), ("a",)])
    assert aligned == Alignment({1: (0,), 0: (1,)}, ())


def test_two_parts_can_become_one() -> None:
    """It has the anchors of both."""
    assert align(parts("a", "b"), [("a", "b")]) == Alignment({0: (0, 1)}, ())


def test_what_is_gone_and_new_stands_behind_a_neighbour() -> None:
    """Each neighbour has a gap of its own; the first has none before it."""
    aligned = align(parts("a", "b", "c", "d"), parts("x", "b", "y", "z", "d", "e"))
    assert aligned.gaps == (Gap(None, (0,), (0,)), Gap(1, (2,), (2, 3)), Gap(4, (), (5,)))


PARTS = st.lists(st.sampled_from("abcdefgh"), max_size=6, unique=True).map(
    lambda names: parts(*names)
)


@given(PARTS, PARTS)
def test_every_part_stands_somewhere_once(old: list[Anchors], new: list[Anchors]) -> None:
    """It was kept, is gone, or is new."""
    aligned = align(old, new)
    kept = [place for places in aligned.kept.values() for place in places]
    gone = [place for gap in aligned.gaps for place in gap.gone]
    assert sorted(kept + gone) == list(range(len(old)))
    added = [place for gap in aligned.gaps for place in gap.new]
    assert sorted([*aligned.kept, *added]) == list(range(len(new)))
