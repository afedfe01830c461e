"""What the site takes from one summary, as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from onrecord.bodies import Body, Citation, Passage, Statement
from onrecord.model import Summary


def dump(summary: Summary, body: Body) -> str:
    """Return a summary, its passages and their citations as one JSON document."""
    front = summary.front
    whole = {
        "id": summary.id,
        "title": front.title,
        "date": front.iso_date,
        "speakers": [person.id for person in front.speakers],
        "passages": [_passage(passage) for passage in body.passages],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _passage(passage: Passage) -> dict[str, Any]:
    """Return a passage as plain data; `speaker` is `null` where nobody is named."""
    return {
        "number": passage.number,
        "anchor": passage.anchor,
        "section": passage.section,
        "text": passage.text,
        "seconds": passage.moment.seconds if passage.moment else None,
        "citations": [
            {"norm": citation.norm, "how": str(citation.how), **_voice(citation)}
            for citation in passage.citations
        ],
        "statements": [_voice(statement) for statement in passage.statements],
        "mentions": list(passage.mentions),
    }


def _voice(one: Citation | Statement) -> dict[str, Any]:
    return {
        "speaker": one.speaker,
        "basis": None if one.basis is None else str(one.basis),
        "from": one.origin or None,
        "why": one.why or None,
    }


def render(summary: Summary, body: Body, *, why: bool = False) -> str:
    """Return a summary, its passages and their citations as text for people to read.

    With `why`, say what shows who is speaking.
    """
    front = summary.front
    lines = [f"{summary.id}: {front.title}, {front.iso_date}"]
    lines.append("  speakers: " + (", ".join(person.id for person in front.speakers) or "nobody"))
    if front.moderators:
        lines.append("  moderators: " + ", ".join(person.id for person in front.moderators))
    section = ""
    for passage in body.passages:
        if passage.section != section:
            section = passage.section
            lines += ["", section]
        time = f"  {passage.moment.clock}" if passage.moment else ""
        lines += ["", f"  ¶ {passage.number}  #{passage.anchor}{time}", f"     {passage.text}"]
        lines += _findings(passage, why=why)
    return "\n".join(lines) + "\n"


def _findings(passage: Passage, *, why: bool) -> Iterator[str]:
    for citation in passage.citations:
        yield f"     → {citation.norm} {citation.how}: {_who(citation, why=why)}"
    citing = {citation.speaker for citation in passage.citations}
    for statement in passage.statements:
        if statement.speaker not in citing:
            yield f"     → speaks: {_who(statement, why=why)}"
    if passage.mentions:
        yield "     → mentions " + ", ".join(passage.mentions)


def _who(one: Citation | Statement, *, why: bool) -> str:
    basis = f", {one.basis}" if one.basis else ""
    origin = f" from the {one.origin}" if one.origin else ""
    reason = f" ({one.why})" if why and one.why else ""
    return f"{one.speaker or 'no speaker named'}{basis}{origin}{reason}"
