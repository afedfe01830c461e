"""Add people to the register, each in a line or lines of their own among those that are there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.authoring.editing import Edit, edited
from onrecord.diagnostics import Source
from onrecord.model import Places, Speaker
from onrecord.project.records import parse_register
from onrecord.text.quoting import scalar, sequence

_MARK = "\ufeff"
"""The byte order mark, which some editors write first; it stays where it is."""

_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")
_END = re.compile(r"(?:\.\.\.)?\s*")
"""What may stand behind the last entry: nothing, and the sign that nothing follows."""
_NOBODY = re.compile(r"\s*\{\s*\}\s*")


def with_people(text: str, people: Sequence[Speaker]) -> str | None:
    """Return the text of a register with more people, or nothing where it cannot take them.

    Each stands where the alphabet of the ids wants it if the others do, else at the end.
    """
    mark = _MARK if text.startswith(_MARK) else ""
    source = Source("speakers.yaml", text.removeprefix(mark))
    for person in people:
        before, source = source, edited(source, _addition(person))
        if source is before:
            return None
    return mark + source.text


def _addition(person: Speaker) -> Edit:
    """Return the edit that adds a person, and holds where everybody else is as before."""

    def change(source: Source) -> str:
        places = parse_register(source).places or Places(source)
        keys = [str(path[0]) for path in places.keys if len(path) == 1]
        if not keys:
            return _first(source.text, person)
        if places.value().text.startswith("{"):
            return _in_braces(source.text, places, keys, person)
        return _in_lines(source.text, places, keys, person)

    def holds(before: Source, after: Source) -> bool:
        old, new = parse_register(before), parse_register(after)
        same = len(new.diagnostics) == len(old.diagnostics) and person.id not in old.names
        everybody = {record.id: record for record in (*old.records, person)}
        return same and {record.id: record for record in new.records} == everybody

    return Edit(change, holds)


def _first(text: str, person: Speaker) -> str:
    """Write the first entry of a register below the comments that are there."""
    end = _line_end(text)
    kept = [line for line in _LINE.findall(text) if not _NOBODY.fullmatch(line)]
    if kept and not kept[-1].endswith("\n"):
        kept[-1] += end
    between = [end] if kept and kept[-1].startswith("#") else []
    return "".join([*kept, *between, *_entry(person, end, "  ")])


def _in_braces(text: str, places: Places, keys: list[str], person: Speaker) -> str:
    """Put an entry into a register that stands in braces; a comment could come to stand by it."""
    if "#" in text:
        return text
    entry = f"{person.id}: {_in_one_line(person)}"
    if later := _later(keys, person):
        at = places.key(later).start
        return f"{text[:at]}{entry}, {text[at:]}"
    at = places.value(keys[-1]).end
    return f"{text[:at]}, {entry}{text[at:]}"


def _in_lines(text: str, places: Places, keys: list[str], person: Speaker) -> str:
    """Put an entry between the lines of a register, in the style of the others."""
    lines, end = _LINE.findall(text), _line_end(text)
    tops = [_top(places.key(key).line - 1, lines) for key in keys]
    values = [places.value(key) for key in keys]
    columns = [value.column - 1 for value in values if not value.text.startswith("{")]
    entry = _entry(person, end, " " * (columns[0] or 2) if columns else None)
    empty = [not lines[top - 1].strip() for top in tops[1:]]
    spaced = sum(empty) * 2 > len(empty) if empty else columns
    blank = [end] if spaced else []
    if later := _later(keys, person):
        at = tops[keys.index(later)]
        above = blank if at and lines[at - 1].strip() and at != tops[0] else []
        return "".join([*lines[:at], *above, *entry, *blank, *lines[at:]])
    at = max(number for number, line in enumerate(lines) if not _END.fullmatch(line)) + 1
    if not lines[at - 1].endswith("\n"):
        lines[at - 1] += end
    return "".join([*lines[:at], *blank, *entry, *lines[at:]])


def _later(keys: list[str], person: Speaker) -> str | None:
    """Return the entry that a person stands before; nothing at the end, or where none are sorted."""
    later = [key for key in keys if key > person.id]
    return later[0] if later and keys == sorted(keys) else None


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _top(line: int, lines: list[str]) -> int:
    """Return the line in which an entry begins, with the comments that stand right above.

    Comments at the very top of the file are about the file.
    """
    top = line
    while top and lines[top - 1].startswith("#"):
        top -= 1
    return top or line


def _entry(person: Speaker, end: str, indent: str | None) -> list[str]:
    """Return the lines of an entry: one in braces where there is no indent."""
    if indent is None:
        return [f"{person.id}: {_in_one_line(person)}{end}"]
    return [f"{person.id}:{end}", *(f"{indent}{line}{end}" for line in _values(person))]


def _in_one_line(person: Speaker) -> str:
    return "{" + ", ".join(_values(person)) + "}"


def _values(person: Speaker) -> list[str]:
    """Return the keys of somebody new with their values: texts, and lists of ids."""
    values = person.model_dump(exclude_defaults=True, exclude={"id"})
    return [
        f"{key}: {scalar(value, in_brackets=True) if isinstance(value, str) else sequence(value)}"
        for key, value in values.items()
    ]
