"""Make a draft of somebody's text: what it surely says, and a `TODO` for everything else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.authoring.boilerplate import main_text
from onrecord.authoring.dates import choose_day
from onrecord.authoring.draft import Draft, Keys, file_stem
from onrecord.authoring.manuscript import BlockKind, Manuscript, TextBlock, to_markdown
from onrecord.authoring.participants import participants
from onrecord.body import rendering
from onrecord.diagnostics import Source
from onrecord.model import FrontMatter, Places, Speaker, Summary
from onrecord.text.characters import one_line, without_hidden

_LONGEST = 300
"""How many characters a title may have."""


@dataclass(frozen=True)
class Imported:
    """A draft, the name for its file, and what is not in it."""

    draft: Draft
    name: str
    likely: date | None
    """The day that the name begins with."""
    removed: tuple[str, ...]
    """Lines that were taken for parts of the page around the text."""


def draft_of(manuscript: Manuscript, register: Mapping[str, Speaker], called: str = "") -> Imported:
    """Return the draft of a summary. What is not certain in it begins with `TODO`.

    `called` gives the file its name where the text has no title.
    """
    found = main_text(manuscript)
    prose = [block.text for block in found.blocks if block.kind is not BlockKind.HEADING]
    when = choose_day(manuscript, found.published, prose)
    people = participants(prose, register)
    title = one_line(found.title)
    draft = Draft(
        title=_title(title),
        date=when.day,
        date_is=when.date_is,
        speakers=people.speakers,
        moderators=people.moderators,
        norms=(),
        language=manuscript.language or "en",
        source=_source(manuscript, title),
        body=to_markdown(_clean(found.blocks)),
    )
    draft = replace(draft, norms=_norms(draft))
    name = file_stem(title or called, when.likely or "") or "draft"
    return Imported(draft, name, when.likely, found.removed)


def _clean(blocks: Sequence[TextBlock]) -> Iterator[TextBlock]:
    """Yield blocks without characters that cannot be seen."""
    for block in blocks:
        text = without_hidden(block.text) if block.raw else one_line(block.text)
        if text.strip():
            yield replace(block, text=text)


def _title(title: str) -> str:
    if not title:
        return "TODO: the title of the webinar"
    if len(title) > _LONGEST:
        return f"TODO: a title of at most {_LONGEST} characters. {title}"
    return title


def _source(manuscript: Manuscript, title: str) -> Keys:
    """Return where a text was found: its address, or else its title."""
    called = title if 0 < len(title) <= _LONGEST else "TODO: what the source is called"
    place = {"url": manuscript.url} if manuscript.url else {"title": called}
    return {**place, "kind": "published summary", "read": "whole"}


def _norms(draft: Draft) -> tuple[str, ...]:
    norms: tuple[str, ...] = ()
    title = draft.title if len(draft.title) <= _LONGEST else "-"
    for _ in range(2):
        # That there are norms at all can show more of them: `norm C` alone could be anything.
        front = FrontMatter(title=title, date=date(1970, 1, 1), speakers=(), norms=norms)
        source = Source("summaries/draft.md", draft.body)
        summary = Summary("draft", front, draft.body, 0, Places(source))
        body = rendering.render(summary, rendering.Surroundings({}, frozenset()))
        norms = tuple(sorted({r.norm for p in body.passages for r in p.citations}))
    return norms
