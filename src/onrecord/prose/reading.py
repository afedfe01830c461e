"""Read the blocks of a document: which norms each names, who speaks in it, and why we think so."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from onrecord.bodies import Basis, How
from onrecord.model import NO_FRAMEWORKS, Frameworks, Speaker
from onrecord.prose import forms, locators, people, structure
from onrecord.prose.attribution import Attribution, Passage
from onrecord.prose.forms import Grammar, Units
from onrecord.prose.lexicon import Language, Lexicon, lexicon
from onrecord.prose.narration import Narration
from onrecord.prose.people import Named
from onrecord.prose.referents import Event, Referents
from onrecord.prose.tagging import GONE, Tagged, tag
from onrecord.prose.tokens import Tokens, tokenise
from onrecord.prose.values import (
    Block,
    Citation,
    Cited,
    Mark,
    Name,
    Question,
    Reading,
    Said,
    Unclear,
)


def read(
    blocks: Sequence[Block],
    declared: Sequence[Speaker],
    language: str,
    *,
    moderators: Sequence[str] = (),
    frameworks: Frameworks = NO_FRAMEWORKS,
    cited: Collection[str] = (),
) -> tuple[Reading, ...]:
    """Read a document; what it says is in the order of its blocks.

    `moderators` are the ids of those who led the discussion; `cited` are norms of
    these frameworks of which the document is known to speak.
    """
    words = lexicon(language)
    known = Language.of(language).known
    tagged = _tagged(blocks, words)
    named = people.find(tagged, people.index(declared, people.words_of(tagged.tokens)))
    found = locators.find(tagged, language, frameworks, cited) if known else []
    marks = _marks(tagged.tokens, blocks)
    units = Units("", [])
    passages: Sequence[Passage | None] = [None] * len(blocks)
    if named or moderators or any(mark.speaker for mark in marks):
        # Where nobody is named, nobody is known to have said anything.
        grammar = forms.grammar(language)
        units = _units(tagged, named, found, marks)
        matches = grammar.parse(units) if known else []
        stated = frozenset(mark.last for mark in marks if mark.speaker)
        narration = Narration(tagged, units, words)
        referents = Referents(tagged, units, named, stated, words, tuple(moderators), narration)
        passages = _passages(blocks, grammar, Attribution(units, matches, referents))
    beside = _beside(tagged, named, found)
    reader = _Reader(tagged, units, words.roles["respectively"], beside)
    names, cites, linked = (
        _by_block(tagged.tokens, named),
        _by_block(tagged.tokens, found),
        _by_block(tagged.tokens, marks),
    )
    return tuple(
        reader.reading(passage, names[number], cites[number], linked[number])
        for number, passage in enumerate(passages)
    )


def norms(
    blocks: Sequence[Block], language: str, frameworks: Frameworks, counts: Sequence[bool]
) -> frozenset[str]:
    """Return the norms that some blocks of a document name or link, where nothing else says them.

    `counts` says by block whether it is one of them; `language` is one that is known.
    """
    tagged = _tagged(blocks, lexicon(language))
    tokens = tagged.tokens
    marks = (one for one in _marks(tokens, blocks) if counts[tokens.block(one.first)])
    linked = {one.mark.norm for one in marks if one.mark.norm}
    cited: frozenset[str] = frozenset()
    for _ in range(2):
        # That there are norms at all can show more of them: `norm C` alone could be anything.
        found = locators.find(tagged, language, frameworks, cited)
        named = (one for one in found if isinstance(one, Cited) and counts[tokens.block(one.first)])
        cited = frozenset(linked.union(one.norm for one in named))
        if not cited:
            break
    return cited


def _tagged(blocks: Sequence[Block], words: Lexicon) -> Tagged:
    return tag(tokenise((block.text for block in blocks), words.elided), words)


def _passages(blocks: Sequence[Block], grammar: Grammar, attribution: Attribution) -> list[Passage]:
    """Return by block who speaks where in it."""
    classes = attribution.units.classes
    ends = [match.start() for match in re.finditer("\n", classes)]
    spans = [(start + 1, end) for start, end in pairwise(ends)]
    walk = structure.Structure(blocks, classes, spans, grammar, attribution.alone)
    passages = []
    for number, span in enumerate(spans):
        passage = attribution.passage(*span, walk.enter(number))
        walk.leave(number, passage)
        passages.append(passage)
    return passages


@dataclass(frozen=True)
class _Marked:
    """A mark of the author's, from the first token to the last."""

    first: int
    last: int
    mark: Mark

    @property
    def speaker(self) -> str:
        """The speaker that the author linked; may be empty."""
        return self.mark.speaker


def _marks(tokens: Tokens, blocks: Sequence[Block]) -> list[_Marked]:
    return [
        _Marked(tokens.at(place, mark.start), tokens.at(place, max(mark.end - 1, mark.start)), mark)
        for place, block in enumerate(blocks)
        for mark in block.marks
    ]


_Some = TypeVar("_Some", Named, Cited | Question, _Marked)


def _by_block(tokens: Tokens, some: Sequence[_Some]) -> defaultdict[int, list[_Some]]:
    found: defaultdict[int, list[_Some]] = defaultdict(list)
    for one in some:
        found[tokens.block(one.first)].append(one)
    return found


def _units(
    tagged: Tagged,
    named: Sequence[Named],
    found: Sequence[Cited | Question],
    marks: Sequence[_Marked],
) -> Units:
    made = list(tagged.classes)
    persons: dict[int, tuple[str, ...]] = {}
    opens = {name.last: name.first for name in named}
    opens |= {mark.last: mark.first for mark in marks}
    for one in found:
        if isinstance(one, Cited) and one.shown:
            made[one.first : one.last + 1] = "@" + GONE * (one.last - one.first)
    for name in named:
        made[name.first : name.last + 1] = GONE * (name.last - name.first) + (
            "O" if name.owns else "P"
        )
        persons[name.last] = (name.id,)
    for marked in marks:
        kind = "@" if marked.mark.norm else "O" if made[marked.last] in "uUO" else "P"
        made[marked.first : marked.last + 1] = GONE * (marked.last - marked.first) + kind
        if marked.mark.speaker:
            persons[marked.last] = (marked.mark.speaker,)
    # A block begins behind the end of another; adverbs are nowhere a part of a form.
    units = Units(
        "\n" + "".join(made).replace("a", GONE), list(range(-1, len(made))), persons, opens
    )
    units.settle()
    return units


_BRACKETED = re.compile(rf"[PO]{GONE}*(\([^()\n]*@[^()\n]*)\)")
"""A name, and behind it norms in brackets."""


def _beside(
    tagged: Tagged, named: Sequence[Named], found: Sequence[Cited | Question]
) -> dict[int, frozenset[str]]:
    """Return by token whose norm it is in brackets behind names: `Kaspar (norm 13(e)) and Droz (…)`."""
    norms = [one for one in found if isinstance(one, Cited)]
    if not norms or "(" not in tagged.classes:
        return {}
    made = list(tagged.classes.replace("@", GONE))
    for one in norms:
        made[one.first : one.last + 1] = "@" + GONE * (one.last - one.first)
    for name in named:
        made[name.first : name.last + 1] = "P" + GONE * (name.last - name.first)
    whose: dict[int, frozenset[str]] = {}
    behind = 0
    for match in _BRACKETED.finditer("".join(made)):
        people = frozenset(name.id for name in named if behind <= name.first <= match.start())
        whose |= dict.fromkeys(range(*match.span(1)), people)
        behind = match.end()
    return whose


@dataclass(frozen=True)
class _Reader:
    """Gathers what each block of a document says."""

    tagged: Tagged
    units: Units
    respectively: frozenset[str]
    beside: Mapping[int, frozenset[str]]
    """By token: of several people, those whose norm it is."""

    def reading(
        self,
        passage: Passage | None,
        named: Sequence[Named],
        found: Sequence[Cited | Question],
        marks: Sequence[_Marked],
    ) -> Reading:
        """Return what a block says; without a passage, nobody speaks in it."""
        span = self.tagged.tokens.span
        citations = self._citations(found, marks, passage) if found or marks else ()
        said: dict[str, Said] = {}
        for event in passage.speakers() if passage else ():
            if not said.keys() >= {*event.people}:
                said |= {one.speaker: one for one in self._said(event) if one.speaker not in said}
        for citation in citations:
            said |= {one.speaker: one for one in citation.said if one.speaker not in said}
        return Reading(
            citations,
            tuple(said.values()),
            tuple(Name(n.id, *span(n.first, n.last), n.whole, n.everyday) for n in named),
            tuple(
                Unclear(*span(one.first, one.last), one.framework, one.sign)
                for one in found
                if isinstance(one, Question)
            ),
        )

    def _citations(
        self, found: Sequence[Cited | Question], marks: Sequence[_Marked], passage: Passage | None
    ) -> tuple[Citation, ...]:
        """Return the norms that a block names or links; a link to the norm it names counts once."""
        linked = {(place, m.mark.norm) for m in marks for place in range(m.first, m.last + 1)}
        made: list[Citation] = []
        for one in found:
            if isinstance(one, Cited) and (one.first, one.norm) not in linked:
                said = self._said(self._speaker(one.first, passage))
                own = self.beside.get(one.first, ())
                said = tuple(who for who in said if who.speaker in own) or said
                span = self.tagged.tokens.span(one.first, one.last)
                made.append(Citation(one.norm, *span, How.NAMED, one.shown, said))
        for marked in marks:
            if norm := marked.mark.norm:
                said = self._said(self._speaker(marked.last, passage))
                made.append(
                    Citation(
                        norm, marked.mark.start, marked.mark.end, How.LINKED, shown=True, said=said
                    )
                )
        made.sort(key=lambda citation: citation.start)
        return tuple(self._each_its_own(made) if self._respectively(found, passage) else made)

    def _respectively(self, found: Sequence[Cited | Question], passage: Passage | None) -> bool:
        """Say whether `respectively` stands behind the last of some norms, or beside the verb before them.

        Elsewhere it is about something else: `Kaspar and Droz, of Global Partners and FIRST respectively, cited …`.
        """
        if len(found) < 2:  # noqa: PLR2004  (one norm has nobody to share with)
            return False
        classes, keys = self.tagged.classes, self.tagged.keys
        first, last = found[0].first, found[-1].last
        event = self._speaker(first, passage)
        verb = self.units.at[event.last] if event else first
        begin = max(verb - 1, classes.rfind(".", 0, first) + 1)
        behind = keys[last : max(classes.find(".", last), 0)]
        return not self.respectively.isdisjoint((*keys[begin:first], *behind))

    @staticmethod
    def _each_its_own(citations: list[Citation]) -> list[Citation]:
        """Give each of several norms one of several speakers: `Kaspar and Droz …, respectively`."""
        said = citations[0].said if citations else ()
        if len(said) != len(citations) or any(one.said != said for one in citations):
            return citations
        return [one._replace(said=(who,)) for one, who in zip(citations, said, strict=True)]

    def _speaker(self, token: int, passage: Passage | None) -> Event | None:
        return passage.speaker(bisect_right(self.units.at, token) - 1) if passage else None

    def _said(self, event: Event | None) -> tuple[Said, ...]:
        if event is None or not event.people:
            return ()
        first, last = self.units.at[event.first], self.units.at[event.last]
        words = self.tagged.tokens.text(self.units.opens.get(first, first), last)
        basis = Basis.STATED if event.stated else Basis.INFERRED
        return tuple(
            Said(who, basis, f"{event.form.name}: {words}", event.origin) for who in event.people
        )
