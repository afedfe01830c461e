"""Split a summary into its front matter and its body: the one door to python-frontmatter."""

from __future__ import annotations

from dataclasses import dataclass

from frontmatter.default_handlers import YAMLHandler

from onrecord.codes import Code
from onrecord.diagnostics import Diagnostic, Source

_HANDLER = YAMLHandler()


@dataclass(frozen=True)
class Halves:
    """The two parts of a summary, each with its offset in characters."""

    front: str
    front_offset: int
    body: str
    body_offset: int


def split(source: Source) -> Halves | Diagnostic:
    """Return the front matter and the body of a summary, or what keeps them from being told apart."""
    text = source.text
    if not _HANDLER.detect(text):
        return Diagnostic(
            Code.NO_FRONT_MATTER,
            "A summary begins with a line `---`, and this file does not.",
            source.span(0, len(source.line(1))),
            "Put the title, date, speakers and norms between two lines `---` at the very top.",
        )
    try:
        front, body = _HANDLER.split(text)
    except ValueError:
        return Diagnostic(
            Code.NOT_CLOSED,
            "The front matter begins here and is never closed.",
            source.span(0, len(source.line(1))),
            "Put a line `---` after its last key.",
        )
    body_offset = len(text) - len(body)
    # The front matter stands behind the first line of dashes and whatever space follows it.
    return Halves(front, text.index(front, text.index("---") + 3), body, body_offset)
