"""What kind of source a text is, as far as it says so itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.authoring.manuscript import TextBlock
from onrecord.authoring.vocabulary import any_of, data, phrases

_SOURCES = data("pages")["sources"]
_OWN, _POINTS, _BELOW, _ARE, _NOT = (
    f"(?:{any_of(phrases(_SOURCES[name]))})" for name in ("own", "points", "below", "are", "not")
)
_AFEW = rf"(?:\s+(?!{_NOT}\b)[\w-]+){{0,3}}\s+"
_MACHINE, _TRANSCRIPT = (
    re.compile(
        rf"(?<!\w)(?:{_POINTS}(?:\s+{_OWN}{_AFEW}|\s+{_ARE}{_AFEW}|\s+)|{_OWN}\s+{_BELOW}{_AFEW}){how}(?!\w)"
        rf"|(?:^|[.:]\s+)\W*(?:an?\s+)?{how}\s+{_OWN}\W*(?:$|[.,;]\s)",
        re.IGNORECASE | re.MULTILINE,
    )
    for how in (f"(?:{any_of(_SOURCES[name])})" for name in ("machine", "transcript"))
)
"""What a text says of itself: `This report was generated automatically`, `AI-generated summary`; of others, people speak."""
_NOTICE = 700
"""A longer paragraph is no notice about the text."""
_KINDS = "published summary, published report, event page, captioned transcript, machine-generated report, recording or notes"

ASK_KIND = f"TODO: what kind of source is it: {_KINDS}?"
ASK_READ = "TODO: how much of the source did you read: whole, part or beginning?"


def kind_of(declared: str, named: str, blocks: Sequence[TextBlock]) -> str:
    """Return what kind of source a text is, or the question.

    `declared` is what its form shows (captions), `named` what its title calls it. A notice that it was
    made by a machine counts more than either.
    """
    edges = [block.text for block in (*blocks[:12], *blocks[-6:]) if len(block.text) <= _NOTICE]
    if any(map(_MACHINE.search, edges)):
        return "machine-generated report"
    if any(map(_TRANSCRIPT.search, edges)):
        return "captioned transcript"
    return declared or named or ASK_KIND
