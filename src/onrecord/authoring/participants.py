"""Who took part, as a text says it: who moderated, who spoke, and what is not certain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.authoring.register import appearance, new_speaker, similar
from onrecord.model import Appearance, Speaker
from onrecord.prose import PARTICLES, Block, Kind, may_name, read, without_title
from onrecord.text.characters import one_line
from onrecord.text.folding import plain
from onrecord.text.quoting import mapping

_CAPITAL = "[" + "".join(filter(str.isupper, map(chr, range(0x530)))) + "]"
"""A capital letter, Latin, Greek or Cyrillic."""
_WORD = rf"{_CAPITAL}(?:\.|(?:[\w’'-]*\w)?)"
_PARTICLE = rf"(?:{'|'.join(sorted(PARTICLES))})"
_NAME = rf"{_WORD}(?:[ \xa0](?:{_PARTICLE}[ \xa0])*{_WORD}){{1,4}}"
_TITLE = r"(?:(?:Mr|Mrs|Ms|Mx|Miss|Dr|Prof|Professor|Sir|Dame|Ambassador|Amb|H\.E)\.?[ \xa0])"
_PERSON = re.compile(
    rf"(?<![\w’'-])(?P<title>{_TITLE}*)(?P<name>{_NAME})(?:\s*\((?P<of>[^()]{{2,200}})\))?"
)
_LED = re.compile(
    r"\b(?:moderated\s+by|moderators?\s*(?::|was|were|is|[–—-])|moderation\s*:)\s*(?:the\s+)?",
    re.IGNORECASE,
)
_LEADS = re.compile(r"\s*,?\s*(?:who\s+)?moderated\b")
_ROLE = re.compile(r"(?:the\s+)?moderator\b.*", re.IGNORECASE)
_SPOKE = re.compile(r"\b(?:speakers?|panell?ists?|experts?|people?)\s*:\s*", re.IGNORECASE)
_JOINED = re.compile(r"\s*(?:,?\s*(?:and|&)|,|;)\s*")
_AND = re.compile(r"\s+(?:and|&)\s+")


@dataclass(frozen=True)
class Participants:
    """The people of a text. A text in the place of a person is a question to the author."""

    speakers: tuple[Appearance | str, ...]
    moderators: tuple[Appearance | str, ...]


@dataclass
class _Mention:
    """Somebody whom the text names with the whole name."""

    name: str
    start: int
    known: Speaker | None
    of: str = ""
    introduced: bool = False
    """Whether the text introduces the person: a title before the name, or an organisation after."""
    moderates: bool = False
    listed: bool = False
    """Whether the name stands behind `Speakers:`."""
    speaks: bool = False


def participants(paragraphs: Sequence[str], register: Mapping[str, Speaker]) -> Participants:
    """Return who took part in what the paragraphs report.

    Somebody took part for certain who is in the register and is introduced with an organisation,
    stands in a list of speakers, or says something. Everybody else who may have is a question.
    """
    text = "\n".join(paragraphs)
    seen = _distinct(_mentions(text, register))
    _note_who_speaks(paragraphs, seen)
    roles = [_role(mention, register) for mention in sorted(seen, key=lambda s: s.start)]
    delegations = map(_question, _delegations(paragraphs, register))
    return Participants(
        (*(entry for role, entry in roles if role == "speaker"), *delegations),
        tuple(entry for role, entry in roles if role == "moderator"),
    )


def _mentions(text: str, register: Mapping[str, Speaker]) -> Iterator[_Mention]:
    people = [person for person in register.values() if not person.is_delegation]
    forms = {plain(name): person for person in people for name in (person.name, *person.aliases)}
    led = {at for match in _LED.finditer(text) for at in _following(text, match.end(), _AND)}
    listed = {
        at for match in _SPOKE.finditer(text) for at in _following(text, match.end(), _JOINED)
    }
    for match in _PERSON.finditer(text):
        known, of = _known(match["name"], forms), one_line(match["of"] or "")
        role = _ROLE.fullmatch(of) is not None
        moderates = match.start() in led or role or _LEADS.match(text, match.end()) is not None
        introduced = bool(match["title"]) and (known is not None or bool(of))
        if (
            known
            or introduced
            or moderates
            or match.start() in listed
            or _may_be_person(match["name"], of)
        ):
            yield _Mention(
                name=without_title(match["name"]),
                start=match.start(),
                known=known,
                of="" if role else of,
                introduced=introduced or bool(known and of),
                moderates=moderates,
                listed=match.start() in listed,
            )


def _known(name: str, forms: Mapping[str, Speaker]) -> Speaker | None:
    words = name.split()
    for length in range(len(words), 1, -1):
        for start in range(len(words) - length + 1):
            if found := forms.get(plain(" ".join(words[start : start + length]))):
                return found
    return None


def _may_be_person(name: str, of: str) -> bool:
    """Say whether words with something in brackets may be a person, not a body: `Platform (EP)`."""
    words = name.split()
    initials = "".join(word[0] for word in words)
    body = not all(may_name(word, "en") for word in words) or of.endswith(initials)
    return bool(of) and not body and not of.isupper()


def _following(text: str, start: int, joint: re.Pattern[str]) -> Iterator[int]:
    """Yield where each name begins in a list of names from a place on."""
    while match := _PERSON.match(text, start):
        yield start
        joined = joint.match(text, match.end())
        if joined is None or "\n" in joined[0]:
            return
        start = joined.end()


def _distinct(mentions: Iterable[_Mention]) -> list[_Mention]:
    by_name: dict[str, _Mention] = {}
    for mention in mentions:
        key = mention.known.id if mention.known else plain(mention.name)
        first = by_name.setdefault(key, mention)
        first.of = first.of or mention.of
        first.introduced |= mention.introduced
        first.moderates |= mention.moderates
        first.listed |= mention.listed
    return list(by_name.values())


def _note_who_speaks(paragraphs: Sequence[str], seen: Sequence[_Mention]) -> None:
    """Note who says something, by the surname or by the whole name."""
    people = [
        (one.known or Speaker(id="x", name=one.name)).model_copy(update={"id": f"p{number}"})
        for number, one in enumerate(seen)
    ]
    readings = read([Block(Kind.PARAGRAPH, text) for text in paragraphs], people, "en")
    speaking = {said.speaker for reading in readings for said in reading.said}
    for person, mention in zip(people, seen, strict=True):
        mention.speaks = person.id in speaking


def _role(mention: _Mention, register: Mapping[str, Speaker]) -> tuple[str, Appearance | str]:
    """Return the role of somebody, and the entry for the front matter; no role is empty."""
    role = "moderator" if mention.moderates else "speaker"
    known = mention.known
    sure = mention.moderates or mention.listed or mention.speaks
    if known is None:
        took_part = sure or mention.introduced
        return (role, _unknown(mention, register)) if took_part else ("", "")
    if sure or (mention.introduced and mention.of):
        return role, appearance(known.id, mention.of)
    return role, _question(known)


def _question(known: Speaker) -> str:
    return f"TODO: did {known.name} speak? Then write `{known.id}`, else remove this line."


def _delegations(paragraphs: Sequence[str], register: Mapping[str, Speaker]) -> list[Speaker]:
    """Return the delegations that seem to say something; it may be what they did, too."""
    known = [one for one in register.values() if one.is_delegation]
    readings = read([Block(Kind.PARAGRAPH, text) for text in paragraphs], known, "en")
    speaking = dict.fromkeys(said.speaker for reading in readings for said in reading.said)
    return [register[id_] for id_ in speaking]


def _unknown(mention: _Mention, register: Mapping[str, Speaker]) -> str:
    """Return the question who somebody is, with what to write where it is somebody new."""
    of = f" ({mention.of})" if mention.of else ""
    near = " or ".join(f"`{person.id}`" for person in similar(mention.name, register))
    known = f"Is it {near}? Write that id here. If not, add" if near else "Add"
    new = new_speaker(mention.name, register)
    there, here = f"{mention.name} with an id of one's own", "that id"
    if new is not None:
        entry = appearance(new.id, mention.of).model_dump(exclude_none=True)
        there = f"`{new.id}: {mapping({'name': new.name})}`"
        here = f"`{mapping(entry) if len(entry) > 1 else new.id}`"
    return (
        f"TODO: {mention.name}{of} is not in the register. {known} {there} there, and {here} here."
    )
