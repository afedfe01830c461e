"""Where words of a passage stand in its file."""

from __future__ import annotations

import re

from onrecord.diagnostics import Span
from onrecord.model import Passage


def words(passage: Passage, text: str) -> Span:
    """Return where words of a passage stand first, whatever marks and line ends are among them.

    Where they cannot be found, the whole passage is their place.
    """
    parts = re.findall(r"\w+", text)
    expression = r"(?<!\w)" + r"[\W_]+".join(map(re.escape, parts)) + r"(?!\w)"
    match = re.search(expression, passage.span.text) if parts else None
    if match is None:
        return passage.span
    start = passage.span.start
    return passage.span.source.span(start + match.start(), start + match.end())
