"""Diagnostics, changes to files, and what the manual says of a code, as text for a terminal."""

from __future__ import annotations

import difflib
import io
import re
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence

from rich.text import Text

from onrecord.diagnostics import Diagnostic, Explanation, Part, Severity
from onrecord.text.characters import visible

WIDTH = 96
"""The most characters of a source line that are shown, and of a paragraph in one line."""

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
"""The colour of each severity, the gravest first."""

_DIFF = {"---": "bold", "+++": "bold", "@": "cyan", "-": "red", "+": "green", "#": "dim"}
"""How a line of a diff that begins so is shown."""

_STRONG = re.compile(r"\*\*([^*]+)\*\*")


def render(diagnostics: Sequence[Diagnostic]) -> Text:
    """Return diagnostics with their styles."""
    return Text("\n").join([*map(_one, diagnostics), summary(diagnostics) + "\n"])


def plain(diagnostics: Sequence[Diagnostic]) -> str:
    """Return diagnostics as plain text."""
    return render(diagnostics).plain


def summary(diagnostics: Sequence[Diagnostic]) -> Text:
    """Return the closing line: how many errors, warnings and notes, in how many files."""
    numbers = Counter(item.severity for item in diagnostics)
    found = [severity for severity in Severity if numbers[severity]]
    if not found:
        return Text("No errors.", style="green")
    *others, last = (_count(numbers[severity], severity) for severity in found)
    words = f"{', '.join(others)} and {last}" if others else last
    files = _count(len({item.span.source.path for item in diagnostics}), "file")
    return Text(f"{words} in {files}.", style=f"bold {COLOURS[found[0]]}")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _one(item: Diagnostic) -> Text:
    colour = COLOURS[item.severity]
    place = f"{_shown(item.span.source.path)}:{item.span.line}:{item.span.column}"
    return Text.assemble(
        (place, "bold"),
        (f"  {item.severity} {item.code}\n", colour),
        *_excerpt(item, colour),
        f"  {_shown(item.message)}\n",
        *((("  → ", "green"), f"{_shown(item.hint)}\n") if item.hint else ()),
    )


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


def _shown(text: str) -> str:
    """Return a text in which nothing moves the cursor or reorders the line."""
    return visible(text.replace("\t", " "), keep="\n")


def _width(text: str) -> int:
    return Text(_shown(text)).cell_len


def render_diff(path: str, before: str, after: str) -> Text:
    """Return the changes to one file as a unified diff with its styles.

    Only changed lines are shown: a paragraph is one line, and those around it would drown it. It
    also keeps every line from beginning with what a contributor wrote.
    """
    text = Text()
    for line in _diff_lines(path, before, after):
        style = next((style for sign, style in _DIFF.items() if line.startswith(sign)), "")
        text.append(visible(line, keep="\t") + "\n", style=style)
    return text


def _diff_lines(path: str, before: str, after: str) -> Iterator[str]:
    if "\r" in before and "\r" not in after:
        yield f"# {path}: lines end in LF, as everywhere else, instead of CR LF"
    old, new = (io.StringIO(text, newline=None).readlines() for text in (before, after))
    for line in difflib.unified_diff(old, new, path, path, n=0):
        yield line.removesuffix("\n")
        if not line.endswith("\n"):
            yield "\\ No newline at end of file"


def explain(explanation: Explanation, width: int = WIDTH) -> Text:
    """Return a section of the manual with its styles, its paragraphs no wider than `width`."""
    text = Text(f"{explanation.code} {explanation.title}\n", style="bold")
    for part in explanation.parts():
        text.append("\n")
        text.append_text(_example(part) if part.example else _paragraph(part, width))
    return text


def _example(part: Part) -> Text:
    text = Text()
    if part.title:
        text.append(f"  {part.title}:\n", style="dim")
    text.append(textwrap.indent(part.text, "    ") + "\n", style="cyan")
    return text


def _paragraph(part: Part, width: int) -> Text:
    """Return a paragraph in lines; words between stars are bold."""
    words = _STRONG.sub(r"\1", part.text)
    strong = {match[1] for match in _STRONG.finditer(part.text)}
    lines = textwrap.wrap(words, min(width, WIDTH), break_long_words=False, break_on_hyphens=False)
    text = Text("\n".join(lines) + "\n")
    for piece in sorted(strong):
        text.highlight_regex(re.escape(piece).replace(r"\ ", r"\s"), style="bold")
    return text
