"""Diagnostics for GitHub: annotations in a pull request, and the full list in the step summary.

What a contributor wrote must neither start a workflow command nor become a link, a mention or
HTML: every value is escaped for where it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from onrecord.diagnostics import Diagnostic, Explanation, Severity
from onrecord.report.console import summary
from onrecord.text.characters import visible
from onrecord.text.quoting import code

LIMIT = 900_000
"""The most bytes of a step summary; GitHub drops one that has more than a MiB."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def commands(diagnostics: Sequence[Diagnostic], catalogue: Mapping[str, Explanation]) -> str:
    """Return a workflow command for each diagnostic, errors first, each in one line.

    GitHub shows ten of a kind and drops the others, so the gravest have to come first.
    """
    ordered = sorted(diagnostics, key=lambda item: list(Severity).index(item.severity))
    return "".join(f"{_command(item, catalogue[item.code].title)}\n" for item in ordered)


def _command(item: Diagnostic, title: str) -> str:
    pairs = [f"{name}={_property(str(value))}" for name, value in _properties(item, title)]
    words = visible(f"{item.message}\n→ {item.hint}" if item.hint else item.message, keep="\n")
    return f"::{_COMMANDS[item.severity]} {','.join(pairs)}::{words.translate(_DATA)}"


def _properties(item: Diagnostic, title: str) -> Iterator[tuple[str, object]]:
    """Yield what an annotation has besides its words; columns only where they are of one line."""
    span = item.span
    one_line = span.line == span.end_line
    yield from (("file", span.source.path), ("line", span.line))
    yield from [("col", span.column)] if one_line else []
    yield "endLine", span.end_line
    yield from [("endColumn", span.end_column)] if one_line else []
    yield "title", f"{item.code} {title}"


def _property(text: str) -> str:
    return visible(text).translate(_PROPERTY)


def step_summary(diagnostics: Sequence[Diagnostic]) -> str:
    """Return all diagnostics as Markdown, by file; what no longer fits is left to the terminal."""
    lines = ["## onrecord check", "", summary(diagnostics).plain]
    room = LIMIT
    for line in _listed(diagnostics):
        room -= len(line.encode()) + 1
        if room < 0:
            lines += ["", "There are more than fit here: `onrecord check` prints them all."]
            break
        lines.append(line)
    return "\n".join(lines) + "\n"


def _listed(diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
    ordered = sorted(diagnostics, key=lambda item: item.order)
    for path, items in groupby(ordered, key=lambda item: item.span.source.path):
        yield from ("", f"### {_shown(path)}", "")
        for item in items:
            what = f"**{item.severity} {item.code}**, line {item.span.line}: {_shown(item.message)}"
            yield f"- {what}<br>→ {_shown(item.hint)}" if item.hint else f"- {what}"


def _shown(text: str) -> str:
    """Return a text as a code span: nothing in one is a link, a mention or HTML."""
    return code(" ".join(visible(text, keep="\n").split()))
