"""Diagnostics as text: the place, the line with the words underlined, the sentence, the cure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from onrecord.diagnostics import Diagnostic, Severity
from onrecord.text.characters import visible

WIDTH = 96
"""The most characters of a source line that are shown."""

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
"""The colour of each severity, the gravest first."""


def render(diagnostics: Sequence[Diagnostic]) -> Text:
    """Return diagnostics with their styles."""
    whole = Text()
    for item in diagnostics:
        whole.append_text(_one(item))
        whole.append("\n")
    whole.append_text(summary(diagnostics))
    whole.append("\n")
    return whole


def plain(diagnostics: Sequence[Diagnostic]) -> str:
    """Return diagnostics as plain text."""
    return render(diagnostics).plain


def write(diagnostics: Sequence[Diagnostic], console: Console) -> None:
    """Write diagnostics to a console; long lines are left for the terminal to wrap."""
    console.print(render(diagnostics), soft_wrap=True, end="")


def summary(diagnostics: Sequence[Diagnostic]) -> Text:
    """Return the closing line: how many errors, warnings and notes, in how many files."""
    numbers = Counter(item.severity for item in diagnostics)
    *counts, last = ["", *(_count(numbers[s], s) for s in Severity if numbers[s])]
    files = len({item.span.source.path for item in diagnostics})
    if not last:
        return Text("No errors.", style="green")
    worst = next(severity for severity in Severity if numbers[severity])
    words = " and ".join(filter(None, [", ".join(filter(None, counts)), last]))
    return Text(f"{words} in {_count(files, 'file')}.", style=f"bold {COLOURS[worst]}")


def _count(number: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _one(item: Diagnostic) -> Text:
    """Return one diagnostic."""
    colour = COLOURS[item.severity]
    text = Text()
    text.append(
        f"{_shown(item.span.source.path)}:{item.span.line}:{item.span.column}", style="bold"
    )
    text.append(f"  {item.severity} {item.code}\n", style=colour)
    for line in _excerpt(item, colour):
        text.append_text(line)
    text.append(f"  {_shown(item.message)}\n")
    if item.hint:
        text.append("  → ", style="green")
        text.append(f"{_shown(item.hint)}\n")
    return text


def _excerpt(item: Diagnostic, colour: str) -> Iterator[Text]:
    """Yield the source line and the mark below it; nothing where the file has no text."""
    span = item.span
    line = span.source.line(span.line)
    if not line.strip():
        return
    end = span.end_column if span.end_line == span.line else len(line) + 1
    cut = max(0, min(span.column - WIDTH // 2, len(line) - WIDTH))
    shown = line[cut : cut + WIDTH]
    before = shown[: span.column - 1 - cut]
    marked = shown[span.column - 1 - cut : max(end - 1 - cut, span.column - cut)]
    number = f"{span.line:>5} │ "
    lead = "…" if cut else ""
    tail = "…" if cut + WIDTH < len(line) else ""
    yield Text(f"{number}{lead}{_shown(shown)}{tail}\n", style="dim")
    width = len(lead) + _width(before)
    yield Text(f"{'':>5} │ {' ' * width}", style="dim") + Text(
        "^" * max(_width(marked), 1) + "\n", style=colour
    )


def _width(text: str) -> int:
    """Return how many columns a text takes in a terminal."""
    return Text(_shown(text)).cell_len


def _shown(text: str) -> str:
    """Return a text in which nothing moves the cursor or reorders the line."""
    return visible(text.replace("\t", " "), keep="\n")
