"""Which passage stands for one that was published."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.publishing.alignment import Heir, Mark, align

SAME, NEAR, FAR = "00000000", "0000000f", "ffff0000"
"""A fingerprint, one that is nearly the same, and one that is not."""


def marks(*names: str, fingerprint: str = SAME) -> list[Mark]:
    """Return marks with these anchors, all of one likeness."""
    return [Mark(fingerprint, (name,)) for name in names]


def places(old: list[Mark], new: list[Mark]) -> list[tuple[int, bool] | None]:
    """Return what was found in short."""
    return [(heir.place, heir.itself) if heir else None for heir in align(old, new)]


def test_a_kept_anchor_decides() -> None:
    """Wherever the passage stands now, and whatever else it is called."""
    new = [Mark(FAR, ("c", "b")), *marks("a")]
    assert places(marks("a", "b"), new) == [(1, True), (0, True)]


def test_between_the_same_neighbours_likeness_decides() -> None:
    """Of two new passages in one gap, the one more alike is the old one."""
    new = [*marks("a"), Mark(FAR, ("x",)), Mark(NEAR, ("y",)), *marks("c")]
    assert places(marks("a", "b", "c"), new)[1] == (2, True)


def test_without_likeness_order_decides() -> None:
    """The first that is gone is the first that is new."""
    new = [*marks("a"), *marks("x", "y", fingerprint=FAR), *marks("d")]
    assert places(marks("a", "b", "c", "d"), new)[1:3] == [(1, True), (2, True)]


def test_a_moved_passage_is_found_when_it_is_nearly_the_same() -> None:
    """Elsewhere, much more likeness is asked for than between its neighbours."""
    new = [Mark(NEAR, ("x",)), *marks("a", "c")]
    assert places(marks("a", "b", "c"), new)[1] == (0, True)


def test_two_passages_can_become_one() -> None:
    """Both lead to it."""
    assert places(marks("a", "b"), [Mark(NEAR, ("x",))]) == [(0, True), (0, True)]


def test_what_is_gone_leads_to_a_neighbour() -> None:
    """To the one before it; at the beginning, to the one after it."""
    assert places(marks("a", "b"), marks("a")) == [(0, True), (0, False)]
    assert places(marks("a", "b"), marks("b")) == [(0, False), (0, True)]


def test_where_there_is_nothing_nothing_is_found() -> None:
    """A text without passages takes nothing over."""
    assert align(marks("a"), []) == (None,)
    assert align([], marks("a")) == ()


MARKS = st.lists(
    st.builds(
        Mark,
        st.sampled_from([SAME, NEAR, FAR]),
        st.lists(st.sampled_from("abcdef"), min_size=1, max_size=2, unique=True).map(tuple),
    ),
    max_size=6,
)


@given(MARKS, MARKS)
def test_every_passage_has_a_place_where_there_is_any(old: list[Mark], new: list[Mark]) -> None:
    """An heir is a passage of today; what kept an anchor is itself."""
    heirs = align(old, new)
    assert len(heirs) == len(old)
    for mark, heir in zip(old, heirs, strict=True):
        assert isinstance(heir, Heir) == bool(new)
        if heir:
            assert 0 <= heir.place < len(new)
            kept = any(set(mark.anchors) & set(other.anchors) for other in new)
            assert not kept or set(mark.anchors) & set(new[heir.place].anchors)
