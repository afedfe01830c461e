"""Filters on the page of a norm: what can be chosen there, and two of it side by side."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from onrecord.index import by_passage
from onrecord.model import Basis, Citation
from onrecord.site.site import Site
from onrecord.site.words import Words
from onrecord.site.years import Sheet


@dataclass(frozen=True)
class Choice:
    """A value that can be chosen."""

    value: str
    words: str
    former: str = ""
    """Other values that meant the same, separated by spaces: former ids of a speaker."""
    url: str = ""
    """The page that shows it, where this one does not."""


@dataclass(frozen=True)
class Field:
    """One thing to choose by; its name stands in the address of the page."""

    name: str
    choices: tuple[Choice, ...]
    beside: tuple[Choice, ...]
    """What can stand beside the choice; empty where nothing can."""
    whole: bool
    """Whether nothing need be chosen; not where the page shows one value and no other."""
    narrows: bool
    """Whether a choice would leave anything out."""


@dataclass(frozen=True)
class Filters:
    """The filters of one page of a norm."""

    fields: tuple[Field, ...]
    passages: int
    """How many passages the page shows."""
    year: int | None
    """The only year that the page shows, where the passages are paged."""
    words: str
    """What the browser says, as JSON."""

    @property
    def narrow(self) -> bool:
        """Whether there is anything to choose or to compare."""
        return self.year is not None or any(field.narrows for field in self.fields)


def filters(site: Site, sheet: Sheet[Citation]) -> Filters:
    """Return the filters for the passages that a page shows."""
    passages = tuple(by_passage(sheet.shown).values())
    return Filters(
        (_speakers(site, passages), _years(site, sheet, passages), _bases(site.words, passages)),
        len(passages),
        sheet.year or sheet.newest_only,
        json.dumps(site.words.groups["filtering"], ensure_ascii=False),
    )


def _speakers(site: Site, passages: Iterable[list[Citation]]) -> Field:
    """Return who can be chosen, by surname."""
    found = [{c.speaker for c in citations} for citations in passages]
    known = sorted({id_ for ids in found for id_ in ids if id_}, key=lambda id_: site.place[id_])
    people = (site.corpus.speakers[id_] for id_ in known)
    choices = tuple(Choice(who.id, who.name, " ".join(who.former_ids)) for who in people)
    return Field("speaker", choices, choices, whole=True, narrows=_narrows(found))


def _years(site: Site, sheet: Sheet[Citation], passages: Iterable[list[Citation]]) -> Field:
    """Return the years, newest first; where they have pages, those stand beside the one shown."""
    found = [{site.corpus.summaries[c.summary].front.date.year for c in some} for some in passages]
    years = sorted({year for some in found for year in some}, reverse=True)
    choices = tuple(Choice(str(year), str(year)) for year in years)
    if not sheet.years:
        return Field("year", choices, choices, whole=True, narrows=_narrows(found))
    shown = str(sheet.year or sheet.newest_only)
    others = tuple(Choice(y.words, y.words, url=y.url) for y in sheet.years if y.words != shown)
    return Field("year", choices, others, whole=False, narrows=False)


def _bases(words: Words, passages: Iterable[list[Citation]]) -> Field:
    """Return why passages are attributed as they are; nobody named is one of the reasons."""
    found = [{c.basis.value if c.basis else "nobody" for c in some} for some in passages]
    choices = tuple(
        Choice(name, words.text(f"basis.{name}"))
        for name in (Basis.STATED.value, Basis.INFERRED.value, "nobody")
        if any(name in bases for bases in found)
    )
    return Field("basis", choices, (), whole=True, narrows=_narrows(found))


def _narrows(found: Sequence[AbstractSet[object]]) -> bool:
    """Say whether some passage has not what another one has."""
    return any(some != found[0] for some in found)
