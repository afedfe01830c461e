"""Who took part, as a text says it: who moderated, who spoke, and what is not certain."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.authoring import questions
from onrecord.authoring.affiliations import is_role_alone
from onrecord.authoring.arabic import in_arabic
from onrecord.authoring.casting import Line, Role, as_noted, cast, lines
from onrecord.authoring.chinese import in_chinese
from onrecord.authoring.evidence import absent, is_told
from onrecord.authoring.known_people import KnownPeople
from onrecord.authoring.manuscript import Declared, TextBlock
from onrecord.authoring.name_forms import NameForms
from onrecord.authoring.names import (
    WORD,
    Entry,
    entries,
    entry,
    is_person,
    without_titles,
)
from onrecord.authoring.register import Names, appearance
from onrecord.authoring.running_text import (
    Named,
    is_genitive,
    is_small,
    may_begin,
    named_in,
    saying_in,
    titled_in,
)
from onrecord.authoring.vocabulary import any_of, data
from onrecord.authoring.word_sets import WordSets
from onrecord.model import MOST, Appearance, Speaker, is_name
from onrecord.prose import Block, Kind, Reading, is_known, read, says, surnames
from onrecord.text.folding import plain

_PROSE = data("people")["prose"]
_LABELS = data("people")["labels"]
_BYLINE = re.compile(
    r"\s*(?:(?:written|posted|published|text|report|summary|edited|photo)s?\s+)?by:?\s+",
    re.IGNORECASE,
)
_LONGEST_BYLINE = 300
_FIRST_PERSON = re.compile(rf"(?<![\w’'.])(?:{any_of(_PROSE['first_person'].split())})(?![\w.])")
_INITIALS = re.compile(rf"(?P<name>{WORD}(?: {WORD}){{1,3}})\s\((?P<initials>[^\W\d_a-z]{{2,4}})\)")
_REPORTER = frozenset(_LABELS["reporter"].split())
_WORD = re.compile(r"\w(?:[\w’'-]*\w)?")


@dataclass(frozen=True)
class Participants:
    """The people of a text. A text in the place of a person is a question to the author."""

    speakers: tuple[Appearance | str, ...]
    moderators: tuple[Appearance | str, ...]


@dataclass
class _Mention:
    """Somebody whom the text names."""

    name: str
    known: Speaker | None
    of: str = ""
    roles: set[Role] = field(default_factory=set)
    """The roles that the layout or the prose gives."""
    doubtful: bool = False
    speaks: bool = False
    says: bool = False
    """Whether a verb of saying shows that the person speaks."""
    first: bool = False
    """Whether the person has the first turn of a transcript, and may lead the discussion."""
    shouted: bool = False
    """Whether it stands in capitals: an abbreviation, as likely as a name."""
    brought_in: bool = False
    """Whether words such as `opened by` say that the person spoke."""
    introduced: bool = False
    """Whether the text introduces the person: a title, an organisation, a place among others who spoke."""


_NO_ONE = Declared()


def participants(
    blocks: Sequence[TextBlock],
    register: Mapping[str, Speaker],
    language: str = "en",
    declared: Declared = _NO_ONE,
) -> Participants:
    """Return who took part in what a text reports.

    Somebody took part for certain who is in the register and stands in a list of speakers, has a turn,
    or says something. Everybody else who may have is a question.
    """
    found = lines(blocks)
    cast_of = _Cast(register, language)
    cast_of.add_declared(declared)
    cast_of.add_layout(found)
    cast_of.add_prose(found)
    cast_of.note_who_speaks(found)
    taking = [(role, one) for one in cast_of.mentions.values() if (role := _role(one))]
    names = Names(register)
    if any(role == "moderator" for role, _ in taking):
        for _, one in taking:
            one.first = False
    everybody = [(role, _entry(role, one, names)) for role, one in taking[:MOST]]
    if others := [one.name for _, one in taking[MOST:]]:
        everybody.append(("speaker", questions.too_many(others)))
    everybody += [("speaker", question) for question in cast_of.questions]
    if passing := list(cast_of.in_passing()):
        everybody.append(("speaker", questions.in_passing(passing)))
    speakers = tuple(one for role, one in everybody if role == "speaker")
    return Participants(
        speakers or (questions.NOBODY,),
        tuple(one for role, one in everybody if role == "moderator"),
    )


class _Cast:
    """Everybody whom a text names, each once, in the order of the text."""

    def __init__(self, register: Mapping[str, Speaker], language: str) -> None:
        self.register, self.known = register, KnownPeople(register)
        self.language = language
        """What the text is in, also where no words of it are known."""
        self.read_as = language if is_known(language) else "en"
        self.mentions: dict[str, _Mention] = {}
        self.questions: dict[str, None] = {}
        self.passing: dict[str, str] = {}
        """The names that stand in the text and may be those of people, by their letters."""
        self.bylines: dict[str, str] = {}
        """Who wrote the text, by the letters of their names."""
        self.reporters: dict[str, str] = {}
        """Who was the rapporteur, in the same way."""
        self.is_told_by_somebody = False
        """Whether the text says `I`: who wrote it may have been there."""
        self.initials: Mapping[str, str] = {}
        """Whose initials the text gives: `Ann Example (AE)`."""
        self.words: set[str] = set()
        """All words of the names of those who are mentioned."""
        self.last: set[str] = set()
        """The last word of each, as it is written."""
        self.named = NameForms()
        self.whole: Counter[str] = Counter()
        """How often running text gives the whole name of somebody with this last word."""

    def add_declared(self, declared: Declared) -> None:
        """Add whom the front matter of the text names."""
        pairs: tuple[tuple[Role, Sequence[str]], ...] = (
            ("moderator", declared.moderators),
            ("speaker", declared.speakers),
        )
        for role, texts in pairs:
            for text in texts:
                found = [entry(text)] if len(texts) > 1 else list(entries(text, several=True))
                for one in found:
                    if isinstance(one, Entry):
                        who, noted = as_noted(one, role)
                        mention = self._mention(who.name, who.of)
                        mention.roles.add(noted)
                        mention.doubtful |= who.doubtful
                    else:
                        self._add_words(one or text, role)

    def add_layout(self, found: Sequence[Line]) -> None:
        """Add whom the layout of the text gives a role."""
        self.initials = _initials(found)
        surnames_seen: list[tuple[str, Role]] = []
        for one in cast(found):
            if isinstance(one.who, Entry):
                if one.role in {"other", "reporter"}:
                    names = self.bylines if one.role == "other" else self.reporters
                    names[plain(one.who.name)] = one.who.name
                    continue
                mention = self._mention(one.who.name, one.who.of)
                mention.roles.add(one.role)
                mention.doubtful |= one.who.doubtful
                mention.first |= one.first
            elif one.role not in {"other", "reporter"}:
                surnames_seen.append((one.who, one.role))
        for words, role in surnames_seen:
            self._add_words(words, role)

    def _add_words(self, words: str, role: Role) -> None:
        """Add somebody of whom the layout has no whole name: by the surname, else as a question."""
        folded = plain(words)
        if whole := self.initials.get(words.upper()):
            self._mention(whole, "").roles.add(role)
            return
        if folded in self.words:
            return
        known = self.known.called(words) or self.known.with_surname(folded)
        if known is not None:
            mention = self._mention(known.name, "")
            mention.roles.add(role)
            mention.doubtful = True
        elif folded:
            self.questions[questions.called(words, role)] = None

    def _mention(self, name: str, of: str) -> _Mention:
        known = self.known.called(name)
        key = known.id if known else self._same(name, of) or plain(name) or name
        mention = self.mentions.setdefault(key, _Mention(name, known))
        if known is None and len(name.split()) > len(mention.name.split()):
            mention.name = name
        self.named.add(known.name if known else mention.name, key, may_go_on=known is None)
        mention.of = mention.of or of
        self.words.update(plain(mention.name).split())
        self.last.add(mention.name.split()[-1])
        return mention

    def _same(self, name: str, of: str) -> str:
        """Return of whose name this one is a form; who spoke for somebody else is somebody else."""
        same = self.named.of(name)
        return same if same and not _differ(of, self.mentions[same].of) else ""

    def add_prose(self, found: Sequence[Line]) -> None:
        """Add whom the running text names with the whole name, or by a title and the surname."""
        words = {word for line in found for word in _WORD.findall(line.text) if word.islower()}
        # `The rapporteur presented …` tells that they spoke.
        reporters = self.bylines if words.isdisjoint(_REPORTER) else self.passing
        reporters |= self.reporters
        self.is_told_by_somebody = any(_FIRST_PERSON.search(line.text) for line in found)
        for line in found:
            if byline := _BYLINE.match(line.text):
                for writer in entries(line.text[byline.end() :][:_LONGEST_BYLINE], several=True):
                    if isinstance(writer, Entry):
                        self.bylines.setdefault(plain(writer.name), writer.name)
            if line.kind is not Kind.ASIDE or line.cells:
                self._add_named(line)
                self._add_titled(line.text)
                if not (line.spoken or line.aside or line.kind is Kind.HEADING):
                    for name in saying_in(line.text, self.read_as):
                        if name.lower() not in words:  # `Parts` is a word
                            self.passing.setdefault(plain(name), name)
                if not line.text.isascii():
                    self._add_in_arabic(line.text)
                    self._add_in_chinese(line.text)

    def _add_named(self, line: Line) -> None:
        for one in named_in(line.text, self.read_as):
            self.whole[one.bare.split()[-1]] += 1
            known = self.known.within(one.whole) or self.known.within(one.bare)
            whole = known and (self.known.called(one.whole) or self.known.called(one.name))
            goes_on = known and not whole and _goes_on(one.name, known)
            if known is not None and not (goes_on and _may_be_person(one, self.read_as)):
                mention = self._add_mention(known.name, one, line)
                if mention and not whole:
                    mention.doubtful = True
            elif _may_be_person(one, self.read_as) and not is_genitive(one.name, self.language):
                asked = one.has_title or one.of or one.name == line.text
                if line.kind is not Kind.HEADING or asked:
                    self._add_mention(one.name, one, line)
                else:
                    self.passing.setdefault(plain(one.name), one.name)

    def _add_mention(self, name: str, one: Named, line: Line) -> _Mention | None:
        leads, speaks = one.leads, one.speaks
        if plain(name) in self.bylines and not (leads or speaks):
            return None
        mention = self._mention(name, one.of)
        mention.shouted = one.is_shouted
        if mention.known is None and plain(name) == plain(mention.name) and not one.is_shouted:
            mention.name = name
        elsewhere = line.aside or (line.spoken and "led" not in one.is_listed)
        cited = one.is_cited and not (line.spoken and one.has_turn)
        mention.doubtful |= cited or (leads and (elsewhere or not one.leads_for_certain))
        mention.brought_in |= "spoke" in one.is_listed
        mention.introduced |= one.has_title or bool(one.of) or speaks or one.is_as_what
        mention.roles |= {"moderator"} if leads else set()
        return mention

    def in_passing(self) -> Iterator[str]:
        """Yield the names of whoever the text names, and does not say that they took part."""
        silent = {
            plain(one.name): one.name
            for one in self.mentions.values()
            if not _role(one) and not one.shouted
        }
        if self.is_told_by_somebody:
            silent |= self.bylines
        loud = WordSets(
            set(plain(one.name).split()) for one in self.mentions.values() if _role(one)
        )
        for folded, name in {**silent, **self.passing}.items():
            if is_small(name.split()[0]):
                continue
            if not loud.has_part_or_whole(set(folded.split())) and (
                self.is_told_by_somebody or folded not in self.bylines
            ):
                yield name

    def _add_titled(self, text: str) -> None:
        for titled, surname in titled_in(text):
            folded = plain(surname)
            if (
                not set(folded.split()) <= self.words
                and is_name(titled)
                and not is_role_alone(surname)
            ):
                known = self.known.with_surname(folded)
                mention = self._mention(known.name if known else titled, "")
                mention.introduced = True

    def _add_in_arabic(self, text: str) -> None:
        for name, leads in in_arabic(text):
            # Behind a title the surname may stand alone, and what follows is no name.
            if is_person(name) and name.split()[0] not in self.last:
                known = self.known.within(name)
                mention = self._mention(known.name if known else name, "")
                mention.introduced = True
                mention.doubtful |= known is not None and self.known.called(name) is None
                mention.roles |= {"moderator"} if leads else set()

    def _add_in_chinese(self, text: str) -> None:
        for name, leads in in_chinese(text):
            mention = self._mention(name, "")
            mention.introduced = True
            mention.roles |= {"moderator"} if leads else set()
            mention.doubtful |= leads  # whether of this discussion, the words do not show

    def note_who_speaks(self, found: Sequence[Line]) -> None:
        """Note who says something, by the surname or by the whole name; ask for people of the register."""
        told = [line for line in found if line.kind is not Kind.ASIDE]
        blocks = [Block(line.kind, line.text, line.level) for line in told]
        mentions = list(self.mentions.values())
        people = [
            one.known.model_copy(update={"id": f"p{number}"})
            if one.known
            else Speaker(id=f"p{number}", name=without_titles(one.name))
            for number, one in enumerate(mentions)
        ]
        by_id = {person.id: mention for person, mention in zip(people, mentions, strict=True)}
        for line, reading in zip(told, _readings(blocks, people, self.read_as), strict=True):
            for id_, words in _said(reading):
                mention = by_id[id_]
                mention.speaks = True
                mention.says |= (
                    not (line.aside or line.spoken)
                    and says(words, self.read_as)
                    and is_told(line.text, words, mention.name, brought_in=mention.brought_in)
                )
            places = ((one.speaker, one.start) for one in reading.named)
            for id_ in absent(line.text, places):
                by_id[id_].doubtful = True
        alone = Counter(word for line in found for word in _WORD.findall(line.text))
        alone.subtract(self.whole)
        for mention in mentions:
            # A text goes on with the surname alone, as it does with people.
            mention.introduced |= alone[mention.name.split()[-1]] > 0
        self._ask_for_others(blocks)

    def _ask_for_others(self, blocks: Sequence[Block]) -> None:
        """Ask for people and delegations of the register who seem to say something, by a part of their name."""
        known = {mention.known.id for mention in self.mentions.values() if mention.known}
        names = (plain(mention.name) for mention in self.mentions.values())
        taken = {name.split()[-1] for name in names if name}
        others = [
            one
            for one in self.register.values()
            if one.id not in known and (one.is_delegation or plain(surnames(one)[0]) not in taken)
        ]
        readings = _readings(blocks, others, self.read_as)
        for id_ in dict.fromkeys(id_ for reading in readings for id_, _ in _said(reading)):
            self.questions[questions.took_part(self.register[id_])] = None


def _initials(found: Sequence[Line]) -> Mapping[str, str]:
    """Return by initials that stand in brackets behind a name whose they are: `Ann Example (AE)`."""
    return {
        match["initials"]: name
        for line in found
        if "(" in line.text
        for match in _INITIALS.finditer(line.text)
        for name in _ends(match["name"])
        if match["initials"] in {_firsts(name, " "), _firsts(name, "[ -]")} and is_person(name)
    }


def _ends(words: str) -> Iterator[str]:
    """Yield the last words, two at least: before a name may stand `With`."""
    every = words.split()
    return (" ".join(every[at:]) for at in range(len(every) - 1))


def _firsts(name: str, sign: str) -> str:
    return "".join(word[0] for word in re.split(sign, name) if word).upper()


def _readings(
    blocks: Sequence[Block], people: Sequence[Speaker], language: str
) -> Sequence[Reading]:
    """Return what each block says of people."""
    return read(blocks, people, language) if people else [Reading((), (), (), ())] * len(blocks)


def _said(reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield who speaks in a block, each time with the words that show it."""
    return ((said.speaker, said.why.partition(": ")[2]) for said in reading.said)


def _differ(of: str, other: str) -> bool:
    """Say whether two texts behind a name are of different people: they share no word, and are no data."""
    if not of or not other or re.search(r"\d", of + other):
        return False
    return set(plain(of).split()).isdisjoint(plain(other).split())


def _goes_on(name: str, known: Speaker) -> bool:
    """Say whether a name goes on behind somebody's: `Ruth Camelo Díaz` need not be `Ruth Camelo`."""
    forms = (f"{plain(form)} " for form in (known.name, *known.aliases))
    return any(plain(name).startswith(form) for form in forms)


def _may_be_person(one: Named, language: str) -> bool:
    first, *others = one.name.split()
    if len(others) == 1 and is_small(first):
        return False  # `For Weaver`
    begins = one.has_title or may_begin(first, language)
    return begins and is_person(one.name, named=one.has_title) and not is_role_alone(one.name)


def _role(mention: _Mention) -> str:
    """Return the role of somebody; empty for who took no part."""
    role = "moderator" if "moderator" in mention.roles else "speaker"
    took_part = (
        _is_sure(mention) or mention.speaks or mention.introduced or "present" in mention.roles
    )
    return role if mention.known or took_part else ""


def _is_sure(mention: _Mention) -> bool:
    return bool(mention.roles & {"moderator", "speaker"}) or mention.says


def _entry(role: str, mention: _Mention, names: Names) -> Appearance | str:
    """Return what the front matter says of somebody."""
    known = mention.known
    if known is None:
        return questions.who_is(mention.name, mention.of, names)
    if mention.first and role == "speaker":
        return questions.in_which_role(known)
    if _is_sure(mention) and not mention.doubtful:
        return appearance(known.id, mention.of)
    return questions.took_part(known, role)
