"""What the site takes from one summary, as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from onrecord.model import Body, Passage, Summary


def dump(summary: Summary, body: Body) -> str:
    """Return a summary, its passages and their citations as one JSON document."""
    front = summary.front
    whole = {
        "id": summary.id,
        "title": front.title,
        "date": front.date.isoformat(),
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
        "citations": [
            {
                "norm": citation.norm,
                "how": str(citation.how),
                "speaker": citation.speaker,
                "basis": None if citation.basis is None else str(citation.basis),
            }
            for citation in passage.citations
        ],
        "mentions": list(passage.mentions or ()),
    }


def render(summary: Summary, body: Body) -> str:
    """Return a summary, its passages and their citations as text for people to read."""
    front = summary.front
    lines = [f"{summary.id}: {front.title}, {front.date.isoformat()}"]
    lines.append("  speakers: " + (", ".join(person.id for person in front.speakers) or "nobody"))
    if front.moderators:
        lines.append("  moderators: " + ", ".join(person.id for person in front.moderators))
    section = ""
    for passage in body.passages:
        if passage.section != section:
            section = passage.section
            lines += ["", f"{section}"]
        lines += ["", f"  ¶ {passage.number}  #{passage.anchor}"]
        lines += [f"     {passage.text}"]
        lines.extend(_findings(passage))
    return "\n".join(lines) + "\n"


def _findings(passage: Passage) -> Iterator[str]:
    """Yield a line for each citation and for the people who are only named."""
    for citation in passage.citations:
        who = citation.speaker or "nobody named"
        basis = f", {citation.basis}" if citation.basis else ""
        yield f"     → {citation.norm} {citation.how}: {who}{basis}"
    if passage.mentions:
        yield "     → mentions " + ", ".join(passage.mentions)
