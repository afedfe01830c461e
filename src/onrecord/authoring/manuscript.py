"""Somebody's text as it was found, before it is a summary."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.authoring.blocks import Block


@dataclass(frozen=True)
class Manuscript:
    """The blocks of a text, and what it says of itself outside of them."""

    blocks: tuple[Block, ...]
    title: str = ""
    published: date | None = None
    date: date | None = None
    """The day in the front matter of a text that has one."""
    language: str = ""
    """A code such as `en`."""
    url: str = ""
    """Where it was found on the web."""
