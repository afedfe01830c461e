"""Who took part, as a text says it: who moderated, who spoke, and what is not certain."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from onrecord.authoring.affiliations import is_role_alone, role_begins
from onrecord.authoring.arabic import in_arabic
from onrecord.authoring.casting import Line, Role, cast, lines
from onrecord.authoring.manuscript import Declared, TextBlock
from onrecord.authoring.names import (
    ALONE,
    PERSON,
    Entry,
    affiliation_of,
    entries,
    entry,
    is_person,
    without_titles,
    written,
)
from onrecord.authoring.register import Names, appearance, new_speaker, similar
from onrecord.authoring.vocabulary import any_of, data, phrases
from onrecord.model import MOST, Appearance, Speaker, is_name
from onrecord.prose import Block, Kind, is_known, may_name, read, says, surnames
from onrecord.text.folding import plain
from onrecord.text.quoting import mapping

_PROSE = data("people")["prose"]
_LABELS = data("people")["labels"]
_GAP = r"(?:\s+(?:the|our|its|their|la|le|el|die|der|das)\b)?(?:\s+[a-z]+)?[\s:]*"
_LED_BY, _SPOKE_BY = (
    re.compile(
        rf"(?<!\w)(?i:{any_of(_PROSE[name])}|(?:{any_of(phrases(_LABELS[role]))})\s*:){_GAP}"
    )
    for name, role in (("led_by", "moderator"), ("spoke_by", "speaker"))
)
_VERBS = frozenset(
    phrase
    for name in ("led_by", "spoke_by", "calls")
    for phrase in _PROSE[name]
    if " " not in phrase
)
"""Words that begin a sentence before a name: `Selon Mme …`, `Intervinieron …`."""
_LED, _SPOKE = (
    re.compile(rf"\s*,?\s*(?i:{any_of(_PROSE[name])})(?!\w)") for name in ("led", "spoke")
)
_MODERATOR = re.compile(
    r"(?:the |our |session |online )?(?:co-)?(?:moderator|chair|facilitator)\b.*", re.IGNORECASE
)
_BEHIND = re.compile(r"(?:\s*\([^()]*\))?(?:,[^.;:]{3,120}?,)?")
"""What may stand between a name and what the person does."""
_JOINED = re.compile(
    r"(?:,[^.;:()]{3,80}?(?=,|;|\sand\s))?\s*(?:[,;]\s*(?:and\s+|&\s+|et\s+|y\s+|und\s+)?|\s(?:and|&|et|y|und)\s+)"
)
_AND = re.compile(r"\s(?:and|&|et|y|und|e)\s+")
_BYLINE = re.compile(
    r"\s*(?:(?:written|posted|published|text|report|summary|edited|photo)s?\s+)?by:?\s+",
    re.IGNORECASE,
)
_CITED = re.compile(rf"\b(?:{any_of(_PROSE['cited'])})\b", re.IGNORECASE)
"""Words by which a text cites what somebody wrote, who need not have been there."""
_AS = re.compile(rf"(?<!\w)(?i:{any_of(phrases(data('people')['roles']['words']))}),\s+\Z")
"""A role before a name: `said its chair, Eve Sample`."""
_WORD = re.compile(r"\w(?:[\w’'-]*\w)?")
_NEAR = 150
_OWNS = re.compile(
    r"[’']s?\s+(?:\w+\s+){0,2}(?:intervention|presentation|remark|keynote|talk|speech|statement|point|question|answer|address|contribution)"
)


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
    introduced: bool = False
    """Whether the text introduces the person: a title, an organisation, a place among others who spoke."""


_NO_ONE = Declared()

NOBODY = "TODO: who spoke? The text names nobody for certain. Write their ids, or [] if nobody is to be named."

_TOO_MANY = f"TODO: a summary may have {MOST} speakers, and the text names more people. Who of these spoke: {{}}?"


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
    cast_of = _Cast(register)
    cast_of.add_declared(declared)
    cast_of.add_layout(found)
    read_as = language if is_known(language) else "en"
    cast_of.add_prose(found, read_as)
    cast_of.note_who_speaks(found, read_as)
    taking = [(role, one) for one in cast_of.mentions.values() if (role := _role(one))]
    names = Names(register)
    everybody = [(role, _entry(role, one, names)) for role, one in taking[:MOST]]
    if others := ", ".join(one.name for _, one in taking[MOST:]):
        everybody.append(("speaker", _TOO_MANY.format(others)))
    everybody += [("speaker", question) for question in cast_of.questions]
    speakers = tuple(one for role, one in everybody if role == "speaker")
    return Participants(
        speakers or (NOBODY,), tuple(one for role, one in everybody if role == "moderator")
    )


class _Cast:
    """Everybody whom a text names, each once, in the order of the text."""

    def __init__(self, register: Mapping[str, Speaker]) -> None:
        self.register = register
        people = [person for person in register.values() if not person.is_delegation]
        self.forms = {plain(form): one for one in people for form in (one.name, *one.aliases)}
        self._known = cache(self._find)
        self.mentions: dict[str, _Mention] = {}
        self.questions: dict[str, None] = {}
        self.bylines: set[str] = set()
        self.words: set[str] = set()
        """All words of the names of those who are mentioned."""
        self.wholes: dict[tuple[str, ...], str] = {}
        """Who has a name, by its words; of those who are not in the register."""
        self.ends: defaultdict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
        """Whose names begin or end with some words."""
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
                        self._mention(one.name, one.of).roles.add(role)
                    else:
                        self._add_words(one or text, role)

    def add_layout(self, found: Sequence[Line]) -> None:
        """Add whom the layout of the text gives a role."""
        surnames_seen: list[tuple[str, Role]] = []
        for one in cast(found):
            if isinstance(one.who, Entry):
                if one.role == "other":
                    self.bylines.add(plain(one.who.name))
                    continue
                mention = self._mention(one.who.name, one.who.of)
                mention.roles.add(one.role)
                mention.doubtful |= one.who.doubtful
            elif one.role != "other":
                surnames_seen.append((one.who, one.role))
        for words, role in surnames_seen:
            self._add_words(words, role)

    def _add_words(self, words: str, role: Role) -> None:
        """Add somebody of whom the layout has no whole name: by the surname, else as a question."""
        folded = plain(words)
        if folded in self.words:
            return
        known = self.forms.get(folded) or self._by_surname(folded)
        if known is not None:
            mention = self._mention(known.name, "")
            mention.roles.add(role)
            mention.doubtful = True
        elif folded:
            what = "led the discussion" if role == "moderator" else "spoke"
            question = (
                f"TODO: is “{words}” somebody who {what}? Then write the id, else remove this line."
            )
            self.questions[question] = None

    def _names(self) -> Iterator[str]:
        return (mention.name for mention in self.mentions.values())

    def _by_surname(self, folded: str) -> Speaker | None:
        found = self._surnames.get(folded, ())
        return self.register[found[0]] if len(found) == 1 else None

    @cached_property
    def _surnames(self) -> Mapping[str, Sequence[str]]:
        """Whose each surname is."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for id_ in dict.fromkeys(one.id for one in self.forms.values()):
            for surname in dict.fromkeys(map(plain, surnames(self.register[id_]))):
                found[surname].append(id_)
        return found

    def _mention(self, name: str, of: str) -> _Mention:
        known = self._known(name)
        key = known.id if known else self._same(name) or plain(name) or name
        mention = self.mentions.setdefault(key, _Mention(name, known))
        if known is None:
            if len(name.split()) > len(mention.name.split()):
                mention.name = name
            words = tuple(plain(mention.name).split())
            self.wholes[words] = key
            for part in _ends(words):
                self.ends[part][key] = None
        mention.of = mention.of or of
        self.words.update(plain(mention.name).split())
        return mention

    def _same(self, name: str) -> str:
        """Return whose name goes on with this one, or this with it: `Van Schijn`, `Ruth Camelo` and `Ruth Camelo Díaz`."""
        words = tuple(plain(name).split())
        found = {self.wholes[part]: None for part in _ends(words) if part in self.wholes}
        found |= self.ends.get(words, {})
        return next(iter(found)) if len(found) == 1 else ""

    def _find(self, name: str) -> Speaker | None:
        """Return whose name somebody's words are, or a part of them."""
        words = [plain(word) for word in name.split()]
        for length in range(len(words), 1, -1):
            for start in range(len(words) - length + 1):
                if found := self.forms.get(_joined(words[start : start + length])):
                    return found
        return self.forms.get(_joined(words))

    def add_prose(self, found: Sequence[Line], language: str) -> None:
        """Add whom the running text names with the whole name, or by a title and the surname."""
        for line in found:
            if line.kind is not Kind.ASIDE and not _BYLINE.match(line.text):
                self._add_named(line, language)
                self._add_titled(line.text)
                self._add_in_arabic(line.text)

    def _add_named(self, line: Line, language: str) -> None:
        text = line.text
        led = set(_introduced(text, _LED_BY, _AND))
        spoke = set(_introduced(text, _SPOKE_BY, _JOINED))
        for match in PERSON.finditer(text):
            bracket = (match["of"] or "").strip()
            name, of = _without_verb(match["name"]), affiliation_of(bracket, match["name"])
            if at := role_begins(name):
                name = " ".join(name.split()[:at])
            self.whole[name.split()[-1]] += 1
            known = self._known(match["name"]) or self._known(name)
            name = known.name if known else name
            first, *others = name.split()
            if (
                not known
                and len(others) > 1
                and not _may_begin(first, language)
                and _may_begin(others[0], language)
            ):
                name, first = " ".join(others), others[0]
            other = not match["title"] and not _may_begin(first, language)
            if known is None and (other or not is_person(name) or is_role_alone(name)):
                continue
            leads = (
                match.start() in led
                or _does(text, match, _LED)
                or bool(_MODERATOR.fullmatch(bracket))
            )
            speaks = (
                match.start() in spoke
                or _does(text, match, _SPOKE)
                or bool(_OWNS.match(text, match.end()))
            )
            title = bool(match["title"]) and match["title"].split()[0] != "M"
            if plain(name) in self.bylines and not (leads or speaks):
                continue
            if known is None and line.kind is Kind.HEADING and not (title or of or name == text):
                continue
            mention = self._mention(name, "" if _MODERATOR.fullmatch(bracket) else of)
            mention.doubtful |= _CITED.search(_around(text, match)) is not None
            as_what = _AS.search(text, max(match.start() - _NEAR, 0), match.start()) is not None
            mention.introduced |= title or bool(of) or speaks or as_what
            mention.roles |= {"moderator"} if leads else set()

    def _add_titled(self, text: str) -> None:
        for match in ALONE.finditer(text):
            folded = plain(match["name"])
            if folded not in self.words and is_name(match[0].strip()):
                known = self._by_surname(folded)
                mention = self._mention(known.name if known else match[0].strip(), "")
                mention.introduced = True

    def _add_in_arabic(self, text: str) -> None:
        for name, leads in in_arabic(text):
            if is_person(name):
                mention = self._mention(name, "")
                mention.introduced = True
                mention.roles |= {"moderator"} if leads else set()

    def note_who_speaks(self, found: Sequence[Line], language: str) -> None:
        """Note who says something, by the surname or by the whole name; ask for people of the register."""
        blocks = [
            Block(line.kind, line.text, line.level) for line in found if line.kind is not Kind.ASIDE
        ]
        mentions = list(self.mentions.values())
        people = [
            (one.known or Speaker(id="x", name=without_titles(one.name))).model_copy(
                update={"id": f"p{number}"}
            )
            for number, one in enumerate(mentions)
        ]
        speaking = _speaking(blocks, people, language)
        saying = {id_ for id_, words in speaking if says(words, language)}
        ids = {id_ for id_, _ in speaking}
        alone = Counter(word for line in found for word in _WORD.findall(line.text))
        alone.subtract(self.whole)
        for person, mention in zip(people, mentions, strict=True):
            mention.speaks = person.id in ids
            mention.says = person.id in saying
            # A text goes on with the surname alone, as it does with people.
            mention.introduced |= alone[mention.name.split()[-1]] > 0
        self._ask_for_others(blocks, language)

    def _ask_for_others(self, blocks: Sequence[Block], language: str) -> None:
        """Ask for people and delegations of the register who seem to say something, by a part of their name."""
        known = {mention.known.id for mention in self.mentions.values() if mention.known}
        taken = {plain(name).split()[-1] for name in self._names() if plain(name)}
        others = [
            one
            for one in self.register.values()
            if one.id not in known and (one.is_delegation or plain(surnames(one)[0]) not in taken)
        ]
        for id_ in dict.fromkeys(id_ for id_, _ in _speaking(blocks, others, language)):
            self.questions[_question(self.register[id_])] = None


def _joined(folded: Iterable[str]) -> str:
    return " ".join(filter(None, folded))


def _speaking(
    blocks: Sequence[Block], people: Sequence[Speaker], language: str
) -> list[tuple[str, str]]:
    """Return who speaks, each time with the words that show it."""
    readings = read(blocks, people, language) if people else ()
    return [
        (said.speaker, said.why.partition(": ")[2]) for reading in readings for said in reading.said
    ]


def _may_begin(word: str, language: str) -> bool:
    return may_name(word, language) or word.rstrip(".").isupper()


def _ends(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield with which words a name begins or ends, two at least."""
    for length in range(2, len(words) + 1):
        yield words[:length]
        yield words[-length:]


def _without_verb(name: str) -> str:
    """Return a name without the word of a sentence that stands before it: `Selon`."""
    words = name.split()
    owner = max((at for at, word in enumerate(words, 1) if re.search(r"[’']s\Z", word)), default=0)
    if 0 < owner < len(words) - 1:
        words = words[owner:]  # `Sample Forum's Eve Sample`
    return written(" ".join(words[1:] if words[0].lower() in _VERBS and len(words) > 1 else words))


def _around(text: str, match: re.Match[str]) -> str:
    """Return the sentence that a name stands in, as far as it matters."""
    before = re.split(r"[.!?]\s", text[max(match.start() - _NEAR, 0) : match.start()])[-1]
    behind = re.split(r"[.!?]\s", text[match.end() : match.end() + _NEAR])[0]
    return f"{before} {behind}"


def _introduced(text: str, form: re.Pattern[str], joint: re.Pattern[str]) -> Iterator[int]:
    """Yield where each name of a list begins that stands behind words such as `moderated by`."""
    for match in form.finditer(text):
        at = match.end()
        while name := PERSON.match(text, at):
            yield name.start()
            joined = joint.match(text, name.end())
            if joined is None:
                break
            at = joined.end()


def _does(text: str, match: re.Match[str], form: re.Pattern[str]) -> bool:
    """Say whether words such as `moderated` stand behind a name, a role in commas between them."""
    if form.match(text, match.end()):
        return True
    behind = _BEHIND.match(text, match.end())
    return behind is not None and form.match(text, behind.end()) is not None


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
        return _unknown(mention, names)
    if _is_sure(mention) and not mention.doubtful:
        return appearance(known.id, mention.of)
    return _question(known, role)


def _question(known: Speaker, role: str = "speaker") -> str:
    did = "lead the discussion" if role == "moderator" else "speak"
    return f"TODO: did {known.name} {did}? Then write `{known.id}`, else remove this line."


def _unknown(mention: _Mention, names: Names) -> str:
    """Return the question who somebody is, with what to write where it is somebody new."""
    of = f" ({mention.of})" if mention.of else ""
    near = " or ".join(f"`{person.id}`" for person in similar(mention.name, names))
    known = f"Is it {near}? Write that id here. If not, add" if near else "Add"
    new = new_speaker(without_titles(mention.name), names)
    there, here = f"{mention.name} with an id of one's own", "that id"
    if new is not None:
        shown = appearance(new.id, mention.of).model_dump(exclude_none=True)
        there = f"`{new.id}: {mapping({'name': new.name})}`"
        here = f"`{mapping(shown) if len(shown) > 1 else new.id}`"
    return (
        f"TODO: {mention.name}{of} is not in the register. {known} {there} there, and {here} here."
    )
