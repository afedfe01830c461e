"""What is published beside what would be: which summary and person of one is which of the other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from onrecord.diagnostics import Severity
from onrecord.model import Summary
from onrecord.pipeline import Outcome
from onrecord.publishing.manifest import Manifest, Text


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
    def texts(self) -> Mapping[str, Summary]:
        """By id: every summary of today, the withdrawn ones among them."""
        corpus = self.outcome.corpus
        return {**corpus.summaries, **corpus.withdrawn}

    def path(self, summary: str) -> str:
        """Return the file of a summary, whether it is there or not."""
        return f"{self.outcome.project.summaries}/{summary}.md"

    def heir(self, summary: str) -> str | None:
        """Return the summary that a published one is today: itself, or where its address leads."""
        if summary in self.after.summaries:
            return summary
        target = self.after.redirects.get(f"summaries/{summary}/", "")
        name = target.removeprefix("summaries/").rstrip("/")
        return name if name in self.after.summaries else None

    @cached_property
    def lost_summaries(self) -> tuple[str, ...]:
        """Ids of published summaries that lead nowhere, and whose files are not merely broken.

        A new file that cannot be read may say that it is one of them, so then it is too early.
        """
        unread = self.outcome.corpus.unread
        if unread - self.before.summaries.keys():
            return ()
        gone = {id_ for id_ in self.before.summaries if self.heir(id_) is None}
        return tuple(sorted(gone - unread))

    @cached_property
    def lost_people(self) -> tuple[str, ...]:
        """Ids of published people that lead nowhere, where the register holds no mistake."""
        errors = (d for d in self.outcome.diagnostics if d.severity is Severity.ERROR)
        if any(item.span.source.path == self.outcome.project.register for item in errors):
            return ()
        gone = set(self.before.speakers) - set(self.after.speakers)
        return tuple(sorted(id_ for id_ in gone if f"speakers/{id_}/" not in self.after.redirects))

    @cached_property
    def owners(self) -> Mapping[str, tuple[str, ...]]:
        """By anchor of a passage: the summaries of today that have it."""
        found: dict[str, list[str]] = {}
        for id_, text in self.after.summaries.items():
            for _, anchors in text.passages:
                for anchor in anchors:
                    found.setdefault(anchor, []).append(id_)
        return {anchor: tuple(ids) for anchor, ids in found.items()}

    def stand_in(self, summary: str) -> str | None:
        """Return the summary that a published one is today, or that has most of its passages."""
        known = summary in self.before.summaries
        return self.heir(summary) or (self.successor(summary) if known else None)

    def successor(self, summary: str) -> str | None:
        """Return the summary that has most of the passages of one that is gone."""
        text = self.before.summaries[summary]
        votes = Counter(
            id_
            for _, anchors in text.passages
            for id_ in {id_ for anchor in anchors for id_ in self.owners.get(anchor, ())}
        )
        new = {id_ for id_ in votes if id_ not in self.before.summaries}
        return min(votes, key=lambda id_: (-votes[id_], id_ not in new, id_), default=None)

    @cached_property
    def _swaps(self) -> tuple[Mapping[str, set[str]], Mapping[str, set[str]]]:
        """By person: the published summaries that have lost them, and those that have got them."""
        lost: defaultdict[str, set[str]] = defaultdict(set)
        got: defaultdict[str, set[str]] = defaultdict(set)
        for id_, text in self.before.summaries.items():
            if heir := self.stand_in(id_):
                then, now = set(text.people), set(self.after.summaries[heir].people)
                for person in then - now:
                    lost[person].add(id_)
                for person in now - then:
                    got[person].add(id_)
        return lost, got

    def stand_ins(self, person: str) -> tuple[str, ...]:
        """Return who has taken a person's place in published summaries, as far as one can see.

        Of several, those are returned who came where the person went, and nowhere else.
        """
        lost, got = self._swaps
        gone = lost.get(person, set())
        shares = {
            other: Fraction(len(gone & come), len(gone | come))
            for other, come in got.items()
            if gone & come and other in self.after.speakers
        }
        most = max(shares.values(), default=None)
        return tuple(sorted(other for other, share in shares.items() if share == most))

    def living(self) -> Iterator[tuple[str, Text, str]]:
        """Yield each published text that still has a place: its id, itself, its id of today."""
        for id_, text in sorted(self.before.summaries.items()):
            heir = self.heir(id_)
            if heir and not text.withdrawn and not self.after.summaries[heir].withdrawn:
                yield id_, text, heir
