"""Which passage of today stands for one that was published: by neighbours, then by likeness."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.publishing.fingerprints import UNLIKE, distance

_SURE = 8
"""Below so many different bits, two texts are one even where they stand in different places."""


@dataclass(frozen=True)
class Mark:
    """A passage as a manifest knows it."""

    fingerprint: str
    anchors: tuple[str, ...]


@dataclass(frozen=True)
class Heir:
    """Where the anchors of a passage belong now."""

    place: int
    """Which passage of today, counted from 0."""
    itself: bool
    """Whether it is the same passage, edited or not; otherwise a neighbour of where it stood."""


def align(old: Sequence[Mark], new: Sequence[Mark]) -> tuple[Heir | None, ...]:
    """Return for each published passage the one of today; `None` where there is none at all.

    A passage that kept an anchor is itself. Another is the most alike of the new passages between
    the same neighbours, else one anywhere that is nearly the same, else the one whose turn it is
    between the same neighbours. What is nowhere goes to the neighbour before it, or after it.
    """
    owners = {anchor: place for place, mark in enumerate(new) for anchor in mark.anchors}
    kept = [next((owners[a] for a in mark.anchors if a in owners), None) for mark in old]
    known = {anchor for mark in old for anchor in mark.anchors}
    fresh = [place for place, mark in enumerate(new) if known.isdisjoint(mark.anchors)]
    heirs = [None if place is None else Heir(place, itself=True) for place in kept]
    for start, stop in _gaps(kept):
        before = kept[start - 1] if start else None
        after = kept[stop] if stop < len(kept) else None
        low, high = -1 if before is None else before, len(new) if after is None else after
        between = [place for place in fresh if low < place < high]
        heirs[start:stop] = _heirs(old[start:stop], new, between, fresh)
        beside = before if before is not None else after
        for number in range(start, stop):
            if heirs[number] is None and new:
                heirs[number] = Heir(beside or 0, itself=False)
    return tuple(heirs)


def _gaps(kept: Sequence[int | None]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last but one of each row of passages that are gone."""
    start = 0
    for number, place in enumerate((*kept, 0)):
        if place is not None:
            if start < number:
                yield start, number
            start = number + 1


def _heirs(
    gone: Sequence[Mark], new: Sequence[Mark], between: Sequence[int], fresh: Sequence[int]
) -> list[Heir | None]:
    """Return what has become of the passages of one gap."""
    found = [
        _likest(mark, new, between, UNLIKE) or _likest(mark, new, fresh, _SURE) for mark in gone
    ]
    taken = {heir.place for heir in found if heir}
    turns = iter([place for place in between if place not in taken])
    for number, heir in enumerate(found):
        if heir is None and (place := next(turns, None)) is not None:
            found[number] = Heir(place, itself=True)
    return found


def _likest(mark: Mark, new: Sequence[Mark], places: Sequence[int], limit: int) -> Heir | None:
    """Return the passage most like a published one, if it is like it at all."""

    def unlike(place: int) -> int:
        return distance(mark.fingerprint, new[place].fingerprint)

    best = min(places, key=unlike, default=None)
    return None if best is None or unlike(best) >= limit else Heir(best, itself=True)
