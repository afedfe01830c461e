"""What is published beside what would be: which summary, person or passage is which today."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from onrecord.diagnostics import Severity
from onrecord.model import Summary
from onrecord.pipeline import Outcome
from onrecord.publishing.manifest import Anchors, Manifest, PublishedText


@dataclass(frozen=True)
class Change:
    """What is published, and what a project would publish now."""

    before: Manifest
    after: Manifest
    outcome: Outcome
    """What `after` was made from."""
    today: date
    """For lines to paste that need a day."""

    @cached_property
    def summaries(self) -> Mapping[str, Summary]:
        """By id: every summary of today, the withdrawn ones among them."""
        corpus = self.outcome.corpus
        return {**corpus.summaries, **corpus.withdrawn}

    def successor(self, summary: str) -> str | None:
        """Return the summary that a published one is today: itself, or where its address leads."""
        if summary in self.after.summaries:
            return summary
        target = self.after.redirects.get(f"summaries/{summary}/", "")
        name = target.removeprefix("summaries/").rstrip("/")
        return name if name in self.after.summaries else None

    def likely_successor(self, summary: str) -> str | None:
        """Return the successor of a summary, or else the summary that has most of its passages."""
        successor = self.successor(summary)
        if successor or summary not in self.before.summaries:
            return successor
        anchors = set(self.before.summaries[summary].passage_anchors)
        shared = {
            id_: len(anchors.intersection(text.passage_anchors))
            for id_, text in self.after.summaries.items()
        }
        # Of two with the same number, rather one that is new.
        rank = [
            (-count, id_ in self.before.summaries, id_) for id_, count in shared.items() if count
        ]
        return min(rank)[-1] if rank else None

    @cached_property
    def removed_summaries(self) -> tuple[str, ...]:
        """Ids of published summaries that lead nowhere, and whose files are not merely broken.

        A new file that cannot be read may say that it is one of them, so then it is too early.
        """
        unread = self.outcome.corpus.unread
        if unread - self.before.summaries.keys():
            return ()
        gone = {id_ for id_ in self.before.summaries if self.successor(id_) is None}
        return tuple(sorted(gone - unread))

    @cached_property
    def removed_people(self) -> tuple[str, ...]:
        """Ids of published people that lead nowhere, where the register holds no mistake."""
        errors = (d for d in self.outcome.diagnostics if d.severity is Severity.ERROR)
        if any(item.span.source.path == self.outcome.project.register for item in errors):
            return ()
        gone = set(self.before.speakers) - set(self.after.speakers)
        return tuple(sorted(id_ for id_ in gone if f"speakers/{id_}/" not in self.after.redirects))

    def replacements(self, person: str) -> tuple[str, ...]:
        """Return who appears where a person did, in most of these summaries and fewest others."""
        here, elsewhere = Counter[str](), Counter[str]()
        for then, now in self._casts:
            (here if person in then - now else elsewhere).update(now - then)
        people = [other for other in here if other in self.after.speakers]
        rank = {other: (here[other], -elsewhere[other]) for other in people}
        best = max(rank.values(), default=None)
        return tuple(sorted(other for other in people if rank[other] == best))

    @cached_property
    def _casts(self) -> tuple[tuple[set[str], set[str]], ...]:
        """Of each published summary: who took part in it, and who does today."""
        return tuple(
            (set(text.people), set(self.after.summaries[today].people))
            for id_, text in self.before.summaries.items()
            if (today := self.likely_successor(id_))
        )

    def kept_texts(self) -> Iterator[tuple[PublishedText, str]]:
        """Yield each published text that has a successor, with its id of today."""
        for id_, text in sorted(self.before.summaries.items()):
            today = self.successor(id_)
            if today and not text.withdrawn and not self.after.summaries[today].withdrawn:
                yield text, today


@dataclass(frozen=True)
class Gap:
    """Parts of a text that are gone, and new ones, behind the same neighbour; all by their index."""

    neighbour: int | None
    """The part of today before them; `None` at the beginning of the text."""
    gone: tuple[int, ...]
    new: tuple[int, ...]


@dataclass(frozen=True)
class Alignment:
    """Which part of a text is which today, by its anchors alone."""

    kept: Mapping[int, tuple[int, ...]]
    """By index of today: the published parts whose anchors it has."""
    gaps: tuple[Gap, ...]
    """In the order of the text of today."""


def align(old: Sequence[Anchors], new: Sequence[Anchors]) -> Alignment:
    """Compare the passages, or the headings, of a text with those that were published."""
    owners = {anchor: index for index, anchors in enumerate(new) for anchor in anchors}
    known = {anchor for anchors in old for anchor in anchors}
    kept: defaultdict[int, list[int]] = defaultdict(list)
    gone: defaultdict[int, list[int]] = defaultdict(list)
    added: defaultdict[int, list[int]] = defaultdict(list)
    neighbour = -1
    for index, anchors in enumerate(old):
        owner = next((owners[anchor] for anchor in anchors if anchor in owners), None)
        if owner is None:
            gone[neighbour].append(index)
        else:
            kept[owner].append(index)
            neighbour = owner
    neighbour = -1
    for index, anchors in enumerate(new):
        if known.isdisjoint(anchors):
            added[neighbour].append(index)
        else:
            neighbour = index
    gaps = (
        Gap(None if place < 0 else place, tuple(gone[place]), tuple(added[place]))
        for place in sorted({*gone, *added})
    )
    return Alignment({place: tuple(olds) for place, olds in kept.items()}, tuple(gaps))
