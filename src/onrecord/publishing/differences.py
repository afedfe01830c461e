"""What a change does to summaries, citations and people: facts, not yet words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from onrecord.model import Passage, Speaker, Summary
from onrecord.pipeline import Outcome
from onrecord.publishing.alignment import align
from onrecord.publishing.comparison import Change
from onrecord.publishing.passages import marks
from onrecord.rules.namesakes import near_namesakes

Speakers = frozenset[str | None]
"""To whom a citation is attributed: ids, or nobody."""


@dataclass(frozen=True)
class Turn:
    """A citation that is attributed otherwise than before, or is no longer there."""

    summary: str
    """A summary id."""
    number: int
    """The number of the passage: the one of today, or the one it had."""
    norm: str
    before: Speakers
    after: Speakers | None
    """`None` where the passage no longer cites the norm."""


@dataclass
class Edit:
    """What happens to the text of one summary."""

    added: int = 0
    """How many passages are new."""
    edited: int = 0
    removed: int = 0
    gains: Counter[str] = field(default_factory=Counter)
    """By norm: how many passages begin to cite it."""
    drops: Counter[str] = field(default_factory=Counter)
    """By norm: how many passages cease to cite it."""
    turns: list[Turn] = field(default_factory=list)


@dataclass(frozen=True)
class Differences:
    """Two states of a project, and what lies between them."""

    before: Outcome
    change: Change

    @property
    def after(self) -> Outcome:
        """The state of today."""
        return self.change.outcome

    @cached_property
    def pairs(self) -> Mapping[str, str]:
        """By id of a summary of before: its id of today, where its text lives on."""
        found = {}
        for id_ in self.before.corpus.summaries:
            heir = self.change.stand_in(id_)
            if heir and heir in self.after.corpus.summaries:
                found[id_] = heir
        return found

    @property
    def added(self) -> tuple[Summary, ...]:
        """Summaries that are new."""
        old = {*self.pairs.values()}
        return tuple(one for id_, one in self.after.corpus.summaries.items() if id_ not in old)

    @property
    def removed(self) -> tuple[Summary, ...]:
        """Summaries that are gone, the withdrawn ones not among them."""
        kept = {*self.pairs, *self.after.corpus.withdrawn, *self.after.corpus.unread}
        return tuple(one for id_, one in self.before.corpus.summaries.items() if id_ not in kept)

    @property
    def withdrawn(self) -> tuple[Summary, ...]:
        """Summaries that are withdrawn now and were not before."""
        known = self.before.corpus.withdrawn
        return tuple(one for id_, one in self.after.corpus.withdrawn.items() if id_ not in known)

    @property
    def changed(self) -> Iterator[tuple[Summary, Summary]]:
        """Summaries whose file says something else, or is called otherwise: before and today."""
        for old, new in self.pairs.items():
            one, other = self.before.corpus.summaries[old], self.after.corpus.summaries[new]
            if old != new or one.source.text != other.source.text:
                yield one, other

    def edit(self, old: str | None, new: str | None) -> Edit:
        """Return what happens between two summaries; `None` stands for one that is not there."""
        before = self.before.index.bodies[old].passages if old else ()
        after = self.after.index.bodies[new].passages if new else ()
        edit = Edit()
        origins: dict[int, list[Passage]] = {place: [] for place in range(len(after))}
        for passage, heir in zip(before, align(marks(before), marks(after)), strict=True):
            if heir and heir.itself:
                origins[heir.place].append(passage)
                edit.edited += passage.text != after[heir.place].text
            else:
                edit.removed += 1
                edit.drops.update(_cited(passage))
                edit.turns += self._turns(new or "", passage, None) if new else ()
        for place, olds in origins.items():
            self._compare(edit, new or "", olds, after[place])
        return edit

    def _compare(self, edit: Edit, summary: str, olds: list[Passage], new: Passage) -> None:
        """Note what happens between a passage of today and those it was made of."""
        now = _cited(new)
        then = {norm for old in olds for norm in _cited(old)}
        edit.added += not olds
        edit.gains.update(now - then)
        edit.drops.update(then - now)
        for old in olds:
            edit.turns += self._turns(summary, old, new)

    def _turns(self, summary: str, old: Passage, new: Passage | None) -> Iterator[Turn]:
        """Yield the citations of a passage that are attributed otherwise now, or are gone."""
        for norm in sorted(_cited(old)):
            before = frozenset(self.today(speaker) for speaker in _speakers(old, norm))
            after = _speakers(new, norm) if new else frozenset()
            if before != after:
                number = new.number if new else old.number
                yield Turn(summary, number, norm, before, after or None)

    def today(self, speaker: str | None) -> str | None:
        """Return the id that somebody has now."""
        target = self.change.after.redirects.get(f"speakers/{speaker}/", "")
        return target.split("/")[1] if target else speaker

    @property
    def newcomers(self) -> tuple[Speaker, ...]:
        """People who are new in the register, but for those with another id only."""
        known = self.before.corpus.speakers
        return tuple(
            person
            for id_, person in self.after.corpus.speakers.items()
            if id_ not in known and known.keys().isdisjoint(person.former_ids)
        )

    @cached_property
    def namesakes(self) -> Mapping[str, tuple[Speaker, ...]]:
        """By id of a newcomer: people with a name that is nearly the same."""
        new = {person.id for person in self.newcomers}
        found: dict[str, list[Speaker]] = {}
        for one, other in near_namesakes(self.after.corpus.speakers):
            for person, near in ((one, other), (other, one)):
                if person.id in new and near.id not in (new if near.id > person.id else ()):
                    found.setdefault(person.id, []).append(near)
        return {id_: tuple(people) for id_, people in found.items()}

    @property
    def leavers(self) -> tuple[str, ...]:
        """Ids that nobody has any more."""
        return tuple(sorted(self.before.corpus.speakers.keys() - self.after.corpus.speakers.keys()))


def _cited(passage: Passage) -> set[str]:
    """Return the norms that a passage cites."""
    return {citation.norm for citation in passage.citations}


def _speakers(passage: Passage, norm: str) -> Speakers:
    """Return to whom a passage's citations of a norm are attributed."""
    return frozenset(r.speaker for r in passage.citations if r.norm == norm)
