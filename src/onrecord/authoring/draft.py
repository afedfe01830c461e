"""A summary that is being written, new or made of somebody's text, and the text of its file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.authoring.boilerplate import MainText, main_text
from onrecord.authoring.casting import asides
from onrecord.authoring.dates import choose_day, dateline
from onrecord.authoring.languages import disagrees, language_of
from onrecord.authoring.manuscript import Manuscript, TextBlock, escape, to_markdown
from onrecord.authoring.participants import participants
from onrecord.authoring.register import Participant
from onrecord.authoring.sources import ASK_READ, kind_of
from onrecord.authoring.transcripts import timed
from onrecord.body import rendering
from onrecord.diagnostics import Code, Diagnostic, Source
from onrecord.model import Appearance, Frameworks, Speaker
from onrecord.project import todos
from onrecord.project.records import parse_summary, standard
from onrecord.prose import Kind
from onrecord.text.characters import is_blank, one_line, without_hidden
from onrecord.text.folding import ascii_lower, slug, words
from onrecord.text.quoting import code, mapping, scalar, sequence

Keys = Mapping[str, str | int]
"""Keys and values that stand below another key."""

_WIDTH = 100
_SMALL = frozenset("a an and as at by for from in is of on or the to with".split())
"""Words that an address can do without."""
_LONGEST_NAME = 80
_LONGEST_TITLE = 300
"""How many characters a title may have."""


_BESIDE = re.compile(
    r"\A(?:\d{4}-\d{2}-\d{2}[ _:–-]+|[^\w\s!-/:-@\[-`{-~“‘«„¿¡]+\s+)+|\s+[-–]\s+(?:transcript|transcripción|transcription|transcrição|transkript)\Z",
    re.IGNORECASE,
)
"""What programs put around a title: the day of a note, a picture, what kind of file it is."""


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
    organisers: tuple[str, ...] = ()
    language: str = "en"
    recording: str = ""
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
    *,
    frameworks: Frameworks | None = None,
) -> Draft:
    """Return a summary whose text says who took part, and that the rest is still to be written.

    Each line begins with `TODO`, so that a check says what is left; norms stand as code, which cites
    nothing.
    """
    norms = sorted(set(norms))
    parts = ["TODO: write what was said."]
    if speakers:
        parts.append(f"{_listed(speakers)} took part.")
    if moderators:
        parts.append(f"{_listed(moderators)} led the discussion.")
    spoken = (frameworks or standard()).spoken
    items = [f"- TODO: what was said about {code(spoken(norm))}?" for norm in norms]
    return Draft(
        title=title,
        date=day,
        speakers=tuple(participant.appearance for participant in speakers),
        moderators=tuple(participant.appearance for participant in moderators),
        norms=tuple(norms),
        body="\n".join([" ".join(parts), *([""] if items else []), *items]),
    )


def _listed(participants: Sequence[Participant]) -> str:
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
        if len(longer) > _LONGEST_NAME:
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
    if draft.organisers:
        yield f"organisers: {sequence(draft.organisers)}"
    if draft.language != "en":
        yield f"language: {scalar(draft.language)}"
    if draft.recording:
        yield f"recording: {scalar(draft.recording)}"
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
    yield f"{key}:"
    for name, value in values.items():
        yield f"  {name}: {value if isinstance(value, int) else scalar(value)}"


def problems(
    draft: Draft, path: str, frameworks: Frameworks | None = None
) -> tuple[Diagnostic, ...]:
    """Return what a check would say of the front matter of a draft."""
    return parse_summary(Source(path, draft.text), frameworks or standard()).diagnostics


def count_todos(draft: Draft) -> int:
    """Return how many places of a draft are marked as still to be done."""
    source = Source("draft", draft.text)
    in_body = todos.in_text(source, source.text.index("\n---\n"))
    return sum(item.code == Code.TODO for item in (*problems(draft, "draft"), *in_body))


@dataclass(frozen=True)
class Imported:
    """A draft, the name for its file, and what is not in it."""

    draft: Draft
    name: str
    likely: date | None
    """The day that the name begins with."""
    removed: tuple[str, ...]
    """Lines that were taken for parts of the page around the text."""
    times: int = 0
    """How many paragraphs of the text have a time, whether it is in the draft or not."""


def draft_of(
    manuscript: Manuscript,
    register: Mapping[str, Speaker],
    called: str = "",
    frameworks: Frameworks | None = None,
) -> Imported:
    """Return the draft of a summary. What is not certain in it begins with `TODO`.

    `called` gives the file its name where the text has no title; norms are those of the frameworks
    that onrecord ships where no others are given.
    """
    with_times = timed(manuscript.blocks)
    times = sum(block.time is not None for block in with_times)
    if manuscript.recording:
        manuscript = replace(manuscript, blocks=with_times)
    found = main_text(manuscript)
    prose = [block.text for block in found.blocks if block.kind is not Kind.HEADING]
    beside = [line for text in manuscript.days if (line := dateline(text))]
    told = [
        block.text
        for block, aside in zip(found.blocks, asides(found.blocks), strict=True)
        if block.kind is not Kind.HEADING and not aside
    ]
    when = choose_day(manuscript, (*found.datelines, *beside), told, found.titles)
    language = _language(manuscript.language, " ".join([*found.titles, *prose]))
    people = participants(found.blocks, register, language, manuscript.declared)
    title = one_line(found.title)
    draft = Draft(
        title=_title(found.titles),
        date=when.day,
        date_is=when.date_is,
        speakers=_seen(people.speakers),
        moderators=_seen(people.moderators),
        norms=(),
        organisers=manuscript.declared.organisers,
        language=language or ASK_LANGUAGE,
        recording=one_line(manuscript.recording),
        source=_source(manuscript, found, title),
        body=to_markdown(_clean(found.blocks, keeps_times=bool(manuscript.recording))),
    )
    known = frameworks or standard()
    norms = rendering.norms_in(draft.body, draft.title, known)
    draft = replace(draft, norms=tuple(sorted(norms, key=known.order)))
    name = file_stem(title or called or next(iter(found.titles), ""), when.likely or "") or "draft"
    removed = tuple(
        dict.fromkeys((*found.removed, *manuscript.removed, *_unsaid(manuscript, draft)))
    )
    return Imported(draft, name, when.likely, removed, times)


def _unsaid(manuscript: Manuscript, draft: Draft) -> Iterator[str]:
    """Yield what a text says of itself outside of its blocks, and the draft does not."""
    if manuscript.language not in {"", draft.language}:
        yield f"language: {manuscript.language}"
    if not manuscript.said:
        return
    known = f"-{slug(draft.text)}-"
    for line, text in manuscript.said:
        parts = re.split(r"[,;()]", text)
        if not all(
            f"-{slug(part)}-" in known if slug(part) else part in draft.text for part in parts
        ):
            yield line


ASK_LANGUAGE = "TODO: in which language is it? Write its code: en, fr, es, ar, ru, zh …"


def _language(declared: str, text: str) -> str:
    """Return the language of a text; empty where neither it nor the page says so, or they disagree."""
    if not declared:
        return language_of(text)
    return "" if disagrees(declared, text) else declared


def _seen(people: Sequence[Appearance | str]) -> tuple[Appearance | str, ...]:
    """Return people; in the questions about them, only what can be seen of the words of the text."""
    return tuple(one_line(one) if isinstance(one, str) else one for one in people)


def _clean(blocks: Sequence[TextBlock], *, keeps_times: bool) -> Iterator[TextBlock]:
    for block in blocks:
        text = without_hidden(block.text) if block.raw else one_line(block.text)
        if text.strip():
            linked, time = one_line(block.markdown), block.time if keeps_times else None
            yield replace(block, text=text, markdown=linked, time=time)


def _title(titles: Sequence[str]) -> str:
    titles = [_BESIDE.sub("", title) or title for title in map(one_line, titles) if title]
    if len(titles) > 1:
        return (
            f"TODO: which is the title: {' or '.join(f'“{title[:100]}”' for title in titles[:4])}?"
        )
    if not titles or is_blank(titles[0]):
        return "TODO: the title of the webinar"
    if len(titles[0]) > _LONGEST_TITLE:
        return f"TODO: a title of at most {_LONGEST_TITLE} characters. {titles[0]}"
    return titles[0]


def _source(manuscript: Manuscript, found: MainText, title: str) -> Keys:
    """Return where a text was found: its address, or else its title; and what it is, if it says so."""
    ask = is_blank(title) or len(title) > _LONGEST_TITLE
    called = "TODO: what the source is called" if ask else title
    place = {"url": one_line(manuscript.url)} if manuscript.url else {"title": called}
    kind = kind_of(manuscript.kind, found.kind, found.blocks)
    return {**place, "kind": kind, "read": ASK_READ}
