"""Tell the title, the day of publication and the text from what else stands on a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.authoring.blocks import Block, Sort, paragraph
from onrecord.authoring.furniture import is_furniture, is_labelled, published, unlabelled
from onrecord.authoring.manuscript import Manuscript
from onrecord.text.folding import plain

_TOP = 8
"""Among how many blocks the title is looked for."""
_SHORT = 150
"""A longer block above the title is text and not the caption of a picture."""


@dataclass(frozen=True)
class Settled:
    """A text without the page around it."""

    title: str
    """Empty where nothing says which words are the title."""
    blocks: tuple[Block, ...]
    published: tuple[str, ...]
    """What lines of the page say of the day of publication."""
    left_out: tuple[str, ...]
    """What was taken for a part of the page."""


def settled(manuscript: Manuscript) -> Settled:
    """Return the text of a manuscript, its title and what was left out."""
    blocks = manuscript.blocks
    at = _title(manuscript)
    title = unlabelled(blocks[at].text) if at is not None else unlabelled(manuscript.title)
    above = blocks[: at or 0]
    kept = [block for block in above if len(block.text) > _SHORT]
    left_out = [b.text for b in above if len(b.text) <= _SHORT and not published(b.text)]
    days = [day for block in blocks if (day := published(block.text))]
    for block in blocks[at + 1 if at is not None else 0 :]:
        same = block.sort is Sort.HEADING and plain(unlabelled(block.text)) == plain(title)
        if published(block.text):
            continue
        if is_furniture(block.text):
            left_out.append(block.text)
        elif not (same and title):
            kept.append(block)
    return Settled(title, tuple(_doubted(kept)), tuple(days), tuple(dict.fromkeys(left_out)))


def _title(manuscript: Manuscript) -> int | None:
    """Return which block is the title; nothing where none surely is."""
    blocks = manuscript.blocks
    top = [(at, block) for at, block in enumerate(blocks[:_TOP]) if len(block.text) <= _SHORT * 2]
    labelled = [at for at, block in top if is_labelled(block.text)]
    highest = [at for at, block in enumerate(blocks) if block.level == 1]
    wanted = plain(unlabelled(manuscript.title))
    declared = [at for at, block in top if wanted and plain(unlabelled(block.text)) == wanted]
    dated = [
        at
        for at, block in top
        if block.sort is Sort.HEADING and _is_dateline(blocks[at + 1 : at + 2])
    ]
    if labelled:
        return labelled[0]
    if len(highest) == 1 or (highest and highest[0] == 0):
        return highest[0]
    if declared or dated:
        return (declared or dated)[0]
    first = [at for at, block in top if not published(block.text)]
    opens = bool(first) and blocks[first[0]].sort is Sort.HEADING
    return first[0] if opens and not manuscript.title else None


def _is_dateline(blocks: Sequence[Block]) -> bool:
    """Say whether a block says when the text was published or changed."""
    return any(published(block.text) or is_furniture(block.text) for block in blocks)


def _doubted(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield blocks; headings with nothing below them at the very end may not belong to the text."""
    texts = [at for at, block in enumerate(blocks) if block.sort is not Sort.HEADING]
    last = texts[-1] if texts else -1
    yield from blocks[: last + 1]
    for block in blocks[last + 1 :]:
        asked = paragraph(f"TODO: does this belong to the text? {block.text}")
        yield replace(asked, raw=block.raw)
