"""Say to whom each sentence and each citation belongs, from the forms found in a document."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import attrgetter

from onrecord.prose.forms import Form, Match, Units
from onrecord.prose.lexicon import Lexicon
from onrecord.prose.people import Named
from onrecord.prose.tagging import GONE, Tagged

People = tuple[str, ...]

NAMED = Form("named", None, says="silent")
MARK = Form("mark", None)

_NEAR, _OFFICE = 5, 16
"""How many names back, how many tokens around a name, an office is looked for."""
_SOMEBODY = "R8KCH0POwhy"
_VERB = re.compile("(?:s[^,.]*,)?[^VAE4X5FY.,]*(?:,[^,.]*,)?[^VAE4X5FY.]*([VAE4X5FY])")
"""The first verb of a sentence, behind an `if` and what stands in commas behind its subject."""
_THING = re.compile(
    "(?!0[^lLug#d0])(?:C(?=[lL]))?[dlu0#opf679bgLUcr1,]*[lL1][dlu0#opf679bgLUcr1,]*[EV]"
)
"""A subject of plain words, which is no person, meeting or view, with what it did."""
_HELPS, _DONE = "xzmFD", "ST3AEZ"
"""The classes of what helps a verb."""
_PERFECT = "xz"
"""Behind which of them a participle stands."""

_CLAUSES = re.compile("[tws]")
_TURNS = re.compile(r"[;k](?<!t.)(?<!t,.)")
"""What begins a part of a sentence with speakers of its own, unless it is within what somebody says."""
_OFFICES = "HRCUld0uo#,-_"
_OPENS = "\n.,;:–q"
_DESCRIBES = "lC#gL"
_APPOSED = re.compile(r"[,(–][HRCUld0uoprfKN#c_-]+[,)–.]")


_BEYOND = frozenset(("turn", "within", "all"))
"""How far a form reaches that speaks for more than its sentence."""

_first = attrgetter("first")


@dataclass(frozen=True, slots=True)
class Event:
    """A place where somebody speaks, or is named as a subject; in units."""

    first: int
    who: int
    last: int
    form: Form
    people: People = ()
    """The declared people; nobody where there are none."""
    several: bool = False
    """Whether more than one person is meant, declared or not."""
    stated: bool = False
    """Whether the author's mark says so."""
    origin: str = ""
    """What of the document's structure says so; empty where the words of the block do."""


@dataclass(slots=True)
class Part:
    """A part of a sentence that has speakers of its own: `…, while Droz …`."""

    first: int
    carried: Event | None
    """Who spoke last in the sentence before it."""
    stated: list[Event] = field(default_factory=list)
    passing: list[Event] = field(default_factory=list)
    main: list[Event] = field(default_factory=list)
    scene: list[Event] = field(default_factory=list)
    silent: Event | None = None
    """Who is its subject and does not speak."""
    guest: Event | None = None
    """Who is brought in and is not declared: what follows may be theirs."""

    @property
    def statements(self) -> Sequence[Event]:
        """Return those who say something, but for the mere scene of it."""
        return (*self.stated, *self.passing, *self.main)

    @property
    def events(self) -> Sequence[Event]:
        """Return those who speak here: the author's mark first, who is said in passing next."""
        return self.stated or self.passing or self.main or self.scene

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

    tagged: Tagged
    units: Units
    matches: Sequence[Match]
    named: Sequence[Named]
    stated: frozenset[int]
    """The last tokens of the author's marks."""
    words: Lexicon
    declared: People
    """Who led the discussion, as the front matter says."""

    def __post_init__(self) -> None:
        classes = self.units.classes
        self.roles = self.words.roles
        self._matches = self._with_marks(self.matches)
        self._places = [match.who for match in self._matches]
        self._clauses = [match.start() for match in _CLAUSES.finditer(classes)]
        self._turning = [match.start() for match in _TURNS.finditer(classes)]
        self._latest: dict[bool, Event] = {}
        self._given = False
        self._now = False
        self._has_turns = any(match.form.reach in _BEYOND for match in self._matches)

    def _with_marks(self, matches: Sequence[Match]) -> Sequence[Match]:
        """Return the forms found, and the author's marks where no form stands."""
        if not self.stated:
            return matches
        heard = {match.who for match in matches}
        marks = {bisect_left(self.units.at, token) for token in self.stated}
        bare = [Match(unit, unit, unit, MARK) for unit in marks - heard]
        return sorted((*matches, *bare), key=lambda match: match.who)

    def alone(self, unit: int, origin: str) -> Event:
        """Return who is named by a line that holds nothing but a name."""
        token = self.units.at[unit]
        people = self.units.people.get(token) or self._holder(token, self.tagged.keys[token])
        start, end = self.units.classes.rfind("\n", 0, unit), self.units.classes.find("\n", unit)
        return Event(
            start + 1, unit, end - 1, Form(origin, None), people, len(people) > 1, origin=origin
        )

    def passage(self, start: int, end: int, given: Event | None) -> Passage:
        """Return who speaks where in a block, which is given in units."""
        classes = self.units.classes
        self._latest = {given.several: given} if given else {}
        self._given, self._now = given is not None, False
        parts: list[Part] = []
        states: list[Event | None] = []
        state, last = given, None
        while start < end:
            stop = classes.find(".", start, end) + 1 or end
            made = self._sentence(start, stop)
            parts += made
            if state is not given and not self._is_content(start, stop):
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
            if event := self._event(match):
                met.append(event)
                speaking = self._take(event, parts[-1]) or speaking
        parts += [Part(place, speaking) for place in breaks]
        self._latest |= {event.several: event for event in met if self._is_somebody(event)}
        return parts

    def _merely_named(self, matches: Sequence[Match], start: int, stop: int) -> Sequence[Match]:
        """Add the names that no form holds: where nobody else is, `he` means one of them."""
        classes = self.units.classes
        names = [Match(p, p, p, NAMED) for p in range(start, stop) if classes[p] in "PO"]
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
        if event.people:
            self._latest[event.several] = event
            if event.form.says == "person":
                self._now = self._is_present(event.last)
        if event.form.says == "silent":
            part.silent = part.silent if event.form is NAMED else replace(event, people=())
        elif event.form.says == "guest":
            part.guest = event
        elif self._put(event, part):
            return event
        return None

    def _put(self, event: Event, part: Part) -> bool:
        """Put an event where it belongs in its part; say whether it goes on behind it."""
        if event.stated:
            part.stated.append(event)
        elif event.form.reach == "sentence":
            part.passing.append(event)
            return event.form.rank != "aside"
        elif event.form.rank == "scene":
            part.scene.append(event)
            return False
        elif self._is_main(event, part):
            part.main.append(event)
        else:
            return False
        return True

    def _is_main(self, event: Event, part: Part) -> bool:
        classes, form = self.units.classes, event.form
        if form.says == "pronoun" and classes[event.who - 1] == "t":
            opens = classes[event.who - 2] in _OPENS
            if classes[event.last] != "V" or not opens:
                return False
        before = max(
            (some[-1] for some in (part.stated, part.passing, part.main) if some),
            key=lambda event: event.last,
            default=None,
        )
        if before is None or (before.form.rank == "event" and form.says == "person"):
            return form.rank != "again" or part.carried is not None
        if form.rank == "object" or form.says == "others":
            return False
        clause = bisect_left(self._clauses, before.last + 1)
        return clause == len(self._clauses) or self._clauses[clause] >= event.first

    def _event(self, match: Match) -> Event | None:
        form, token = match.form, self.units.at[match.who]
        definite = form.rank == "event" and self._is_one(match.who)
        if form.rank == "event" and not (definite and self._now and self._is_present(match.last)):
            told = self._given or self._is_told(match.last, person=True, definite=definite)
            if told:
                return None
        if form.says in {"person", "silent"}:
            people = self.units.people[token]
            return Event(*match, people, len(people) > 1, token in self.stated)
        key = self.tagged.keys[token]
        if form.says == "others":
            return self._others(match, token, key)
        if form.says == "guest":
            new = self._has(match.who, "indefinite") or (
                self.units.classes[match.who + 1] == "." and key not in self.roles["anybody"]
            )
            return Event(*match) if new or self.units.classes[match.who] == "C" else None
        return self._pronoun(match, token, key)

    def _pronoun(self, match: Match, token: int, key: str) -> Event | None:
        """Return who is meant by a pronoun, or as one of two: `the latter`."""
        for place, order in enumerate(("first", "second"), start=-2):
            if key in self.roles[order]:
                one = self._one_of_two(match, token, place)
                if one.people or self.units.classes[match.who] == "<":
                    return one
        if key in self.roles["pointing"] and self.tagged.classes[token + 1] != GONE:
            latest = self._latest.get(False)
            speaker = latest.people if latest else ()
            others = [who for who in self._two(token) if speaker and who not in speaker]
            return Event(*match, tuple(others[-1:]))
        verb = self.units.classes[match.who] in "VAEL"
        ends = bool(verb and self.words.several and self.words.several.search(key))
        several = ends or key in self.roles["they"]
        if verb and not several and self._is_body():
            return Event(*match)
        again = self._again(match, several=several)
        if again is None and key in self.roles["both"]:
            return self._both(match, token)
        return again

    def _is_body(self) -> bool:
        """Say whether who spoke last is a body, which a verb without a pronoun may mean."""
        one, body = self._latest.get(False), self._latest.get(True)
        if body is None or self.units.classes[body.who] != "K":
            return False
        return one is None or one.first < body.first

    def _both(self, match: Match, token: int) -> Event:
        both = self._two(token)
        return Event(*match, both if len(both) == 2 else (), several=True)  # noqa: PLR2004

    def _is_somebody(self, event: Event) -> bool:
        """Say whether a pronoun behind it may mean whom an event is about: no thing."""
        return bool(event.people) or self.units.classes[event.who] in _SOMEBODY

    def _one_of_two(self, match: Match, token: int, place: int) -> Event:
        """Return one of the two people who were named last: `the former`, `the latter`."""
        both = self._two(token)
        return Event(*match, (both[place],) if len(both) == 2 else ())  # noqa: PLR2004

    def _two(self, token: int) -> People:
        tokens, last = self.tagged.tokens, bisect_left(self.named, token, key=lambda n: n.first)
        names = [
            name.id
            for name in self.named[max(last - _NEAR, 0) : last]
            if tokens.block(name.first) == tokens.block(token)
        ]
        return tuple(dict.fromkeys(reversed(names)))[1::-1]

    def _is_told(self, verb: int, *, person: bool = False, definite: bool = False) -> bool:
        """Say whether a verb tells something that a speaker says, not an event of the meeting.

        What `the landlord` would do, has done or had done may be either: it counts as an event.
        """
        last, tenses = self.units.at[verb], self.words.tenses
        tokens = range(self.units.at[verb - 1] + 1, last + 1)
        helps = [token for token in tokens[:-1] if self.tagged.classes[token] in _HELPS]
        word, helping = self._word(last), set(map(self._word, helps))
        group = helping | {word}
        if not group.isdisjoint(tenses["narrated"]):
            return False
        if word in tenses["alone"]:
            return True
        if not tenses["either"].isdisjoint(helping if person else group):
            return not definite
        if any(self.tagged.classes[token] in _PERFECT for token in helps):
            group = helping  # A participle may look like a present.
        if not self.words.present.isdisjoint(group):
            return True
        copula = self.units.classes[verb] == "X"
        return not person and copula and not any(self.tagged.classes[t] in _DONE for t in tokens)

    def _is_present(self, verb: int) -> bool:
        """Say whether a verb is in the present."""
        return self._word(self.units.at[verb]) in self.words.present

    def _word(self, token: int) -> str:
        return self.tagged.tokens.words[token].strip().lower()

    def _is_content(self, start: int, stop: int) -> bool:
        verb = _VERB.match(self.units.classes, start, stop) if self.words.tenses["events"] else None
        thing = verb and _THING.fullmatch(self.units.classes, start, verb.end())
        return not verb or bool(thing) or self._is_told(verb.start(1))

    def _others(self, match: Match, token: int, key: str) -> Event | None:
        """Return somebody without a name: `the speaker` goes on for whoever was named last."""
        kind = self.units.classes[match.who]
        if key in self.roles["both"]:
            return self._again(match, several=True) or self._both(match, token)
        if key in self.roles["anybody"] and (self._given or self._is_told(match.last, person=True)):
            return None
        if kind == "R" and (match.form.reach == "turn" or self._has(match.who, "definite")):
            if key in self.roles["generic"] and self.tagged.tokens.words[token].islower():
                return self._again(match, several=False)
            return Event(*match, self._holder(token, key))
        return Event(*match, (), kind in "8K")

    def _has(self, unit: int, name: str) -> bool:
        """Say whether `the` or `a` stands before a word."""
        before = self.tagged.keys[self.units.at[unit - 1] : self.units.at[unit]]
        return any(key in self.roles[name] for key in before)

    def _is_one(self, unit: int) -> bool:
        """Say whether an article stands before a word with what describes it: `a retired pilot`."""
        while self.units.classes[unit - 1] in _DESCRIBES:
            unit -= 1
        return self._has(unit, "definite") or self._has(unit, "indefinite")

    def _again(self, match: Match, *, several: bool) -> Event | None:
        event = self._latest.get(several)
        return event and Event(*match, event.people, several, event.stated, event.origin)

    def _holder(self, token: int, role: str) -> People:
        tokens = self.tagged.tokens
        last = bisect_left(self.named, token, key=lambda name: name.first)
        for name in reversed(self.named[max(last - _NEAR, 0) : last]):
            if tokens.block(name.first) == tokens.block(token) and self._is(name, role, token):
                return (name.id,)
        leads = role in self.roles["moderator"]
        if len(self.declared) == 1 and (leads or role in self.roles["chair"]):
            return self.declared
        if not leads or len(self._moderators) == 1:
            return self._moderators if leads else ()
        latest = self._latest.get(False)
        return (
            latest.people
            if latest and latest.people and latest.people[0] in self._moderators
            else ()
        )

    @cached_property
    def _moderators(self) -> People:
        """Who leads the discussion: `moderated by Kaspar`, `the moderator, Droz`."""
        keys, before = self.tagged.keys, self.roles["moderates"]
        found = (
            name.id
            for name in self.named
            if not before.isdisjoint(keys[max(name.first - _NEAR, 0) : name.first])
            or any(self._is(name, role, len(keys)) for role in self.roles["moderator"])
        )
        return self.declared or tuple(dict.fromkeys(found))

    def _is(self, name: Named, role: str, limit: int) -> bool:
        """Say whether a word for an office stands by a name: `Minister Banda`, `Banda, Minister of …,`."""
        keys = self.tagged.keys
        for place in range(name.first - 1, max(name.first - _OFFICE, 0), -1):
            if self.tagged.classes[place] not in _OFFICES:
                break
            if keys[place] == role:
                return True
        behind = self.tagged.classes[name.last + 1 : min(name.last + _OFFICE, limit)]
        office = _APPOSED.match(behind)
        return office is not None and role in keys[name.last + 1 : name.last + 1 + office.end()]


def _last(parts: Sequence[Part]) -> Event | None:
    """Return who speaks last: the author's mark first, who is said in passing next."""
    for rank in ("stated", "passing", "main", "scene"):
        for part in reversed(parts):
            events = getattr(part, rank)
            if events and events[-1].form.rank != "aside":
                return events[-1]  # type: ignore[no-any-return]
    return None
