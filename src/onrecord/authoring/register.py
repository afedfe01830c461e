"""Add people to the register and leave the rest of the file as it is: the one door to ruamel.yaml.

ruamel.yaml reads how the file is laid out and writes the new entry in the same way. The entry is
then put between the lines that are there, because a comment above an entry belongs to that entry,
and writing the whole file anew would leave it with the one before.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.scalarstring import SingleQuotedScalarString

from onrecord.diagnostics import Source
from onrecord.model import Speaker
from onrecord.sources.records import Entries, parse_register
from onrecord.text.quoting import scalar

_WIDE = 1 << 16
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_AFTER = re.compile(r"(?:\.\.\.)?\s*")
"""What may stand behind the last entry: nothing, and the sign that nothing follows."""
_NOBODY = re.compile(r"[ \t]*\{[ \t]*\}[ \t]*")


def with_people(text: str, people: Sequence[Speaker]) -> str | None:
    """Return the text of a register with more people, or nothing where it cannot take them.

    Each stands where the alphabet of the ids wants it if the others do, else at the end.
    """
    for person in people:
        before = _read(text)
        for attempt in (_between_lines, _anew):
            changed = attempt(text, person)
            if changed is not None and _holds(changed, before, person):
                break
        else:
            return None
        text = changed
    return text


def _read(text: str) -> Entries[Speaker]:
    """Return what a register says."""
    return parse_register(Source("speakers.yaml", re.sub(r"\r\n?", "\n", text)))


def _holds(text: str, before: Entries[Speaker], person: Speaker) -> bool:
    """Say whether a register has everybody whom it had, the new person, and no mistake more."""
    after = _read(text)
    known = {record.id: record for record in before.records}
    found = {record.id: record for record in after.records}
    same = len(after.diagnostics) == len(before.diagnostics) and person.id not in before.names
    return same and found == {**known, person.id: person}


def _between_lines(text: str, person: Speaker) -> str | None:
    """Put an entry between the lines of a register."""
    layout = _loaded(text)
    if layout is None or (layout and layout.fa.flow_style()):
        return None
    lines = _LINE.findall(text)
    end = "\r\n" if "\r\n" in text else "\n"
    entry = [line + end for line in _entry(person, layout).splitlines()]
    if not layout:
        return "".join(_in_place_of_nobody(lines, entry, end))
    tops = _tops(layout, lines)
    spaced = _spaced(tops, lines, person)
    keys = [str(key) for key in layout]
    later = [key for key in keys if key > person.id]
    if keys == sorted(keys) and later:
        at = tops[keys.index(later[0])]
        above = [end] if spaced and at and lines[at - 1].strip() and at != tops[0] else []
        entry = [*above, *entry, *([end] if spaced else [])]
    else:
        at = max(place for place, line in enumerate(lines) if not _AFTER.fullmatch(line)) + 1
        if not lines[at - 1].endswith(("\n", "\r")):
            lines[at - 1] += end
        entry = [*([end] if spaced else []), *entry]
    return "".join([*lines[:at], *entry, *lines[at:]])


def _loaded(text: str) -> CommentedMap | None:
    """Return the mapping in a text with its layout; an empty one where there is none yet."""
    try:
        loaded = _yaml().load(text)
    except YAMLError:
        return None
    if loaded is None:
        return CommentedMap()
    return loaded if isinstance(loaded, CommentedMap) else None


def _yaml() -> YAML:
    """Return a reader and writer that keeps what it can of a file."""
    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = _WIDE
    return yaml


def _in_place_of_nobody(lines: list[str], entry: list[str], end: str) -> list[str]:
    """Return the lines of a register that had nobody, with an entry at its end."""
    kept = [line for line in lines if not _NOBODY.fullmatch(line.rstrip("\r\n"))]
    if kept and not kept[-1].endswith(("\n", "\r")):
        kept[-1] += end
    between = [end] if kept and kept[-1].startswith("#") else []
    return [*kept, *between, *entry]


def _tops(layout: CommentedMap, lines: list[str]) -> list[int]:
    """Return for each entry the line it begins in, with the comments that stand right above.

    Comments at the very top of the file are about the file.
    """
    tops = []
    for key in layout:
        at = top = int(layout.lc.key(key)[0])
        while top and lines[top - 1].startswith("#"):
            top -= 1
        tops.append(top or at)
    return tops


def _spaced(tops: list[int], lines: list[str], person: Speaker) -> bool:
    """Say whether there are empty lines between the entries of a register."""
    if len(tops) > 1:
        empty = sum(not lines[top - 1].strip() for top in tops[1:])
        return empty * 2 > len(tops) - 1
    content = [line for line in lines[tops[0] :] if not _AFTER.fullmatch(line)]
    return bool(person.not_same_as) or len(content) > 1


def _entry(person: Speaker, layout: CommentedMap) -> str:
    """Return an entry as text, laid out like the others."""
    values = CommentedMap()
    for key, value in person.model_dump(exclude_defaults=True, by_alias=True).items():
        if key != "id":
            values[key] = _value(value)
    others = [other for other in layout.values() if isinstance(other, CommentedMap)]
    if others and all(other.fa.flow_style() for other in others):
        values.fa.set_flow_style()
    yaml = _yaml()
    yaml.indent(mapping=_indent(others))
    written = io.StringIO()
    yaml.dump(CommentedMap({person.id: values}), written)
    return written.getvalue()


def _indent(others: list[CommentedMap]) -> int:
    """Return how far the keys of the entries are indented."""
    columns = [int(other.lc.col) for other in others if not other.fa.flow_style()]
    return next((column for column in columns if column), 2)


def _value(value: str | Sequence[str]) -> object:
    """Return a text, or a short list of ids, in the quotes it needs."""
    if isinstance(value, str):
        quoted = scalar(value, in_brackets=True).startswith("'")
        return SingleQuotedScalarString(value) if quoted else value
    ids = CommentedSeq(value)
    ids.fa.set_flow_style()
    return ids


def _anew(text: str, person: Speaker) -> str | None:
    """Write a register anew with one more entry: where all of it stands between brackets."""
    layout = _loaded(text)
    if layout is None:
        return None
    values = {key: _value(value) for key, value in person if value and key != "id"}
    keys = [str(key) for key in layout]
    place = sum(key < person.id for key in keys) if keys == sorted(keys) else len(keys)
    layout.insert(place, person.id, CommentedMap(values))
    written = io.StringIO(newline="")
    _yaml().dump(layout, written)
    changed = written.getvalue().replace("\n", "\r\n" if "\r\n" in text else "\n")
    return changed if _comments(text) == _comments(changed) else None


def _comments(text: str) -> list[str]:
    """Return what may be comments in a text."""
    return re.findall(r"#.*", text)
