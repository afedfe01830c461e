"""Fix what can be fixed in only one way, in the text of a file and with all else as it was."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from itertools import pairwise
from typing import Any

from onrecord.authoring.files import File, RefusedError, save
from onrecord.body import rendering
from onrecord.body.rendering import Surroundings
from onrecord.diagnostics import Source, Span
from onrecord.model import Frameworks
from onrecord.pipeline import Outcome
from onrecord.project import document, reading, records
from onrecord.project.document import Document, Halves
from onrecord.project.records import Ok

_MARK = "\ufeff"
"""The byte order mark, which some editors write first; it stays where it is."""

Edit = tuple[Callable[[Source], str], Callable[[Source, Source], bool]]
"""A change of a text, and what says of the texts before and after whether nothing else changed."""

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
    around = Surroundings(outcome.corpus.speakers, names, frameworks=outcome.corpus.frameworks)
    others = (folder.register, folder.norms, folder.instruments)
    of_summaries = _summary_edits(outcome, around)
    of_yaml = ((_composed, _same_data), (_stripped, _same_data), (_finished, _same_data))
    files = [(source, of_summaries) for source in folder.summaries]
    files += [(source, of_yaml) for source in others if source and project.reads(source.path)]
    for source, edits in sorted(files, key=lambda file: file[0].path):
        if not wanted(source.path):
            continue
        before = (project.root / source.path).read_bytes().decode("utf-8")
        mark = _MARK if before.startswith(_MARK) else ""
        after = mark + edited(source, edits).text
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


def edited(source: Source, edits: Sequence[Edit]) -> Source:
    """Return a text after every edit that holds."""
    for change, holds in edits:
        after = Source(source.path, change(source))
        if after.text != source.text and holds(source, after):
            source = after
    return source


def _summary_edits(outcome: Outcome, around: Surroundings) -> tuple[Edit, ...]:

    def same(before: Source, after: Source) -> bool:
        return _same_front_matter(before, after) and _same_body(before, after, around)

    def completed(source: Source) -> str:
        return with_norms(source, around.frameworks, _cited(source, outcome, around))

    def spelt(source: Source) -> str:
        return with_norms(source, around.frameworks)

    def listed(before: Source, after: Source) -> bool:
        return only_norms_differ(before, after, around.frameworks)

    return (
        (_composed, same),
        (_stripped_front_matter, same),
        (_stripped_body, same),
        (_finished, same),
        (spelt, listed),
        (completed, listed),
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
    body = _body(source)
    return _stripped(Source(source.path, source.text.removesuffix(body))) + body


def _stripped_body(source: Source) -> str:
    """Take away white space at the ends of lines of the body, but not where it means something."""
    body = _body(source)
    lines = body.split("\n")
    pairs = zip(lines, [*lines[1:], ""], strict=True)
    stripped = (line if _means(line, below) else line.rstrip(" \t") for line, below in pairs)
    return source.text.removesuffix(body) + "\n".join(stripped)


def _means(line: str, below: str) -> bool:
    """Say whether white space may end a line on purpose: a line break, or a line of code."""
    words = line.strip()
    return bool(words) and (
        line.startswith(("    ", "\t")) or (line.endswith("  ") and bool(below.strip()))
    )


def _finished(source: Source) -> str:
    return source.text if source.text.endswith("\n") else f"{source.text}\n"


def _same_data(before: Source, after: Source) -> bool:
    old, new = (document.parse(source, source.text) for source in (before, after))
    unread = old.data is None or len(old.diagnostics) != len(new.diagnostics)
    return not unread and bool(_normal(old.data) == new.data)


def _normal(data: Any, text: Callable[[str], str] = _nfc) -> Any:
    """Return plain data or records with every text in the form NFC."""
    match data:
        case str():
            return text(data)
        case list() | tuple():
            return [_normal(item, text) for item in data]
        case dict():
            return {_normal(key, text): _normal(value, text) for key, value in data.items()}
    if is_dataclass(data):
        return [_normal(getattr(data, field.name), text) for field in fields(data) if field.compare]
    return data


def _same_front_matter(before: Source, after: Source) -> bool:
    one, other = document.split(before), document.split(after)
    if not (isinstance(one, Halves) and isinstance(other, Halves)):
        return False
    old, new = (
        document.parse(source, half.front, half.front_offset).data
        for source, half in ((before, one), (after, other))
    )
    return one.front == other.front or (old is not None and bool(_normal(old) == new))


def _same_body(before: Source, after: Source, around: Surroundings) -> bool:
    """Say whether two summaries read the same: words, anchors, citations, links, messages."""
    old, new = (_reading(source, around) for source in (before, after))
    return old == new is not None


def _reading(source: Source, around: Surroundings) -> tuple[Any, ...] | None:
    """Return what readers and the index get of a body, blanks at the ends of lines left out."""
    parsed = records.parse_summary(source, around.frameworks)
    summary = parsed.summary if isinstance(parsed, Ok) else parsed
    if summary.body is None:
        return None
    body = rendering.render(summary, around)
    blocks = _normal(body.blocks, lambda text: re.sub(r"[ \t]+(?=\n|$)", "", _nfc(text)))
    return blocks, [(item.code, _normal(item.message)) for item in body.diagnostics]


def _cited(source: Source, outcome: Outcome, around: Surroundings) -> frozenset[str]:
    """Return the norms of the catalogue that a text cites; none while its front matter is wrong."""
    parsed = records.parse_summary(source, around.frameworks)
    if not isinstance(parsed, Ok):
        return frozenset()
    known = outcome.corpus.summaries.get(parsed.summary.id)
    if known is not None and known.source.text == source.text:
        body = outcome.index.bodies[known.id]
    else:
        body = rendering.render(parsed.summary, around)
    found = {citation.norm for passage in body.passages for citation in passage.citations}
    return frozenset(found & set(outcome.corpus.norms))


@dataclass(frozen=True)
class _NormList:
    key: Span
    value: Span
    norms: tuple[str, ...]
    """Its entries, as ids where it is clear what they say."""
    places: tuple[Span, ...]

    @property
    def texts(self) -> list[str]:
        """How the entries are to be written: as they stand, unless one is spelled otherwise."""
        written = zip(self.norms, self.places, strict=True)
        return [at.text if at.text.strip("'\"") == norm else norm for norm, at in written]

    @property
    def in_brackets(self) -> bool:
        """Whether it stands between brackets, and not in a line for each entry."""
        return self.value.text.startswith("[")

    @property
    def has_comments(self) -> bool:
        """Whether there are comments between the entries, or behind one."""
        source = self.value.source
        end = self.value.end if self.in_brackets else _line_end(self.places[-1])
        return "#" in source.text[self.value.start : end]

    def with_texts(self, texts: Sequence[str]) -> str:
        """Return the whole text with these entries, in the layout of those that are there."""
        if not self.places:
            return self._filled(f"[{', '.join(texts)}]")
        text, last = self.value.source.text, self.places[-1]
        joints = [text[one.end : other.start] for one, other in pairwise(self.places)]
        end = last.end
        more = len(texts) - len(self.places)
        if more > 0:
            end = last.end if self.in_brackets else _line_end(last)
            line = last.source.line(last.line)[: last.column - 1]
            joint = ", " if self.in_brackets else f"\n{line}"
            joints += [text[last.end : end] + joint, *[joint] * more]
        pairs = zip(texts, [*joints[: len(texts) - 1], ""], strict=True)
        return text[: self.places[0].start] + "".join(map("".join, pairs)) + text[end:]

    def _filled(self, listed: str) -> str:
        """Return the whole text with a list in the place of one without entries."""
        text, value = self.value.source.text, self.value
        if self.in_brackets:
            empty = not value.text[1:-1].strip()
            return text[: value.start] + listed + text[value.end :] if empty else text
        colon = text.index(":", self.key.end) + 1
        return f"{text[:colon]} {listed}{text[colon:]}"


def _line_end(place: Span) -> int:
    source = place.source
    return source.offset(place.end_line, 1) + len(source.line(place.end_line))


def _front_matter(source: Source) -> Document | None:
    """Return the front matter of a summary; nothing where it cannot be separated from the body."""
    halves = document.split(source)
    if not isinstance(halves, Halves):
        return None
    return document.parse(source, halves.front, halves.front_offset)


def _body(source: Source) -> str:
    halves = document.split(source)
    return halves.body if isinstance(halves, Halves) else ""


def _norm_list(source: Source, frameworks: Frameworks) -> _NormList | None:
    """Return the list of a summary; nothing where there is none, or it holds more than texts."""
    read = _front_matter(source)
    if read is None or not isinstance(read.data, dict) or "norms" not in read.data:
        return None
    norms = read.data["norms"] or []
    if not isinstance(norms, list) or not all(isinstance(norm, str) for norm in norms):
        return None
    places = tuple(read.places.value("norms", at) for at in range(len(norms)))
    key, value = read.places.key("norms"), read.places.value("norms")
    ids = tuple(frameworks.find(norm) or norm for norm in norms)
    return _NormList(key, value, ids, places)


def with_norms(source: Source, frameworks: Frameworks, cited: frozenset[str] = frozenset()) -> str:
    """Spell the entries of `norms` as ids, add the norms that the text cites, and sort the list.

    Entries change places with each other, and the layout around them stays. Where there are
    comments, all keep their places: a comment may belong to the line it stands by.
    """
    found = _norm_list(source, frameworks)
    if found is None:
        return source.text
    entries = [*zip(found.norms, found.texts, strict=True)]
    entries += [(norm, norm) for norm in sorted(cited.difference(found.norms))]
    if found.places and not found.has_comments:
        entries = sorted({norm: (norm, text) for norm, text in reversed(entries)}.values())
    return found.with_texts([text for _, text in entries]) if entries else source.text


def only_norms_differ(before: Source, after: Source, frameworks: Frameworks) -> bool:
    """Say whether two summaries say the same but for `norms`, where the second says no less."""
    old, new = _front_matter(before), _front_matter(after)
    was, now = _norm_list(before, frameworks), _norm_list(after, frameworks)
    if old is None or new is None or was is None or now is None:
        return False
    if len(new.diagnostics) > len(old.diagnostics):
        return False
    same = {**old.data, "norms": new.data["norms"]} == new.data
    return same and set(was.norms) <= set(now.norms) and _body(before) == _body(after)
