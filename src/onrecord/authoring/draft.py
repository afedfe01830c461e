"""A summary that is being written, and the text of its file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.authoring.manuscript import escape
from onrecord.authoring.people import Participant
from onrecord.codes import Code
from onrecord.diagnostics import Diagnostic, Source
from onrecord.model import Appearance
from onrecord.project import todos
from onrecord.project.records import parse_summary
from onrecord.text.folding import ascii_lower, words
from onrecord.text.quoting import mapping, scalar, sequence

Keys = Mapping[str, str | int]
"""Keys and values that stand below another key."""

_WIDTH = 100
_SMALL = frozenset("a an and as at by for from in is of on or the to with".split())
"""Words that an address can do without."""
_LONGEST = 80


@dataclass(frozen=True)
class Draft:
    """What the file of a new summary says. A text in the place of a record is still to be done."""

    title: str
    date: date | str
    speakers: tuple[Appearance | str, ...]
    norms: tuple[str, ...]
    body: str
    """Markdown, without a line end behind it."""
    date_is: str = "held"
    moderators: tuple[Appearance | str, ...] = ()
    series: Keys | None = None
    language: str = "en"
    source: Keys | None = None

    @property
    def text(self) -> str:
        """The text of its file."""
        front = "\n".join(_front_matter(self))
        return f"---\n{front}\n---\n\n{self.body}\n"


def new_draft(
    title: str,
    day: date,
    speakers: Sequence[Participant],
    moderators: Sequence[Participant] = (),
    norms: Sequence[str] = (),
) -> Draft:
    """Return a summary whose text says who took part, and that the rest is still to be written.

    It says so in plain words: nothing in it has to be taken for something that was said. Norms are
    named, because the front matter and the text have to agree.
    """
    norms = sorted(set(norms))
    parts = ["This summary is still to be written."]
    if speakers:
        parts.append(f"{_listed(speakers)} took part.")
    if moderators:
        parts.append(f"{_listed(moderators)} led the discussion.")
    items = [f"- What was said about norm 13({norm[-1]}) is still to be written." for norm in norms]
    return Draft(
        title=title,
        date=day,
        speakers=tuple(participant.appearance for participant in speakers),
        moderators=tuple(participant.appearance for participant in moderators),
        norms=tuple(norms),
        body="\n".join([" ".join(parts), *([""] if items else []), *items]),
    )


def _listed(participants: Sequence[Participant]) -> str:
    """Return names as a list in a sentence."""
    *others, last = (escape(participant.person.name) for participant in participants)
    return f"{', '.join(others)} and {last}" if others else last


def file_stem(title: str, day: date | str) -> str:
    """Return a name for the file of a summary: its date and the words of its title that count.

    Empty where there is neither.
    """
    every = words(ascii_lower(title).replace("'", ""))
    telling = [word for word in every if word not in _SMALL] or every
    name = day.isoformat() if isinstance(day, date) else ""
    for word in telling:
        longer = f"{name}-{word}".strip("-")
        if len(longer) > _LONGEST:
            break
        name = longer
    return name


def _front_matter(draft: Draft) -> Iterator[str]:
    """Yield the lines of the front matter, the fewest that say everything."""
    yield f"title: {scalar(draft.title)}"
    day = draft.date.isoformat() if isinstance(draft.date, date) else scalar(draft.date)
    yield f"date: {day}"
    if draft.date_is != "held":
        yield f"date_is: {draft.date_is}"
    yield from _people("speakers", draft.speakers)
    if draft.moderators:
        yield from _people("moderators", draft.moderators)
    yield f"norms: [{', '.join(draft.norms)}]"
    if draft.series is not None:
        yield from _keys("series", draft.series)
    if draft.language != "en":
        yield f"language: {draft.language}"
    if draft.source is not None:
        yield from _keys("source", draft.source)


def _people(key: str, people: Sequence[Appearance | str]) -> Iterator[str]:
    """Yield a list of people: in one line where ids say it all."""
    alone = [p.id for p in people if isinstance(p, Appearance) and p == Appearance(id=p.id)]
    line = f"{key}: {sequence(alone)}"
    if len(alone) == len(people) and len(line) <= _WIDTH:
        yield line
        return
    yield f"{key}:"
    for person in people:
        if isinstance(person, str):
            yield f"- {scalar(person)}"
        elif person.id in alone:
            yield f"- {person.id}"
        else:
            yield f"- {mapping(person.model_dump(exclude_none=True))}"


def _keys(key: str, values: Keys) -> Iterator[str]:
    """Yield a key with keys of its own, each in a line."""
    yield f"{key}:"
    for name, value in values.items():
        yield f"  {name}: {value if isinstance(value, int) else scalar(value)}"


def problems(draft: Draft, path: str) -> tuple[Diagnostic, ...]:
    """Return what a check would say of the front matter of a draft."""
    return parse_summary(Source(path, draft.text)).diagnostics


def count_todos(draft: Draft) -> int:
    """Return how many places of a draft are marked as still to be done."""
    source = Source("draft", draft.text)
    found = (
        *parse_summary(source).diagnostics,
        *todos.in_text(source, source.text.index("\n---\n")),
    )
    return sum(item.code == Code.TODO for item in found)
