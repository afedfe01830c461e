"""Who took part in which webinar, as what, and for whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.model import Appearance, Speaker, Summary


@dataclass(frozen=True)
class Part:
    """A person's part in one webinar."""

    summary: Summary
    appearance: Appearance
    role: str
    """`speaker`, `moderator` or `both`."""


def parts(summary: Summary) -> Mapping[str, Part]:
    """Return each person's part in a webinar; who both spoke and moderated has one."""
    found: dict[str, Part] = {}
    roles = (("speaker", summary.front.speakers), ("moderator", summary.front.moderators))
    for role, appearances in roles:
        for appearance in appearances:
            known = found.get(appearance.id)
            if known is None:
                found[appearance.id] = Part(summary, appearance, role)
            elif known.role != role:
                found[appearance.id] = Part(summary, known.appearance, "both")
    return found


def affiliation(part: Part, who: Speaker) -> str:
    """Return what a person stood for on that day: the summary's word, else the register's."""
    given = [part.appearance.affiliation, part.appearance.billed_as]
    if any(given):
        return ", ".join(filter(None, given))
    return " / ".join(organisations(part, who))


def organisations(part: Part, who: Speaker) -> list[str]:
    """Return the organisations a person spoke for on that day."""
    if part.appearance.affiliation:
        return [part.appearance.affiliation]
    day = part.summary.front.date.isoformat()
    return [
        a.name
        for a in who.affiliations
        if a.from_ and a.until and a.from_ <= day[: len(a.from_)] and day[: len(a.until)] <= a.until
    ]
