"""Plain text as blocks: empty lines part them, lists stay lists, short lines are headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.authoring.affiliations import is_affiliation
from onrecord.authoring.boilerplate import is_heading, stands_alone, titled
from onrecord.authoring.casting import Role, label_of, role_of
from onrecord.authoring.dates import dateline
from onrecord.authoring.files import RefusedError
from onrecord.authoring.manuscript import Manuscript, TextBlock, paragraph
from onrecord.authoring.names import Entry, entry
from onrecord.authoring.transcripts import begins_with_time
from onrecord.prose import Kind

_WRAPPED = 120
"""A line of more characters was not broken by an editor: it is a paragraph of its own."""

_EMPTY_LINES = re.compile(r"\n[ \t\f\v\xa0]*(?:\n[ \t\f\v\xa0]*)*\n")
_UNDERLINE = re.compile(r"(?:=+|-+)\s*")
_ITEM = re.compile(
    r"(?P<indent>[ \t]*)(?:(?P<bullet>[-*•▪◦‣·])|(?P<number>[1-9]\d?)[.)])[ \t]+(?P<text>\S.*)"
)
_LETTERED = re.compile(r"\s*(?:\([a-z0-9]{1,4}\)|[a-z]\)|[ivx]{1,4}[.)])\s+\S.*")
"""A line of a list with letters, or with Roman numbers; they stay in its text."""
_BREAK = re.compile(r"\s*(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,}|(?:=\s*){3,}|(?:~\s*){3,})")
_TURN = re.compile(r"\s*(?:>+\s*)?[^\W\d_a-z][^:：\n.!?]{0,50}(?:：|:(?=\s|\Z)).*")
_SENTENCE = re.compile(r"(?:\S+\s+){4}.*[^\W\d_]{3}[.!?]\Z")
_COLUMN = re.compile(r"\s*(?:\t|\s{3})\s*")
"""What stands between a name and an organisation in columns."""
_NAME = 40
"""A longer line is not that of a name alone, above what is said of the person."""
_TAB = 4
_LINES_OF_CARD, _WIDTH_OF_CARD = 4, 80


def decoded(data: bytes) -> str:
    """Return the text of a file, each of its lines ended by a line feed. Raises `RefusedError`."""
    try:
        text = data.decode("utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusedError(
            f"Byte {error.start + 1:,} is not UTF-8 text.",
            "Save the file again with the encoding UTF-8.",
        ) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_plain_text(data: bytes) -> Manuscript:
    """Return plain text: empty lines separate its blocks, and short lines are headings.

    A heading has no full stop, and may have a line of signs below it.
    """
    groups = _EMPTY_LINES.split(decoded(data).strip("\n"))
    blocks: list[TextBlock] = _top(groups)
    people = set(_people_below_labels(groups))
    for number, group in enumerate(groups):
        below_label = bool(blocks) and _is_label(blocks[-1])
        blocks += _plain_blocks(group, below_label=below_label, person=number in people)
    return Manuscript(tuple(_with_lists(blocks)))


def _people_below_labels(groups: Sequence[str]) -> Iterator[int]:
    """Yield the numbers of the groups that are a line about somebody, below a line such as `Moderator`.

    One speaker above running text is a heading: what follows are the words of this person.
    """
    role: Role | None = None
    run: list[int] = []
    for number, group in enumerate([*groups, ""]):
        line = group.strip()
        who = _in_columns(line) if role and "\n" not in line else None
        if who and who.of:
            run.append(number)
            continue
        label = label_of(line)
        if len(run) > 1 or role != "speaker" or label or not line or is_heading(line):
            yield from run
        run = []
        role = None if "\n" in line or (label and label[1]) else _announced(line)


def _top(groups: list[str]) -> list[TextBlock]:
    """Take the title from the first lines of a text, where the next says when it was."""
    first, _, rest = groups[0].partition("\n")
    below = rest.partition("\n")[0].strip()
    called = titled(first.strip()) != first.strip()
    if not below or not is_heading(first.strip()) or not (called or dateline(below)):
        return []
    groups[0] = rest
    return [TextBlock(Kind.HEADING, first.strip(), 1)]


def _announced(line: str) -> Role | None:
    """Return in which role a line announces people: `Speakers`, `Moderators:`."""
    label = label_of(line)
    return label[0] if label and not label[1] else role_of(line)


def _is_label(block: TextBlock) -> bool:
    """Say whether a block announces people, or is one of a list of them."""
    return block.kind is Kind.ITEM or _announced(block.text) is not None


def _plain_blocks(group: str, *, below_label: bool, person: bool) -> Iterator[TextBlock]:
    raw = [line for line in group.splitlines() if line.strip()]
    lines = [line.strip() for line in raw]
    if len(lines) == 2 and _UNDERLINE.fullmatch(lines[1]) and not _BREAK.fullmatch(lines[0]):  # noqa: PLR2004
        yield TextBlock(Kind.HEADING, lines[0], 1 if lines[1].startswith("=") else 2)
        return
    if len(lines) == 1 and _BREAK.fullmatch(lines[0]):
        yield TextBlock(Kind.ASIDE, "* * *", raw=True)
        return
    turn = lines[0].startswith(">>") if lines else False
    if len(lines) == 1 and is_heading(lines[0]) and not (person or turn or _ITEM.fullmatch(raw[0])):
        yield TextBlock(Kind.HEADING, lines[0], 2)
        return
    yield from _of_lines(raw, below_label=below_label or person)


def _of_lines(lines: Sequence[str], *, below_label: bool) -> Iterator[TextBlock]:
    """Yield what stands in lines without an empty one between them."""
    turns = sum(_TURN.fullmatch(line) is not None for line in lines) > 1
    first = 1 if len(lines) > 1 and _announced(lines[0]) else 0
    people = (below_label or first) and all(_in_columns(line) for line in lines[first:])
    if _is_card(lines):
        yield paragraph(", ".join(line.strip().rstrip(",") for line in lines))
        return
    if (
        len(lines) > 1
        and len(lines[0]) <= _NAME
        and (who := entry(lines[0]))
        and not who.of
        and _SENTENCE.search(" ".join(lines[1:]).strip())
    ):
        yield paragraph(lines[0].strip())
        lines = lines[1:]
    listed = set(_listed(lines))
    wrapped: list[str] = []
    item: TextBlock | None = None
    for number, line in enumerate([*lines, ""]):
        text = line.strip()
        match = _ITEM.fullmatch(line.rstrip())
        person = people or number in listed
        alone = not match and (person or len(text) > _WRAPPED or stands_alone(text))
        own = (
            not text
            or match is not None
            or alone
            or begins_with_time(text)
            or _LETTERED.fullmatch(line) is not None
            or (item is not None and _is_whole(wrapped, item, line))
            or (turns and _TURN.fullmatch(line) is not None)
        )
        if own and wrapped:
            yield _unwrapped(wrapped, item)
            wrapped, item = [], None
        if match:
            item, text = _item(match), match["text"]
        elif _LETTERED.fullmatch(line):
            item = TextBlock(Kind.ITEM, "", len(line) - len(line.lstrip()))
        if text:
            wrapped.append(_COLUMN.sub(", ", text) if person else text)
        if text and alone:
            yield _unwrapped(wrapped, None)
            wrapped = []


def _in_columns(line: str) -> Entry | None:
    """Return whom a line names; what is said of the person may stand in a column of its own."""
    return entry(_COLUMN.sub(", ", line.strip()))


def _listed(lines: Sequence[str]) -> Iterator[int]:
    """Yield the numbers of the lines that name people, deeper than a label such as `Speakers:` above them."""
    label = None
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip())
        if label is not None and indent > label and _in_columns(line):
            yield number
        else:
            words = label_of(line)
            label = indent if words and not words[1] else None


def _is_card(lines: Sequence[str]) -> bool:
    """Say whether lines are a name, and below it as what and for whom somebody came."""
    if not 1 < len(lines) <= _LINES_OF_CARD or any(len(line) > _WIDTH_OF_CARD for line in lines):
        return False
    who = entry(lines[0])
    others = [line.strip() for line in lines[1:]]
    return (
        who is not None
        and not who.of
        and not any(map(_SENTENCE.search, others))
        and all(map(is_affiliation, others))
        and not any(map(entry, others))
    )


def _item(match: re.Match[str]) -> TextBlock:
    indent = len(match["indent"].replace("\t", " " * _TAB))
    return TextBlock(Kind.ITEM, "", indent, int(match["number"] or 0))


def _is_whole(written: Sequence[str], item: TextBlock, line: str) -> bool:
    """Say whether an item is a short title, below which a line as far to the left does not go on with it."""
    return (
        len(written) == 1
        and len(written[0]) <= _NAME
        and is_heading(written[0])
        and len(line) - len(line.lstrip()) <= item.level
    )


def _unwrapped(lines: Sequence[str], item: TextBlock | None) -> TextBlock:
    """Return lines that an editor broke as one block; a name with its time keeps its line."""
    text = ("\n" if begins_with_time(lines[0]) else " ").join(lines)
    return replace(item, text=text) if item else paragraph(text)


def _with_lists(blocks: Sequence[TextBlock]) -> Iterator[TextBlock]:
    """Yield blocks, items by how deep they are nested; a number that nothing goes on with is none of a list."""
    indents: list[int] = []
    for at, block in enumerate(blocks):
        if block.kind is not Kind.ITEM:
            indents = []
            yield block
            continue
        beside = [*blocks[max(at - 1, 0) : at], *blocks[at + 1 : at + 2]]
        if block.number and not any(one.kind is Kind.ITEM for one in beside):
            yield paragraph(f"{block.number}. {block.text}")
            continue
        while indents and indents[-1] > block.level:
            indents.pop()
        if not indents or indents[-1] < block.level:
            indents.append(block.level)
        yield replace(block, level=len(indents))
