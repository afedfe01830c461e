"""Find who is meant by a name, a pronoun or an office where a form stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from onrecord.prose.forms import Form, Match, Units
from onrecord.prose.lexicon import Lexicon
from onrecord.prose.narration import Narration
from onrecord.prose.people import Named
from onrecord.prose.tagging import GONE, Tagged

People = tuple[str, ...]

_NEAR, _OFFICE = 5, 16
"""How many names back, how many tokens around a name, an office is looked for."""
_OFFICES = "HRCUld0uo#,-_"
_DESCRIBES = "lC#gL"
_APPOSED = re.compile(r"[,(–][HRCUld0uoprfKN#c_-]+[,)–.]")


class Event(NamedTuple):
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


@dataclass
class Referents:
    """Knows who was named last, and who has an office."""

    tagged: Tagged
    units: Units
    named: Sequence[Named]
    stated: frozenset[int]
    """The last tokens of the author's marks."""
    words: Lexicon
    declared: People
    """Who led the discussion, as the front matter says."""
    narration: Narration
    latest: dict[bool, Event] = field(default_factory=dict)
    """Whom a pronoun means: one person, and several."""
    given: bool = False
    """Whether the structure of the document gives a speaker."""
    acted: int | None = None
    """The verb of the person who was met last in the block."""

    @cached_property
    def roles(self) -> dict[str, frozenset[str]]:
        """Return words about who is meant, by name."""
        return self.words.roles

    def begin(self, given: Event | None) -> None:
        """Begin a block, with who speaks in it unless it says otherwise."""
        self.latest = {given.several: given} if given else {}
        self.given, self.acted = given is not None, None

    def note(self, event: Event) -> None:
        """Remember who was met."""
        if event.people:
            self.latest[event.several] = event
            if event.form.says == "person":
                self.acted = event.last

    def event(self, match: Match) -> Event | None:
        """Return who is meant where a form stands; `None` where it tells nothing of the kind."""
        form, token = match.form, self.units.at[match.who]
        if form.rank == "event" and self._is_content(match):
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

    def _is_content(self, match: Match) -> bool:
        """Say whether what somebody does is what a speaker says, not an event of the meeting."""
        definite = self._is_one(match.who)
        verbs = (self.acted, match.last)
        if definite and all(verb and self.narration.is_present(verb) for verb in verbs):
            return False  # Who tells a meeting in the present tells its events so, too.
        return self.given or self.narration.is_told(match.last, person=True, definite=definite)

    def _pronoun(self, match: Match, token: int, key: str) -> Event | None:
        """Return who is meant by a pronoun, or as one of two: `the latter`."""
        for place, order in enumerate(("first", "second"), start=-2):
            if key in self.roles[order]:
                one = self._one_of_two(match, token, place)
                if one.people or self.units.classes[match.who] == "<":
                    return one
        if key in self.roles["pointing"] and self.tagged.classes[token + 1] != GONE:
            latest = self.latest.get(False)
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
        one, body = self.latest.get(False), self.latest.get(True)
        if body is None or self.units.classes[body.who] != "K":
            return False
        return one is None or one.first < body.first

    def _both(self, match: Match, token: int) -> Event:
        both = self._two(token)
        return Event(*match, both if len(both) == 2 else (), several=True)  # noqa: PLR2004

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

    def _others(self, match: Match, token: int, key: str) -> Event | None:
        """Return somebody without a name: `the speaker` goes on for whoever was named last."""
        kind = self.units.classes[match.who]
        if key in self.roles["both"]:
            return self._again(match, several=True) or self._both(match, token)
        if key in self.roles["anybody"] and (
            self.given or self.narration.is_told(match.last, person=True)
        ):
            return None
        if kind == "R" and (match.form.reach == "turn" or self._has(match.who, "definite")):
            if key in self.roles["generic"] and self.tagged.tokens.words[token].islower():
                return self._again(match, several=False)
            return Event(*match, self.holder(token, key))
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
        event = self.latest.get(several)
        return event and Event(*match, event.people, several, event.stated, event.origin)

    def holder(self, token: int, role: str) -> People:
        """Return who holds an office: `the minister`."""
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
        latest = self.latest.get(False)
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
        keys, classes = self.tagged.keys, self.tagged.classes
        start = name.first
        while start > max(name.first - _OFFICE, 0) and classes[start - 1] in _OFFICES:
            start -= 1
        if role in keys[start : name.first]:
            # `Asked by the minister, Banda said`: somebody else.
            asked = classes[start - 1] == "b" and classes[name.first - 1] == ","
            return not asked or classes[name.last + 1] in ",."
        behind = classes[name.last + 1 : min(name.last + _OFFICE, limit)]
        office = _APPOSED.match(behind)
        return office is not None and role in keys[name.last + 1 : name.last + 1 + office.end()]
