"""What the structure of a document says about who is speaking: headings, bold lines, lists, turns."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from onrecord.bodies import Kind
from onrecord.prose.attribution import Passage
from onrecord.prose.forms import Grammar
from onrecord.prose.referents import Event
from onrecord.prose.values import Block


class Structure:
    """Walks through the blocks of a document and knows who has been given the word."""

    def __init__(
        self,
        blocks: Sequence[Block],
        classes: str,
        spans: Sequence[tuple[int, int]],
        grammar: Grammar,
        named: Callable[[int, str], Event],
    ) -> None:
        self._blocks, self._classes, self._spans, self._named = blocks, classes, spans, named
        self._names = grammar.lines["name alone"]
        self._offices = grammar.lines["office alone"]
        self._signed = self._signatures(grammar.lines["signature alone"])
        self._transcript = self._is_transcript(grammar.lines["label"])
        self._heading: tuple[int, Event] | None = None
        self._bold: Event | None = None
        self._turn: Event | None = None
        self._lent: tuple[int, Event] | None = None

    def _alone(self, number: int, line: re.Pattern[str]) -> int | None:
        start, end = self._spans[number]
        match = line.fullmatch(self._classes, start - 1, end + 1)
        return match.start("who") if match else None

    def _signatures(self, line: re.Pattern[str]) -> Mapping[int, int]:
        signed: dict[int, int] = {}
        quoted: list[int] = []
        if not any(block.kind is Kind.QUOTATION for block in self._blocks):
            return signed
        for number, block in enumerate(self._blocks):
            unit = self._alone(number, line)
            if unit is not None:
                signed |= dict.fromkeys(quoted, unit)
            quoted = [*quoted, number] if block.kind is Kind.QUOTATION and unit is None else []
        return signed

    def _is_transcript(self, line: re.Pattern[str]) -> bool:
        """Say whether names label the paragraphs of a text, so that those without one go on with a turn."""
        paragraphs = [
            bool(line.match(self._classes, self._spans[number][0] - 1))
            for number, block in enumerate(self._blocks)
            if block.kind is Kind.PARAGRAPH
        ]
        turns = sum(paragraphs)
        return turns > 1 and 2 * turns >= len(paragraphs) - paragraphs.index(True)

    def enter(self, number: int) -> Event | None:
        """Begin a block; return who speaks in it unless its own words say otherwise."""
        block = self._blocks[number]
        if block.kind is Kind.HEADING:
            self._head(number, block.level)
            return None
        if block.kind is Kind.PARAGRAPH:
            self._line(number, block)
        if self._lent and not (
            block.kind is Kind.QUOTATION
            or (block.kind is Kind.ITEM and block.level > self._lent[0])
        ):
            self._lent = None
        if number in self._signed:
            return self._named(self._signed[number], "signature")
        if block.kind is Kind.ASIDE:
            return None
        heading = self._heading[1] if self._heading else None
        return (self._lent[1] if self._lent else None) or self._turn or self._bold or heading

    def _head(self, number: int, level: int) -> None:
        self._bold = self._turn = self._lent = None
        if self._heading and level <= self._heading[0]:
            self._heading = None
        if (unit := self._alone(number, self._names)) is not None:
            self._heading = level, self._named(unit, "heading")

    def _line(self, number: int, block: Block) -> None:
        unit = self._alone(number, self._names) if block.bold or _introduces(block) else None
        if unit is None and block.bold:
            unit = self._alone(number, self._offices)
        if unit is not None:
            self._bold = self._named(unit, "bold line" if block.bold else "turn")
        elif block.bold:
            self._bold = None
        self._turn = None if block.bold or unit is not None else self._turn

    def leave(self, number: int, passage: Passage) -> None:
        """End a block: it may introduce a list, or begin a turn."""
        block = self._blocks[number]
        introduces = _introduces(block)
        if not (introduces or passage.label or block.kind is Kind.ITEM):
            return
        unit = self._alone(number, self._names)
        if passage.label and (unit is None or not block.bold) and block.kind is Kind.PARAGRAPH:
            self._bold = None
            self._turn = passage.label._replace(origin="turn") if self._transcript else None
        if not introduces and (unit is None or block.kind is not Kind.ITEM):
            return
        speaker = passage.last if unit is None else self._named(unit, "list")
        if speaker:
            level = block.level if block.kind is Kind.ITEM else 0
            self._lent = level, speaker._replace(origin="list")


def _introduces(block: Block) -> bool:
    return block.text.rstrip().endswith(":") and block.kind in {Kind.PARAGRAPH, Kind.ITEM}
