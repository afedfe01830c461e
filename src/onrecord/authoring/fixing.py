"""Fix what can be fixed in only one way, in the text of a file and with all else as it was."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from onrecord.authoring import norm_list
from onrecord.authoring.editing import Edit, edited
from onrecord.authoring.files import File, RefusedError, save
from onrecord.body import rendering
from onrecord.body.rendering import Surroundings
from onrecord.diagnostics import Diagnostic, Source
from onrecord.model import Broken, Summary
from onrecord.pipeline import Outcome
from onrecord.project import document, reading, records
from onrecord.project.document import Halves
from onrecord.project.records import Ok

_MARK = "\ufeff"
"""The byte order mark, which some editors write first; it stays where it is."""

_ADDRESS = re.compile(r"(https?://[^\s<>\")\]]*|\]\([^()\s]*|href=\"[^\"]*)")


@dataclass(frozen=True)
class FileChange:
    """What fixing does to one file."""

    path: str
    """Relative to the project's folder."""
    before: str
    """The whole text as it is stored, line ends and byte order mark included."""
    after: str


def changes(
    outcome: Outcome, wanted: Callable[[str], bool] = lambda _: True
) -> Iterator[FileChange]:
    """Yield what can be fixed in the files of a project whose paths are `wanted`."""
    project = outcome.project
    folder = reading.read(project)
    names = folder.names | frozenset(outcome.corpus.summaries)
    around = Surroundings(outcome.corpus.speakers, names)
    others = (folder.register, folder.norms, folder.instruments)
    of_summaries, of_yaml = _summary_edits(outcome, around), _yaml_edits()
    files = [(source, of_summaries) for source in folder.summaries]
    files += [(source, of_yaml) for source in others if source and project.reads(source.path)]
    for source, edits in sorted(files, key=lambda file: file[0].path):
        if not wanted(source.path):
            continue
        before = (project.root / source.path).read_bytes().decode("utf-8")
        mark = _MARK if before.startswith(_MARK) else ""
        after = mark + edited(source, *edits).text
        if after != before:
            yield FileChange(source.path, before, after)


def write(outcome: Outcome, changed: list[FileChange]) -> None:
    """Write changes, all or none. Raises `RefusedError`, also where a file changed meanwhile."""
    root = outcome.project.root
    for change in changed:
        if (root / change.path).read_bytes() != change.before.encode("utf-8"):
            raise RefusedError(
                f"Nothing was written: somebody changed `{change.path}` meanwhile.",
                "Try again.",
            )
    save([File(root / change.path, change.after, replaces=True) for change in changed])


def _yaml_edits() -> tuple[Edit, ...]:
    return tuple(Edit(change, _same_data) for change in (_composed, _stripped, _finished))


def _summary_edits(outcome: Outcome, around: Surroundings) -> tuple[Edit, ...]:

    def same(before: Source, after: Source) -> bool:
        return _same_front_matter(before, after) and _same_body(before, after, around)

    def completed(source: Source) -> str:
        return norm_list.completed(source, _cited(source, outcome, around))

    return (
        *(Edit(change, same) for change in (_composed, _stripped_front_matter, _stripped_body)),
        Edit(_finished, same),
        Edit(norm_list.spelled, norm_list.only_norms_differ),
        Edit(completed, norm_list.only_norms_differ),
    )


def _composed(source: Source) -> str:
    """Write letters with accents as one character each (Unicode's form NFC)."""
    return _nfc(source.text)


def _nfc(text: str) -> str:
    """Return a text in the form NFC, but for addresses: another form may be another address."""
    pieces = _ADDRESS.split(text)
    return "".join(
        piece if place % 2 else unicodedata.normalize("NFC", piece)
        for place, piece in enumerate(pieces)
    )


def _stripped(source: Source) -> str:
    return re.sub(r"[ \t]+$", "", source.text, flags=re.MULTILINE)


def _stripped_front_matter(source: Source) -> str:
    halves = document.split(source)
    end = halves.body_offset if isinstance(halves, Halves) else 0
    return _stripped(Source(source.path, source.text[:end])) + source.text[end:]


def _stripped_body(source: Source) -> str:
    """Take away white space at the ends of lines of the body, but not where it means something."""
    halves = document.split(source)
    start = halves.body_offset if isinstance(halves, Halves) else len(source.text)
    lines = source.text[start:].split("\n")
    pairs = zip(lines, [*lines[1:], ""], strict=True)
    body = "\n".join(line if _means(line, below) else line.rstrip(" \t") for line, below in pairs)
    return source.text[:start] + body


def _means(line: str, below: str) -> bool:
    """Say whether white space may end a line on purpose: a line break, or a line of code."""
    words = line.strip()
    return bool(words) and (
        line.startswith(("    ", "\t")) or (line.endswith("  ") and bool(below.strip()))
    )


def _finished(source: Source) -> str:
    """End the last line."""
    return source.text if source.text.endswith("\n") else f"{source.text}\n"


def _same_data(before: Source, after: Source) -> bool:
    old, new = (document.parse(source, source.text) for source in (before, after))
    unread = old.data is None or len(old.diagnostics) != len(new.diagnostics)
    return not unread and bool(_normal(old.data) == new.data)


def _normal(data: Any) -> Any:
    """Return plain data with every text in the form NFC."""
    match data:
        case str():
            return _nfc(data)
        case list():
            return [_normal(item) for item in data]
        case dict():
            return {_normal(key): _normal(value) for key, value in data.items()}
    return data


def _same_front_matter(before: Source, after: Source) -> bool:
    halves = (document.split(before), document.split(after))
    one, other = (half.front if isinstance(half, Halves) else None for half in halves)
    if one is not None and one == other:
        return True
    old, new = norm_list.front_matter(before), norm_list.front_matter(after)
    if old is None or new is None or old.data is None:
        return False
    return bool(_normal(old.data) == new.data)


def _same_body(before: Source, after: Source, around: Surroundings) -> bool:
    """Say whether two summaries read the same: words, anchors, citations, links, messages."""
    old, new = (_parsed(source) for source in (before, after))
    if old.body is None or new.body is None:
        return False
    return _reading(old, around) == _reading(new, around)


def _parsed(source: Source) -> Summary | Broken:
    """Return the summary in a file, whether its front matter holds or not."""
    parsed = records.parse_summary(source)
    return parsed.summary if isinstance(parsed, Ok) else parsed


def _reading(summary: Summary | Broken, around: Surroundings) -> tuple[Any, ...]:
    """Return what readers and the index get of a body."""
    body = rendering.render(summary, around)
    return _read(body.blocks), [_words(item) for item in body.diagnostics]


def _read(data: Any) -> Any:
    """Return blocks as they are read: texts in the form NFC, without blanks at the ends of lines."""
    if isinstance(data, str):
        return re.sub(r"[ \t]+(?=\n|$)", "", _nfc(data))
    if isinstance(data, tuple):
        return tuple(map(_read, data))
    if is_dataclass(data):
        return tuple(_read(getattr(data, field.name)) for field in fields(data) if field.compare)
    return data


def _words(item: Diagnostic) -> tuple[str, str]:
    """Return what a diagnostic says, whatever its place."""
    return str(item.code), _normal(item.message)


def _cited(source: Source, outcome: Outcome, around: Surroundings) -> frozenset[str] | None:
    """Return the norms of the catalogue that a text cites; `None` while its front matter is wrong."""
    parsed = records.parse_summary(source)
    if not isinstance(parsed, Ok):
        return None
    known = outcome.corpus.summaries.get(parsed.summary.id)
    if known is not None and known.source.text == source.text:
        body = outcome.index.bodies[known.id]
    else:
        body = rendering.render(parsed.summary, around)
    found = {citation.norm for passage in body.passages for citation in passage.citations}
    return frozenset(found & set(outcome.corpus.norms))
