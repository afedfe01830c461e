"""Say to whom each sentence and each citation belongs, from the forms found in a document."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from onrecord.prose.forms import Form, Match, Units
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
    def statements(self) -> Sequence[Event]:
        """Return those who say something, but for the mere scene of it."""
        return [event for rank in _RANKS[:-1] for event in self.found.get(rank, ())]

    @property
    def events(self) -> Sequence[Event]:
        """Return those who speak here, of the first rank that there is."""
        return next((self.found[rank] for rank in _RANKS if rank in self.found), ())

    def speaker(self, unit: int) -> Event | None:
        """Return whose words stand at a unit: the nearest before it, else the first after it."""
        events = self.events
        if not events:
            return self.carried or self.silent
        return events[max(bisect_right(events, unit, key=_first) - 1, 0)]


@dataclass(frozen=True)
class Passage:
    """A block in its parts, and who speaks in it unless they say otherwise."""

    given: Event | None
    parts: Sequence[Part]
    states: Sequence[Event | None]
    """By part: who speaks where nobody does in its sentence."""
    turns: Sequence[Event]
    """Labels with a name, each for all words up to the next."""
    label: Event | None
    """The last label, of anybody."""
    signed: Event | None
    """Who signs the whole."""
    last: Event | None
    """Who speaks in its last sentence, where somebody does."""

    def speaker(self, unit: int) -> Event | None:
        """Return whose words stand at a unit."""
        turn = bisect_right(self.turns, unit, key=_first)
        if turn or self.signed:
            return self.turns[turn - 1] if turn else self.signed
        place = bisect_right(self.parts, unit, key=_first) - 1
        return (self.parts[place].speaker(unit) or self.states[place]) if self.parts else self.given

    def speakers(self) -> Sequence[Event]:
        """Return everybody who speaks in it."""
        if self.turns or self.signed:
            return [*self.turns, *([self.signed] if self.signed else ())]
        found = [event for part in self.parts for event in part.statements]
        found.sort(key=_first)
        silent = self.given is not None and not (self.parts and self.parts[0].events)
        return [self.given, *found] if self.given and silent else found


@dataclass
class Attribution:
    """Goes through the forms of a document, block by block, and knows who was named last."""

    units: Units
    matches: Sequence[Match]
    referents: Referents

    def __post_init__(self) -> None:
        classes = self.units.classes
        self._matches = self._with_marks(self.matches)
        self._places = [match.who for match in self._matches]
        self._clauses = [match.start() for match in _CLAUSES.finditer(classes)]
        self._turning = [match.start() for match in _TURNS.finditer(classes)]
        self._has_turns = any(match.form.reach in _BEYOND for match in self._matches)

    def _with_marks(self, matches: Sequence[Match]) -> Sequence[Match]:
        """Return the forms found, and the author's marks where no form stands."""
        if not self.referents.stated:
            return matches
        heard = {match.who for match in matches}
        at = {token: unit for unit, token in enumerate(self.units.at)}
        marks = {
            at[token] for token in self.referents.stated if token in at
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
        parts: list[Part] = []
        states: list[Event | None] = []
        state, last = given, None
        while start < end:
            stop = classes.find(".", start, end) + 1 or end
            made = self._sentence(start, stop)
            parts += made
            if state is not given and not self.referents.narration.is_content(start, stop):
                state = None
            states += [state] * len(made)
            last = made[-1].guest or _last(made)
            state, start = last or state, stop
        if not self._has_turns:
            return Passage(given, parts, states, (), None, None, last)
        events = [event for part in parts for event in part.statements]
        labels = [event for event in events if event.form.reach == "turn"]
        within = [event for event in events if event.form.reach == "within"] if labels else []
        turns = sorted((*(e for e in labels if e.people), *within), key=_first)
        signed = next((event for event in events if event.form.reach == "all"), None)
        return Passage(given, parts, states, turns, labels[-1] if labels else None, signed, last)

    def _sentence(self, start: int, stop: int) -> list[Part]:
        classes = self.units.classes
        matches = self._matches[bisect_left(self._places, start) : bisect_left(self._places, stop)]
        if not any(classes[match.who] in "PO" for match in matches):
            matches = self._merely_named(matches, start, stop)
        parts = [Part(start, None)]
        if not matches:
            return parts
        breaks = self._breaks(start, stop, matches)
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
        places = [name.start() for name in _NAME.finditer(self.units.classes, start, stop)]
        names = [Match(place, place, place, NAMED) for place in places]
        return sorted((*matches, *names), key=lambda match: match.who) if names else matches

    def _breaks(self, start: int, stop: int, matches: Sequence[Match]) -> list[int]:
        """Return where new parts of a sentence begin: behind `;`, at `while`, `and Droz added`."""
        classes = self.units.classes
        first, last = bisect_left(self._turning, start), bisect_left(self._turning, stop)
        found = {place + 1 for place in self._turning[first:last]}
        found |= {match.first for match in matches if classes[match.first - 1] == "c"}
        return sorted(found - {start})

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


def _last(parts: Sequence[Part]) -> Event | None:
    """Return who speaks last, of the first rank that there is."""
    for rank in _RANKS:
        for part in reversed(parts):
            events = part.found.get(rank)
            if events and events[-1].form.rank != "aside":
                return events[-1]
    return None
