"""Say to whom each sentence and each citation belongs, from the forms found in a document."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

from onrecord.prose.forms import Form, Match, Units
from onrecord.prose.narration import Narration
from onrecord.prose.referents import Event, Referents

NAMED = Form("named", None, says="silent")
MARK = Form("mark", None)

_NAME = re.compile("[PO]")
_SOMEBODY = "R8KCH0POwhy"
_CLAUSES = re.compile("[tws]")
_TURNS = re.compile(r"[;k](?<!t.)(?<!t,.)")
"""What begins a part of a sentence with speakers of its own, unless it is within what somebody says."""
_OPENS = "\n.,;:–q"

_BEYOND = frozenset(("turn", "within", "all"))
"""How far a form reaches that speaks for more than its sentence."""

_RANKS = ("stated", "passing", "main", "scene")
"""Who speaks: the author's mark comes first, who is said in passing next, the mere scene last."""

_first = attrgetter("first")


@dataclass(slots=True)
class Part:
    """A part of a sentence that has speakers of its own: `…, while Droz …`."""

    first: int
    carried: Event | None
    """Who spoke last in the sentence before it."""
    found: dict[str, list[Event]] = field(default_factory=dict)
    """Who speaks here, by rank."""
    silent: Event | None = None
    """Who is its subject and does not speak."""
    guest: Event | None = None
    """Who is brought in and is not declared: what follows may be theirs."""

    @property
    def events(self) -> Sequence[Event]:
        """Return those who speak here, of the first rank that there is."""
        return next((self.found[rank] for rank in _RANKS if rank in self.found), ())

    def speaker(self, unit: int) -> Event | None:
        """Return whose words stand at a unit: the nearest before it, else the first after it."""
        events = self.events
        if not events:
            return self.carried or self.silent
        place = bisect_right(events, unit, key=_first)
        if all(event.form.rank == "aside" for event in events):
            return events[
                min(place, len(events) - 1)
            ]  # A name in brackets stands behind its words.
        return events[max(place - 1, 0)]


class Sentence(NamedTuple):
    """A sentence in its parts; it has none where nobody is named."""

    first: int
    stop: int
    parts: Sequence[Part] = ()

    def speaker(self, unit: int) -> Event | None:
        """Return whose words stand at a unit."""
        place = bisect_right(self.parts, unit, key=_first) - 1
        return self.parts[place].speaker(unit) if self.parts else None

    @property
    def last(self) -> Event | None:
        """Who speaks last, of the first rank that there is, or is brought in at its end."""
        if self.parts and self.parts[-1].guest:
            return self.parts[-1].guest
        for rank in _RANKS:
            for part in reversed(self.parts):
                events = part.found.get(rank)
                if events and events[-1].form.rank != "aside":
                    return events[-1]
        return None


@dataclass(slots=True)
class Passage:
    """A block in its sentences, and who speaks in it unless they say otherwise."""

    given: Event | None
    sentences: Sequence[Sentence]
    narration: Narration
    unsaid: Collection[int] = ()
    """Norms that somebody is said not to have mentioned."""
    turns: Sequence[Event] = ()
    """Labels with a name, each for all words up to the next."""
    label: Event | None = None
    """The last label, of anybody."""
    signed: Event | None = None
    """Who signs the whole."""
    _carried: list[Event | None] = field(default_factory=list)

    @property
    def last(self) -> Event | None:
        """Who speaks in its last sentence, where somebody does."""
        return self.sentences[-1].last if self.sentences else None

    def speaker(self, unit: int) -> Event | None:
        """Return whose words stand at a unit."""
        if unit in self.unsaid:
            return None
        turn = bisect_right(self.turns, unit, key=_first)
        if turn or self.signed:
            return self.turns[turn - 1] if turn else self.signed
        if not self.sentences:
            return self.given
        # What stands in brackets at the beginning comes before the first word of the sentence.
        place = max(bisect_right(self.sentences, unit, key=_first) - 1, 0)
        return self.sentences[place].speaker(unit) or self._before(place)

    def _before(self, place: int) -> Event | None:
        """Return who spoke before a sentence in which nobody does, unless an event ends that."""
        for number in range(len(self._carried), place + 1):
            before = self.given
            if number:
                before = self.sentences[number - 1].last or self._carried[-1]
            sentence = self.sentences[number]
            goes_on = before is self.given or self.narration.is_content(*sentence[:2])
            self._carried.append(before if goes_on else None)
        return self._carried[place]

    def speakers(self) -> Sequence[Event]:
        """Return everybody who speaks in it."""
        if self.turns or self.signed:
            return [*self.turns, *([self.signed] if self.signed else ())]
        found = self.statements
        opening = self.sentences[0].parts if self.sentences else ()
        silent = not (opening and opening[0].events)
        return [self.given, *found] if self.given and silent else found

    @property
    def statements(self) -> list[Event]:
        """All who say something in its words, in their order; the mere scene of it does not count."""
        found: list[Event] = []
        for sentence in self.sentences:
            for part in sentence.parts:
                for rank, events in part.found.items():
                    found += events if rank != "scene" else ()
        found.sort(key=_first)
        return found


@dataclass
class Attribution:
    """Goes through the forms of a document, block by block, and knows who was named last."""

    units: Units
    matches: Sequence[Match]
    referents: Referents

    def __post_init__(self) -> None:
        classes = self.units.classes
        unsaid = [match for match in self.matches if match.form.says == "unsaid"]
        self._unsaid = frozenset(
            unit for match in unsaid for unit in range(match.who, match.last + 1)
        )
        self._matches = self._with_marks(
            [match for match in self.matches if match.form.says != "unsaid"]
        )
        self._places = [match.who for match in self._matches]
        self._names = [name.start() for name in _NAME.finditer(classes)]
        self._mentions = sorted({*self._places, *self._names})
        self._clauses = [match.start() for match in _CLAUSES.finditer(classes)]
        self._turning = [match.start() for match in _TURNS.finditer(classes)]
        self._has_turns = any(match.form.reach in _BEYOND for match in self._matches)

    def _with_marks(self, matches: Sequence[Match]) -> Sequence[Match]:
        """Return the forms found, and the author's marks where no form stands."""
        if not self.referents.stated:
            return matches
        heard = {match.who for match in matches}
        at = self.units.at
        places = {bisect_left(at, token): token for token in self.referents.stated}
        marks = {
            unit for unit, token in places.items() if at[unit : unit + 1] == [token]
        }  # not those in a quotation
        bare = [Match(unit, unit, unit, MARK) for unit in marks - heard]
        return sorted((*matches, *bare), key=lambda match: match.who)

    def alone(self, unit: int, origin: str) -> Event:
        """Return who is named by a line that holds nothing but a name."""
        token = self.units.at[unit]
        people = self.units.people.get(token) or self.referents.holder(
            token, self.referents.tagged.keys[token]
        )
        start, end = self.units.classes.rfind("\n", 0, unit), self.units.classes.find("\n", unit)
        return Event(
            start + 1, unit, end - 1, Form(origin, None), people, len(people) > 1, origin=origin
        )

    def passage(self, start: int, end: int, given: Event | None) -> Passage:
        """Return who speaks where in a block, which is given in units."""
        classes = self.units.classes
        self.referents.begin(given)
        sentences: list[Sentence] = []
        mention = bisect_left(self._mentions, start)
        while start < end:
            stop = classes.find(".", start, end) + 1 or end
            behind = bisect_left(self._mentions, stop, mention)
            parts = self._parts(start, stop) if behind > mention else ()
            sentences.append(Sentence(start, stop, parts))
            start, mention = stop, behind
        passage = Passage(given, sentences, self.referents.narration, self._unsaid)
        if not self._has_turns:
            return passage
        events = passage.statements
        labels = [event for event in events if event.form.reach == "turn"]
        within = [event for event in events if event.form.reach == "within"] if labels else []
        passage.turns = sorted((*(e for e in labels if e.people), *within), key=_first)
        passage.signed = next((event for event in events if event.form.reach == "all"), None)
        passage.label = labels[-1] if labels else None
        return passage

    def _parts(self, start: int, stop: int) -> Sequence[Part]:
        """Return the parts of a sentence in which anybody is named."""
        classes = self.units.classes
        matches = self._matches[bisect_left(self._places, start) : bisect_left(self._places, stop)]
        if not any(classes[match.who] in "PO" for match in matches):
            matches = self._merely_named(matches, start, stop)
        if not matches:
            return ()
        breaks = self._breaks(start, stop, matches)
        parts = [Part(start, None)]
        met: list[Event] = []
        speaking: Event | None = None
        for match in matches:
            while breaks and breaks[0] <= match.who:
                parts.append(Part(breaks.pop(0), speaking))
            if event := self.referents.event(match):
                met.append(event)
                speaking = self._take(event, parts[-1]) or speaking
        parts += [Part(place, speaking) for place in breaks]
        self.referents.latest |= {event.several: event for event in met if self._is_somebody(event)}
        return parts

    def _merely_named(self, matches: Sequence[Match], start: int, stop: int) -> Sequence[Match]:
        """Add the names that no form holds: where nobody else is, `he` means one of them."""
        first, last = bisect_left(self._names, start), bisect_left(self._names, stop)
        places = self._names[first:last]
        names = [Match(place, place, place, NAMED) for place in places]
        return sorted((*matches, *names), key=lambda match: match.who) if names else matches

    def _breaks(self, start: int, stop: int, matches: Sequence[Match]) -> list[int]:
        """Return where new parts of a sentence begin: behind `;`, at `while`, `the latter`, `and Droz added`."""
        classes = self.units.classes
        first, last = bisect_left(self._turning, start), bisect_left(self._turning, stop)
        found = [place + 1 for place in self._turning[first:last]]
        found += [
            match.first
            for number, match in enumerate(matches)
            if classes[match.first - 1] == "c"
            or classes[match.who] == "<"
            or classes[match.first - 1 : match.first + 1] == ",@"
            or (classes[match.first - 1] == "q" and number and match.form.says == "others")
        ]
        return sorted(set(found) - {start}) if found else found

    def _take(self, event: Event, part: Part) -> Event | None:
        """Put an event where it belongs; return it where it goes on behind its part."""
        self.referents.note(event)
        if event.form.says == "silent":
            part.silent = part.silent if event.form is NAMED else event._replace(people=())
        elif event.form.says == "guest":
            part.guest = event
        elif self._put(event, part):
            return event
        return None

    def _put(self, event: Event, part: Part) -> bool:
        """Put an event where it belongs in its part; say whether it goes on behind it."""
        if event.stated:
            rank = "stated"
        elif event.form.reach == "sentence":
            rank = "passing"
        elif event.form.rank == "scene":
            rank = "scene"
        elif self._is_main(event, part):
            rank = "main"
        else:
            return False
        part.found.setdefault(rank, []).append(event)
        return rank != "scene" and (rank != "passing" or event.form.rank != "aside")

    def _is_main(self, event: Event, part: Part) -> bool:
        classes, form = self.units.classes, event.form
        if form.says == "pronoun" and classes[event.who - 1] == "t":
            opens = classes[event.who - 2] in _OPENS
            if classes[event.last] != "V" or not opens:
                return False
        before = max(
            (part.found[rank][-1] for rank in _RANKS[:-1] if rank in part.found),
            key=lambda event: event.last,
            default=None,
        )
        if before is None or (before.form.rank == "event" and form.says == "person"):
            return form.rank != "again" or part.carried is not None
        if form.rank == "object" or form.says == "others":
            return False
        clause = bisect_left(self._clauses, before.last + 1)
        return clause == len(self._clauses) or self._clauses[clause] >= event.first

    def _is_somebody(self, event: Event) -> bool:
        """Say whether a pronoun behind it may mean whom an event is about: no thing."""
        return bool(event.people) or self.units.classes[event.who] in _SOMEBODY
