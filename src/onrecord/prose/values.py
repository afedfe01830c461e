"""What goes in and what comes out: the blocks of a document as plain text, and what each says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.bodies import Basis, How, Kind
from onrecord.model import Framework


@dataclass(frozen=True)
class Mark:
    """Words that the author linked to a speaker or a norm, in characters of the block."""

    start: int
    end: int
    speaker: str = ""
    norm: str = ""


@dataclass(frozen=True)
class Block:
    """A block of a document, as plain text."""

    kind: Kind
    text: str
    level: int = 0
    """The level of a heading; how deep a list or quotation is nested."""
    bold: bool = False
    """Whether all of it is in bold type."""
    marks: Sequence[Mark] = ()


class Said(NamedTuple):
    """Who speaks, how we know, and why we think so."""

    speaker: str
    basis: Basis
    why: str
    """The form and the words that matched, or the heading."""
    origin: str = ""
    """What of the document's structure gives the speaker: `heading`; empty where the words do."""


class Citation(NamedTuple):
    """A norm that a block cites, and whose words these are; in characters of the block."""

    norm: str
    start: int
    end: int
    how: How
    shown: bool
    """Whether these words name this norm alone; the inside of a range has no words of its own."""
    said: Sequence[Said]


class Cited(NamedTuple):
    """A norm named in a text, from the first token to the last."""

    norm: str
    first: int
    last: int
    shown: bool = True
    """Whether these words name this norm alone; the inside of a range has no words of its own."""
    sure: bool = True
    """Whether no other framework can be meant."""


class Question(NamedTuple):
    """Words that seem to name a norm but do not say which, from the first token to the last."""

    first: int
    last: int
    framework: Framework
    sign: str = ""
    """The letter or number that no norm has; empty where it could be counted in another way."""


class Name(NamedTuple):
    """Words of a block that name a declared person."""

    speaker: str
    start: int
    end: int
    whole: bool
    """Whether they give more than the surname."""
    everyday: bool
    """Whether they are a word of every day, too: `Hope`."""


class Unclear(NamedTuple):
    """Words of a block that seem to name a norm and do not say which."""

    start: int
    end: int
    framework: Framework
    sign: str
    """The letter or number that no norm has; empty where it could be counted in another way."""


class Reading(NamedTuple):
    """What a block says."""

    citations: Sequence[Citation]
    said: Sequence[Said]
    """Who speaks anywhere in it, each once."""
    named: Sequence[Name]
    """Where declared people are named, in the order of the text."""
    unclear: Sequence[Unclear]
