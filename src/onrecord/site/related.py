"""Which summaries belong beside each other: those that share norms and people."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from math import log2

from onrecord.model import Summary
from onrecord.site.site import Site

SHOWN = 5
"""How many related summaries a page shows."""

NEAREST = 20
"""Of those that share one thing, how many before and after in time are looked at."""

_Feature = tuple[str, str]


@dataclass(frozen=True)
class Relative:
    """A summary beside another, and what the two share."""

    summary: Summary
    norms: tuple[str, ...]
    people: tuple[str, ...]


def related(site: Site) -> Mapping[str, tuple[Relative, ...]]:
    """Return for each summary id the nearest others, nearest first.

    What fewer summaries share weighs more. Only the nearest in time of those that share a thing
    are looked at: a norm that a thousand summaries cite must not make the cost quadratic.
    """
    features = [_features(summary) for summary in site.newest]
    sharing: dict[_Feature, list[int]] = defaultdict(list)
    for place, found in enumerate(features):
        for feature in found:
            sharing[feature].append(place)
    weights = {f: _weight(len(places), len(features)) for f, places in sharing.items()}
    return {
        summary.id: tuple(
            _relative(site.newest[other], features[place] & features[other])
            for other in _nearest(site, place, features, sharing, weights)
        )
        for place, summary in enumerate(site.newest)
    }


def _features(summary: Summary) -> frozenset[_Feature]:
    """Return what a summary can share with another."""
    norms = {("norm", norm) for norm in summary.front.norms}
    people = {("person", appearance.id) for appearance in summary.front.people}
    return frozenset(norms | people)


def _weight(members: int, total: int) -> int:
    """Return how much sharing a thing tells; whole numbers, so that sums have no order."""
    return round(1000 * log2(1 + total / members))


def _nearest(
    site: Site,
    place: int,
    features: list[frozenset[_Feature]],
    sharing: Mapping[_Feature, list[int]],
    weights: Mapping[_Feature, int],
) -> list[int]:
    """Return the places of the summaries that share most, then nearest in time."""
    candidates: set[int] = set()
    for feature in features[place]:
        places = sharing[feature]
        at = bisect_left(places, place)
        candidates.update(places[max(0, at - NEAREST) : at + NEAREST + 1])
    beside = {s.id for s in site.neighbours.get(site.newest[place].id, ()) if s}
    candidates = {c for c in candidates if c != place and site.newest[c].id not in beside}

    own, weight = features[place], weights.__getitem__

    def key(other: int) -> tuple[int, int, int]:
        return -sum(map(weight, own & features[other])), abs(other - place), other

    return sorted(candidates, key=key)[:SHOWN]


def _relative(summary: Summary, shared: frozenset[_Feature]) -> Relative:
    """Return a summary with what it shares, sorted."""
    norms = tuple(sorted(id_ for kind, id_ in shared if kind == "norm"))
    people = tuple(sorted(id_ for kind, id_ in shared if kind == "person"))
    return Relative(summary, norms, people)
