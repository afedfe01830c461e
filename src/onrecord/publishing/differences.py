"""What a change does to summaries, citations and people: facts, not yet words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import zip_longest

from onrecord.bodies import Passage
from onrecord.model import Speaker, Summary
from onrecord.pipeline import Outcome
from onrecord.publishing.comparison import Change, align
from onrecord.publishing.manifest import anchors_of
from onrecord.rules.namesakes import near_namesakes

Speakers = frozenset[str | None]
"""To whom a citation is attributed: ids, or nobody."""

_Pair = tuple[Passage, Passage | None, str]
"""A passage of before, the one it is today, and a norm that it cited."""


@dataclass(frozen=True)
class Reattribution:
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
class TextChange:
    """What happens to the text of one summary."""

    added: int = 0
    """How many passages are new."""
    edited: int = 0
    removed: int = 0
    gains: Counter[str] = field(default_factory=Counter)
    """By norm: how many passages begin to cite it."""
    losses: Counter[str] = field(default_factory=Counter)
    """By norm: how many passages cease to cite it."""
    reattributed: list[Reattribution] = field(default_factory=list)

    def add_kept(self, olds: Sequence[Passage], new: Passage) -> Iterator[_Pair]:
        """Count a passage that has the anchors of one or more; return what was cited in them."""
        self.edited += sum(one.text != new.text for one in olds)
        then, now = _cited(*olds).keys(), _cited(new).keys()
        self.gains.update(now - then)
        self.losses.update(then - now)
        return ((one, new, norm) for one in olds for norm in _cited(one))

    def add_gap(self, olds: Sequence[Passage], news: Sequence[Passage]) -> Iterator[_Pair]:
        """Count passages that are gone, and new ones in their place; return what was cited in them."""
        self.edited += min(len(olds), len(news))
        self.added += max(len(news) - len(olds), 0)
        self.removed += max(len(olds) - len(news), 0)
        self.gains += _cited(*news) - _cited(*olds)
        self.losses += _cited(*olds) - _cited(*news)
        return _matched(olds, news)


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
        found = {id_: self.change.likely_successor(id_) for id_ in self.before.corpus.summaries}
        today = self.after.corpus.summaries
        return {old: new for old, new in found.items() if new and new in today}

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
        """Summaries whose file says something else, or has another name: before and today."""
        for old, new in self.pairs.items():
            one, other = self.before.corpus.summaries[old], self.after.corpus.summaries[new]
            if old != new or one.source.text != other.source.text:
                yield one, other

    def text_change(self, old: str | None, new: str | None) -> TextChange:
        """Return what happens between two summaries; `None` stands for one that is not there."""
        before = self.before.index.bodies[old].passages if old else ()
        after = self.after.index.bodies[new].passages if new else ()
        aligned = align(*([anchors_of(one) for one in part] for part in (before, after)))
        change, pairs = TextChange(), list[_Pair]()
        for index, places in aligned.kept.items():
            pairs += change.add_kept([before[place] for place in places], after[index])
        for gap in aligned.gaps:
            pairs += change.add_gap([before[i] for i in gap.gone], [after[i] for i in gap.new])
        if new:
            found = self._reattributed(new, pairs)
            change.reattributed = sorted(found, key=lambda one: (one.number, one.norm))
        return change

    def _reattributed(self, summary: str, pairs: Sequence[_Pair]) -> Iterator[Reattribution]:
        """Yield the citations that are attributed otherwise now, or are gone, of pairs of passages."""
        for old, new, norm in pairs:
            before = frozenset(self.today(speaker) for speaker in _speakers(old, norm))
            after = _speakers(new, norm) if new else frozenset()
            if before != after:
                number = new.number if new else old.number
                yield Reattribution(summary, number, norm, before, after or None)

    def today(self, speaker: str | None) -> str | None:
        """Return the id that somebody has now."""
        target = self.change.after.redirects.get(f"speakers/{speaker}/", "")
        return target.split("/")[1] if target else speaker

    @property
    def added_people(self) -> tuple[Speaker, ...]:
        """People who are new in the register, but for those with another id only."""
        known = self.before.corpus.speakers
        return tuple(
            person
            for id_, person in self.after.corpus.speakers.items()
            if id_ not in known and known.keys().isdisjoint(person.former_ids)
        )

    @cached_property
    def namesakes(self) -> Mapping[str, tuple[Speaker, ...]]:
        """By id of somebody new: people with a name that is nearly the same."""
        new = {person.id for person in self.added_people}
        found: dict[str, list[Speaker]] = {}
        for one, other in near_namesakes(self.after.corpus.speakers):
            for person, near in ((one, other), (other, one)):
                if person.id in new and near.id not in (new if near.id > person.id else ()):
                    found.setdefault(person.id, []).append(near)
        return {id_: tuple(people) for id_, people in found.items()}

    @property
    def removed_people(self) -> tuple[str, ...]:
        """Ids that nobody has any more."""
        return tuple(sorted(self.before.corpus.speakers.keys() - self.after.corpus.speakers.keys()))


def _matched(olds: Sequence[Passage], news: Sequence[Passage]) -> Iterator[_Pair]:
    """Pair passages that are gone with new ones that cite the same norm, in their order."""
    for norm in _cited(*olds):
        then = [one for one in olds if norm in _cited(one)]
        now = [one for one in news if norm in _cited(one)]
        for old, new in zip_longest(then, now[: len(then)]):
            yield old, new, norm


def _cited(*passages: Passage) -> Counter[str]:
    """Return by norm how many of some passages cite it."""
    return Counter(
        norm for one in passages for norm in sorted({citation.norm for citation in one.citations})
    )


def _speakers(passage: Passage, norm: str) -> Speakers:
    return frozenset(one.speaker for one in passage.citations if one.norm == norm)
