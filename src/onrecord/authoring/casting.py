"""Who took part by the layout of a text: labels, lists below headings, tables, turns of a transcript."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Literal

from onrecord.authoring.affiliations import is_role_alone
from onrecord.authoring.dates import dateline, days
from onrecord.authoring.manuscript import TextBlock
from onrecord.authoring.names import Entry, entries, entry, written
from onrecord.authoring.vocabulary import any_of, data, phrases
from onrecord.prose import Kind, may_name

Role = Literal["moderator", "speaker", "present", "reporter", "other"]

_LABELS: dict[str, Role] = {
    phrase: role
    for role in ("other", "reporter", "present", "speaker", "moderator")
    for phrase in phrases(data("people")["labels"][role])
}
_SIGN = re.compile(r"[:：]|\s[–—-](?=\s)")
"""What stands behind a label; most lines have none, which is seen at once."""
_LABEL = re.compile(
    rf"(?P<label>[^\W\d_][^:：\n]{{1,60}}?)\s*(?:(?:#|no\.?|n°)?\s*(?P<number>\d{{1,2}})\s*)?(?:{_SIGN.pattern})\s*(?P<value>.*)",
    re.DOTALL,
)
_TURN = re.compile(
    r"(?:>{1,3}\s*)?(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?[\])]?\s*)?(?:[-–—]\s)?"
    r"(?P<who>[^:：\n.!?]{2,80}(?:\.[^:：\n.!?]{1,70}){0,3}?)\s*(?:[\[(]\d{1,2}:\d{2}(?::\d{2})?[\])])?\s*[:：](?:\s+|$)(?P<rest>.*)",
    re.DOTALL,
)
_TIMED = re.compile(
    r"(?P<who>[^:\d\[\]\n.!?]{3,60}?)[ \t\xa0]+[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?(?:\s+(?P<rest>.*))?",
    re.DOTALL,
)
"""A turn as calls are written down: a name and a time, and below them the words."""
_TIME_FIRST = re.compile(
    r"[\[(]\d{1,2}:\d{2}(?::\d{2})?[\])][ \t\xa0]+(?P<who>[^:\d\[\]\n!?]{3,60})(?P<rest>)"
)
"""A turn as captions are saved: a time and a name, and below them the words."""
_ONLY_WHOLE = phrases(data("people")["labels"]["only_whole"])
"""Labels that mean something else at the end of a longer phrase."""
_THINGS = frozenset(data("people")["labels"]["things"].split())
_SENTENCES = phrases(data("people")["labels"]["sentences"])
"""Words with which a sentence begins, and no label."""
_NOT_YET = frozenset(data("people")["labels"]["not_yet"].split())
_LONGEST_LABEL, _PAIR = 4, 2
_BY = phrases(data("people")["labels"]["joined"])
_JOINED = re.compile(
    rf"(?P<label>(?i:{any_of(label for label in _LABELS if label.split()[-1] in _BY)}))\s+"
    r"(?P<value>[^\W\d_a-z][^.!?]{3,150})"
)
"""A line whose label needs no colon: `Moderated by Eve Sample`."""
_GOES_ON = re.compile(r",\s+(?:the|this|our|la|le|les|el|los|die|der|das|il|l[’'])\s*(?=[a-zà-ÿ])")
"""Where a sentence goes on behind people: `Moderated by Eve Sample, Sample Forum, the panel …`."""
_INVERTED = re.compile(
    r"(?P<last>[^\W\d_][\w’'-]+(?: [\w’'-]+)?), (?P<first>[^\W\d_][\w’'.-]*(?: [^\W\d_][\w’'.-]*)?)(?:\s*\((?P<note>[^()]*)\))?"
)
"""A name as directories have it, which calls show: `Osei, Yaw (External)`."""
_NOBODY = re.compile(
    rf"(?:(?:unknown|unidentified)\s+)?(?:{any_of(phrases(data('people')['labels']['nobody']))})(?:\s+\d+)?",
    re.IGNORECASE,
)
_LEADS = re.compile(rf"(?<!\w)(?:{any_of(data('people')['prose']['leads'])})(?!\w)", re.IGNORECASE)
"""What who leads a discussion says of themselves; later than at the beginning it may be of another one."""
_ASKED = re.compile(r"(?:[^\W\d_]{1,12}\s*)?\d{0,2}\s*\((?P<who>[^()]{3,80})\)")
"""The head of a question that says who asked: `Q (Ann Example, Example Institute)`."""
_SIGNS = re.compile(r"\A[\W\d_]+|[\W_]+\Z")
_ASIDES = phrases(data("people")["asides"]["headings"])
_PLURAL = re.compile(r"(?:s|es|en|i|ون|ين|и|ы|e)\Z")
_SHORT = 150
"""A longer line is no entry of a list of people."""
_MARKUP = re.compile(
    r"!?\[((?:!\[)?[^\[\]\n]{0,500})\]\([^)\[\n]{0,2000}\)|(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)|\\(?=\W)|`|</?[a-z][a-z0-9]{0,20}(?:\s[^<>\n]{0,500})?>"
)
_ITEM = re.compile(r"\s*(?:[-*+•▪◦‣·–]|\d{1,2}[.)]|[a-z][.)])\s+(?P<text>.+)")
_ROW = re.compile(r"\s*\|(?P<cells>.+)\|\s*")
_NAME_COLUMN = phrases(data("people")["labels"]["columns"])
_OF_COLUMN = phrases(data("people")["labels"]["of_columns"])
"""Heads of columns that say for whom somebody came, or as what; others say when, or on what they spoke."""
_PROPERTY = re.compile(r"^(?:\*\*)?[^\W\d_][^:\n.!?]{1,40}:(?:\*\*)?[ \t]+\S", re.MULTILINE)
"""A line of properties, as notes have at their top: `Status: done`."""
_PAIRED = re.compile(r"\s(?:&|and|et|y|und)\s")
_NOTED = re.compile(r"\(([^()]{3,40})\)\Z")
_PARTS = re.compile(r"\s*[,;()]\s*|\s+[–—-]\s+")
"""What parts the words behind a name: `Forum (moderator)`, `Forum – chair`."""
_OF_BODIES = frozenset(data("people")["labels"]["of_bodies"].split())
"""Roles in a discussion that people have in organisations, too."""
_TURNS = 3
"""So many turns make a transcript, in which anybody who has one speaks."""


@dataclass(frozen=True)
class Line:
    """A line of a text without markup: a block, or a piece of one."""

    kind: Kind
    text: str
    level: int = 0
    cells: tuple[str, ...] = ()
    """Of a row of a table."""
    aside: bool = False
    """Whether it stands below a heading such as `Further reading`: what it tells was somewhere else."""
    spoken: bool = False
    """Whether it belongs to a turn of a transcript: of others, it tells what somebody says of them."""


_NO_LINE = Line(Kind.PARAGRAPH, "")


@dataclass(frozen=True)
class Cast:
    """Somebody who took part by the layout of the text."""

    who: Entry | str
    """Words that name nobody, where a name should stand."""
    role: Role
    turn: bool = False
    """Whether it is a turn of a transcript that says so."""
    first: bool = False
    """Whether it is the first turn: whoever has it may well lead."""


def lines(blocks: Sequence[TextBlock]) -> list[Line]:
    """Return the lines of a text, each as a reader sees it."""
    found = [line for block in blocks for line in _lines(block)]
    turns = {
        at for at, match, _ in _turn_lines(found) if _who(match) or match["who"].strip().isupper()
    }
    spoken = False
    for at, (line, aside) in enumerate(zip(found, asides(found), strict=True)):
        spoken = line.kind is not Kind.HEADING and (
            spoken or (len(turns) >= _TURNS and at in turns)
        )
        if spoken or aside:
            found[at] = replace(line, aside=aside, spoken=spoken)
    return found


def asides(found: Sequence[Line | TextBlock]) -> list[bool]:
    """Return of each line or block whether it is of something else: below a heading `Further reading`, behind `Read also:`."""
    answers, level, in_list = [], 0, False
    for one in found:
        if one.kind is Kind.HEADING and not 0 < level < one.level:
            level = (one.level or 1) if _is_aside(one.text) else 0
        # Headings at the end with nothing below them have become questions.
        beside = ":" in one.text and (one.text.startswith("TODO") or _is_aside(one.text))
        beside = beside and one.kind is Kind.PARAGRAPH
        in_list = beside or (in_list and one.kind is Kind.ITEM)
        answers.append(level > 0 or in_list)
    return answers


def _is_aside(heading: str) -> bool:
    """Say whether a heading is that of a section about something else: `4. Coming up: our next webinar`."""
    words = bare(heading.replace("’", "'")).lower()
    return words in _ASIDES or (
        (sign := _SIGN.search(words)) is not None and words[: sign.start()].strip() in _ASIDES
    )


def bare(heading: str) -> str:
    """Return a heading or an item without the number and the signs around it."""
    return _SIGNS.sub("", heading)


def _lines(block: TextBlock) -> Iterator[Line]:
    if not block.raw:
        head, _, rest = block.text.partition("\n")
        if rest and _TIME_FIRST.fullmatch(head):
            yield Line(block.kind, head)
            yield Line(block.kind, " ".join(rest.split()))
            return
        yield Line(block.kind, " ".join(block.text.split()), block.level)
        return
    wrapped: list[str] = []
    properties = len(_PROPERTY.findall(block.text)) > 1
    for written_line in [*block.text.split("\n"), ""]:
        # `## 4. Dates` is a heading all the same.
        item = None if block.kind is Kind.HEADING else _ITEM.fullmatch(written_line)
        row = _ROW.fullmatch(written_line)
        own = (
            item
            or row
            or not written_line.strip()
            or _label_line(plain_markdown(written_line))
            or (role_of(written_line) is not None and written_line[:1].isupper())
            or (properties and _PROPERTY.match(written_line))
        )
        if wrapped and (own or block.kind is Kind.HEADING):
            yield Line(block.kind, " ".join(wrapped), block.level)
            wrapped = []
        if item:
            yield Line(Kind.ITEM, plain_markdown(item["text"]))
        elif row:
            cells = tuple(plain_markdown(cell).strip() for cell in row["cells"].split("|"))
            if not all(re.fullmatch(r":?-*:?", cell) for cell in cells):
                yield Line(Kind.ASIDE, " | ".join(cells), cells=cells)
        elif own and written_line.strip():
            yield Line(Kind.PARAGRAPH, plain_markdown(written_line).strip())
        elif written_line.strip():
            wrapped.append(plain_markdown(written_line).strip(" >"))


def plain_markdown(text: str) -> str:
    """Return a line of Markdown without its signs."""
    return _MARKUP.sub(lambda match: match[1] or "", text)


def _label_line(text: str) -> bool:
    match = _LABEL.fullmatch(text.strip())
    return match is not None and role_of(match["label"]) is not None


def role_of(label: str) -> Role | None:
    """Return in which role a label has people: `Online moderator`, `Speakers`, `Intervenants`."""
    if len(label) > _SHORT:
        return None
    words = re.sub(r"\([^)]*\)|[\d#*_]", " ", label.replace("’", "'")).lower().strip(" .:·").split()
    words = words[2:] if words[:2] == ["list", "of"] else words
    whole = " ".join(words)
    if whole in _LABELS:
        return _LABELS[whole]
    if len(words) == 1 and "/" in whole:
        return next((_LABELS[word] for word in reversed(whole.split("/")) if word in _LABELS), None)
    if not 1 < len(words) <= _LONGEST_LABEL or words[0] in _SENTENCES or "," in whole:
        return None  # `Ann Example, moderator` is an entry
    ends = [word for word in (words[-1], *words[-1].split("/")) if word not in _ONLY_WHOLE]
    if role := next((_LABELS[word] for word in ends if word in _LABELS), None):
        return _unless_planned(role, words)
    begins = len(words) == _PAIR and words[0] not in _ONLY_WHOLE and not label.islower()
    return _unless_planned(_LABELS.get(words[0]), words) if begins else None


def _unless_planned(role: Role | None, words: Sequence[str]) -> Role | None:
    """Return a role, but of `Next speaker` and `Speakers announced` only that they may have been there."""
    planned = role in {"speaker", "moderator"} and not _NOT_YET.isdisjoint(words)
    return "present" if planned else role


def label_of(text: str) -> tuple[Role, str, bool] | None:
    """Return the role that a line gives, what stands behind the label, and whether it may be several people."""
    text = text.strip()
    match = _LABEL.fullmatch(text) if _SIGN.search(text) else None
    role = role_of(match["label"]) if match else None
    if role is None and (joined := _JOINED.fullmatch(text)):
        value = _GOES_ON.split(joined["value"])[0]
        return _LABELS[" ".join(joined["label"].lower().split())], value, True
    if match is None or role is None or (match["number"] and match["label"].lower() in _ONLY_WHOLE):
        return None
    if match["number"] and re.match(r"\d\d(?!\d)", match["value"]):
        return None  # `Speaker 2  09:03`
    last = match["label"].split("(")[0].split()[-1]
    several = role == "present" or _PLURAL.search(last) is not None
    return role, match["value"].strip(), not match["number"] and several


def cast(found: Sequence[Line]) -> list[Cast]:
    """Return the people whom the layout of a text gives a role, in their order."""
    reader = _Reader()
    people = [
        replace(one, role="present") if line.aside and one.role in {"speaker", "moderator"} else one
        for line in found
        for one in reader.read(line)
    ]
    return [*people, *_turns(found)]


class _Reader:
    """Reads line after line, and knows under which label it stands."""

    def __init__(self) -> None:
        self.role: Role | None = None
        self.by_heading = 0
        """The level of the heading that gave the role; 0 where a line did."""
        self.columns: tuple[int, tuple[str, ...], Role] | None = None
        """Of a table: in which column names stand, the heads of all, and the role."""
        self.prose = False
        """Whether prose has come since the label: then what names nobody need not be somebody."""
        self.announced = 0
        """How many people the label announces; 0 where it does not say, less where all have come."""

    def read(self, line: Line) -> Iterator[Cast]:
        """Yield the people of a line."""
        if line.kind is not Kind.ASIDE:
            self.columns = None
        if line.cells:
            yield from self._row(line.cells)
        elif line.kind is Kind.HEADING:
            yield from self._heading(line)
        elif label := label_of(line.text):
            given, value, several = label
            if value:
                yield from _people(value, given, several=several)
                self.role = None if self.by_heading == 0 else self.role
            else:
                self._begin(given, line, 0)
        elif (role := role_of(line.text)) and not line.text.endswith("."):
            self._begin(role, line, 0)
        elif self.role is not None:
            yield from self._entry(line, self.role)

    def _heading(self, line: Line) -> Iterator[Cast]:
        label = label_of(line.text)
        if label and label[1]:
            yield from _people(label[1], label[0], several=label[2])
            self.role = None
            return
        role = label[0] if label else role_of(line.text.rstrip(":"))
        found = entry(line.text) if role is None and self.role and self.by_heading else None
        if self.role and found and found.of and line.level == self.by_heading:
            yield Cast(self._next(found), self.role)  # plain text has headings of one level
            return
        if role is None and self.role and line.level > self.by_heading > 0:
            if found:
                yield Cast(found, self.role)
            return
        self._begin(role, line, line.level or 1)

    def _begin(self, role: Role | None, label: Line, by_heading: int) -> None:
        self.role, self.by_heading, self.prose = role, by_heading, False
        several = _PLURAL.search(label.text.split("(")[0].rstrip(" :：")) is not None
        self.announced = 1 if role == "moderator" and not several else 0

    def _next(self, who: Entry) -> Entry:
        """Return who comes below a label, in doubt where all it announced have come: another may be lost."""
        doubtful = who.doubtful or self.announced < 0
        self.announced = -1 if self.announced else 0
        return replace(who, doubtful=doubtful)

    def _entry(self, line: Line, role: Role) -> Iterator[Cast]:
        if line.kind is Kind.PARAGRAPH and (several := _names_alone(line.text)):
            yield from (Cast(one, role) for one in several)
            return
        short = len(line.text) <= _SHORT and not re.search(r"[.!?]\Z", line.text)
        found = entry(line.text) if len(line.text) <= 2 * _SHORT else None
        if found and (short or line.kind is Kind.ITEM or found.of):
            found = found if line.kind is Kind.ITEM else self._next(found)
            yield Cast(*as_noted(found, role))
        elif line.kind is Kind.ITEM and short and not self.prose:
            yield Cast(line.text, role)
        elif role == "present" and short and line.text.endswith(":"):
            return  # a group of those who were there
        elif self.by_heading == 0:
            self.role = None
        else:
            self.prose = True

    def _row(self, cells: tuple[str, ...]) -> Iterator[Cast]:
        roles = [role_of(cell) for cell in cells]
        if self.columns is None and len(cells) > 1:
            heads = [
                at
                for at, cell in enumerate(cells)
                if cell.lower() in _NAME_COLUMN or roles[at] not in {None, "other", "reporter"}
            ]
            if heads and not any(entry(cell) or re.search(r"[,;(]", cell) for cell in cells):
                self.columns = (heads[0], cells, roles[heads[0]] or self.role or "present")
                return
        if self.columns is not None and len(cells) == len(self.columns[1]):
            yield from _below_heads(cells, *self.columns)
        elif roles[0] and len(cells) > 1 and cells[1]:
            yield from _people(cells[1], roles[0], several=_PLURAL.search(cells[0]) is not None)
        elif self.role and (found := entry(", ".join(filter(None, cells)))):
            yield Cast(found, self.role)


def _below_heads(cells: Sequence[str], at: int, heads: Sequence[str], role: Role) -> Iterator[Cast]:
    """Yield the people of a row, whose names stand in one of the columns."""
    if label := label_of(cells[at]):
        yield from _people(label[1], label[0], several=label[2])
        return
    if any(True for cell in cells for _ in days(cell)):
        role = "present"  # a table of several events, or of tasks
    several = _in_cell(cells[at])
    if len(several) > 1 or _NOTED.search(cells[at]):
        for one in several:
            noted = _noted(one)
            words = _NOTED.sub("", one).strip() if noted else one
            yield Cast(entry(words) or words, noted or role)
        return
    others = [
        cell
        for place, (head, cell) in enumerate(zip(heads, cells, strict=True))
        if place != at and cell and head.lower() in _OF_COLUMN
    ]
    found = entry(", ".join((cells[at], *others))) if entry(cells[at]) else None
    if several:
        yield Cast(*as_noted(found, role)) if found else Cast(cells[at], role)


def as_noted(who: Entry, role: Role) -> tuple[Entry, Role]:
    """Return somebody of a list, and the role that stands behind the name: `Ann Example, Forum (moderator)`.

    Who is `Chair` may be that of an organisation.
    """
    parts = [part for part in _PARTS.split(f"{who.of}, {who.note}") if part]
    at = next((at for at, part in enumerate(parts) if role_of(part) == "moderator"), None)
    if role != "speaker" or at is None:
        return who, role
    of_body = parts[at].lower() in _OF_BODIES
    if of_body and at < len(parts) - 1:
        return who, role  # `Chair, Sample Board`
    of = ", ".join(part for part in parts if part not in {parts[at], who.note})
    return Entry(who.name, of, who.doubtful or of_body), "moderator"


def _in_cell(text: str) -> list[str]:
    """Return the people of a cell, who may be joined: `Ann Example & Max Muster`."""
    parts = text.split("; ")
    if len(parts) == 1 and "," not in text and "(" not in text:
        pair = _PAIRED.split(text)
        parts = pair if all(map(entry, pair)) else parts
    return [one for one in parts if one and not _NOBODY.fullmatch(one)]


def _noted(text: str) -> Role | None:
    """Return the role that stands in brackets behind somebody: `Olga Vymysel, Cable Council (Chair)`."""
    note = _NOTED.search(text)
    return role_of(note[1]) if note else None


def _names_alone(text: str) -> list[Entry]:
    """Return the people of a line that lists nothing but names; nothing where one has more behind the name."""
    if len(text) > 2 * _SHORT or "," not in text:
        return []
    value = ", ".join(part for part in text.split(", ") if not _NOBODY.fullmatch(part))
    found = list(entries(value, several=True))
    names = [one for one in found if isinstance(one, Entry) and not one.of]
    return names if len(names) == len(found) > 1 else []


def _people(value: str, role: Role, *, several: bool) -> Iterator[Cast]:
    if len(value) > 6 * _SHORT or re.search(r"[^\W\d_]{5}[.!?]\s+[^\W\d_]", value):
        return  # a sentence, and no list
    for who in entries(value, several=several):
        if isinstance(who, Entry):
            yield Cast(*as_noted(who, role))
        elif len(who) <= _SHORT and not re.search(r"[.!?…]\Z", who):
            yield Cast(who, role)


def _turns(found: Sequence[Line]) -> Iterator[Cast]:
    """Yield those who have turns: whoever is named before a colon, where many lines begin so."""
    turns = [
        (found[at], match, match["rest"] or below.text) for at, match, below in _turn_lines(found)
    ]
    several = len(turns) >= _TURNS
    for at, (line, match, said) in enumerate(turns):
        who = _who(match)
        if who is not None and (several or who.of or may_name(who.name.split()[0], "en")):
            leads = several and _LEADS.search(said) is not None
            if len(turns) == 1 or (who.of and not several) or (leads and at >= _TURNS):
                who = replace(who, doubtful=True)
            first = several and at == 0 and line.kind is Kind.PARAGRAPH
            role: Role = "present" if line.aside else "moderator" if leads else "speaker"
            yield Cast(who, role, turn=True, first=first)
        elif who is None and several and not line.aside and _is_name_alone(match["who"]):
            yield Cast(written(match["who"]), "speaker", turn=True)


def _turn_lines(found: Sequence[Line]) -> Iterator[tuple[int, re.Match[str], Line]]:
    """Yield which lines are turns, each with who has it, and the line below."""
    for at, (line, below) in enumerate(zip_longest(found, found[1:], fillvalue=_NO_LINE)):
        if (
            line.kind in {Kind.PARAGRAPH, Kind.ITEM}
            and not line.text.startswith("--")  # a signature
            and (match := _turn(line.text))
            and role_of(match["who"]) is None
            and _NOBODY.fullmatch(match["who"].strip()) is None
            and dateline(line.text) is None
            and len(match["who"].split()) <= 12  # noqa: PLR2004 - more is a sentence
        ):
            yield at, match, below


def _turn(text: str) -> re.Match[str] | None:
    return _TURN.fullmatch(text) or _TIMED.fullmatch(text) or _TIME_FIRST.fullmatch(text)


def _who(match: re.Match[str]) -> Entry | None:
    """Return who has a turn; calls show the surname first, others the organisation behind a comma."""
    words = match["who"]
    asked = _ASKED.fullmatch(words.strip())
    if match.re is _TIMED and (found := _inverted(words)):
        return found
    return entry(asked["who"] if asked else words) or _inverted(words)


def _inverted(who: str) -> Entry | None:
    match = _INVERTED.fullmatch(written(who))
    return entry(f"{match['first']} {match['last']}") if match else None


def _is_name_alone(who: str) -> bool:
    words = who.strip().split()
    word = words[0]
    thing = word.lower() in _THINGS or is_role_alone(word)
    named = word[0].isupper() and word.isalpha() and not thing
    return len(words) == 1 and named
