"""Two states of a project: which summary, person or passage is which, and what differs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import zip_longest

from onrecord.bodies import Passage
from onrecord.diagnostics import Severity
from onrecord.model import Speaker, Summary
from onrecord.pipeline import Outcome
from onrecord.publishing.manifest import Anchors, Manifest, PublishedText, anchors_of
from onrecord.rules.namesakes import near_namesakes

Speakers = frozenset[str | None]
"""To whom a citation is attributed: ids, or nobody."""

_Pair = tuple[Passage, Passage | None, str | None]
"""A passage of before, the one it is today, and a norm that it cited; `None` for all it says."""


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


@dataclass(frozen=True)
class Reattribution:
    """A citation, or a passage, that is attributed otherwise than before, or is no longer there."""

    summary: str
    """A summary id."""
    number: int
    """The number of the passage: the one of today, or the one it had."""
    norm: str | None
    """The norm that is cited; `None` where it is about who speaks, whatever they cite."""
    before: Speakers
    after: Speakers | None
    """`None` where the passage no longer cites the norm, or is gone."""


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
        """Count a passage that has the anchors of one or more; return what was said in them."""
        self.edited += sum(one.text != new.text for one in olds)
        then, now = _cited(*olds).keys(), _cited(new).keys()
        self.gains.update(now - then)
        self.losses.update(then - now)
        return ((one, new, norm) for one in olds for norm in (*_cited(one), None))

    def add_gap(self, olds: Sequence[Passage], news: Sequence[Passage]) -> Iterator[_Pair]:
        """Count passages that are gone, and new ones in their place; return what was said in them."""
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

    def locator(self, norm: str) -> str:
        """Return how people write a norm of either state."""
        states = (self.after.corpus.frameworks, self.before.corpus.frameworks)
        return next((known.locator(norm) for known in states if norm in known), norm)

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
            found = tuple(self._reattributed(new, pairs))
            told = {one.number for one in found if one.norm}
            change.reattributed = sorted(
                (one for one in found if one.norm or one.number not in told),
                key=lambda one: (one.number, one.norm or ""),
            )
        return change

    def _reattributed(self, summary: str, pairs: Sequence[_Pair]) -> Iterator[Reattribution]:
        """Yield what is attributed otherwise now, or is gone, of pairs of passages."""
        for old, new, norm in pairs:
            before = frozenset(self.today(speaker) for speaker in _speakers(old, norm))
            after = _speakers(new, norm) if new else frozenset()
            if before != after:
                number = new.number if new else old.number
                gone = new is None if norm is None else not after
                yield Reattribution(summary, number, norm, before, None if gone else after)

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
    """Pair passages that are gone with new ones that cite the same norm, the others in their order."""
    partners: dict[int, Passage] = {}
    for norm in _cited(*olds):
        then = [one for one in olds if norm in _cited(one)]
        now = [one for one in news if norm in _cited(one)]
        for old, new in zip_longest(then, now[: len(then)]):
            yield old, new, norm
            if new:
                partners.setdefault(old.number, new)
    taken = {one.number for one in partners.values()}
    others = iter([one for one in news if one.number not in taken])
    for old in olds:
        yield old, partners.get(old.number) or next(others, None), None


def _cited(*passages: Passage) -> Counter[str]:
    return Counter(
        norm for one in passages for norm in sorted({citation.norm for citation in one.citations})
    )


def _speakers(passage: Passage, norm: str | None) -> Speakers:
    """Return who speaks in a passage, of a norm or at all."""
    if norm is None:
        return frozenset(one.speaker for one in passage.statements)
    return frozenset(one.speaker for one in passage.citations if one.norm == norm)
