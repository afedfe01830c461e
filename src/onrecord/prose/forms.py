"""Find who speaks where: chunks are put together, then forms are looked for, all over classes.

The chunks and forms are data, a line each with an example that is its test.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from onrecord.prose.lexicon import CLASSES, Language, shared
from onrecord.prose.tagging import GONE

_GONE = re.compile(f"{GONE}+")
_ATOM = re.compile(r"\(\?<?[=!:]|\\.|\[[^\]]*\]|[a-z]+|.", re.DOTALL)
_ONE_OF = re.compile(r"\(\?:((?:\\.|[^\\()|])(?:\|(?:\\.|[^\\()|]))+)\)")
"""One of several classes, which is a set."""
_BEHIND = re.compile(
    r"^\(\?<([=!])((?:\[[^\]]*\]|\\.|[^\\\[()])+)\)(\(\?P<\w+>)?(\\.|[^\\\[()])((?<=\w)\)(?=.))?(?![*+?)])"
)
"""A look behind before one class: a search for the class is ten times as fast."""


class Form(NamedTuple):
    """One way in which prose says who is speaking."""

    name: str
    pattern: re.Pattern[str] | None
    says: str = "person"
    """Who it is: a `person`, a `pronoun`, `others`; `silent` where the subject does not speak.

    What is `unsaid` is a norm that nobody spoke of: `without mentioning norm 13(e)`.
    """
    reach: str = "clause"
    """What it speaks for: its `clause`, its `sentence`, a `turn` until the next one, or `all`."""
    rank: str = ""
    """`object` gives way to the subject of its clause, a `scene` to anybody; `again` needs one.

    What is said in an `aside` does not go on behind its sentence.
    """
    example: str = ""


class Chunk(NamedTuple):
    """Classes that are put together to one."""

    name: str
    pattern: re.Pattern[str]
    becomes: Mapping[str, str]
    """Its class, by the class of its head; nothing where the chunk is left out whole."""
    last: bool
    """Whether what it left out is taken away before the next chunk."""
    example: str


class Match(NamedTuple):
    """A form found in a text; in units."""

    first: int
    who: int
    last: int
    form: Form


@dataclass
class Units:
    """A text as classes, one character each, that become fewer as chunks are put together."""

    classes: str
    at: list[int]
    """By character: the token it stands for."""
    people: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """By token: who is named there."""
    opens: dict[int, int] = field(default_factory=dict)
    """By the last token of a name: its first."""

    def gather(self, chunk: Chunk) -> None:
        """Put together what a chunk describes, wherever it stands."""
        self.classes = chunk.pattern.sub(self._gathered(chunk.becomes), self.classes)
        if chunk.last:
            self.settle()

    def _gathered(self, becomes: Mapping[str, str]) -> Callable[[re.Match[str]], str]:
        """Return what replaces a match: the class of the chunk where its head stood."""

        def swap(match: re.Match[str]) -> str:
            start, end = match.span()
            if not becomes:
                return GONE * (end - start)
            head, kind = match.start("head"), match["head"] or ""
            kind = becomes.get(kind[:1]) or becomes[""]
            if kind in "PO":
                self._join(match, head)
            head = end - 1 if head < 0 else head
            return GONE * (head - start) + kind + GONE * (end - head - 1)

        return swap

    def _join(self, match: re.Match[str], head: int) -> None:
        everybody: dict[str, None] = {}
        for place in range(*match.span()):
            if self.classes[place] in "PO":
                everybody |= dict.fromkeys(self.people[self.at[place]])
        self.people[self.at[head]] = tuple(everybody)

    def settle(self) -> None:
        """Take away what was left out."""
        if GONE not in self.classes:
            return
        left: list[int] = []
        start = 0
        for gone in _GONE.finditer(self.classes):
            left += self.at[start : gone.start()]
            start = gone.end()
        self.at = left + self.at[start:]
        self.classes = self.classes.replace(GONE, "")


@dataclass(frozen=True)
class Grammar:
    """The chunks and forms of a language, ready to be looked for."""

    chunks: Sequence[Chunk]
    forms: Sequence[Form]
    lines: Mapping[str, re.Pattern[str]]
    """What a line is that holds nothing but a name."""

    def parse(self, units: Units) -> list[Match]:
        """Put a text together and return where forms stand in it, the first for each name."""
        for chunk in self.chunks:
            units.gather(chunk)
        units.classes = units.classes.replace(CLASSES["say"], CLASSES["speaks"])
        found: dict[int, Match] = {}
        covered = bytearray(len(units.classes))
        for form in self.forms:
            for match in form.pattern.finditer(units.classes) if form.pattern else ():
                who, (first, end) = match.start("who"), match.span()
                taken = (
                    covered[first]
                    if form.rank == "behind"
                    else form.says not in {"person", "unsaid"} and covered[who]
                )
                if who not in found and not taken:
                    found[who] = Match(first, who, end - 1, form)
                    covered[first:end] = b"\1" * (end - first)
        return [found[who] for who in sorted(found)]


@lru_cache(maxsize=8)
def grammar(code: str) -> Grammar:
    """Compile the chunks and forms of a language; its own stand before those that all share."""
    data, own = shared("forms"), Language.of(code).data
    sets: dict[str, str] = {}
    for name, members in data["sets"].items():
        classes = (
            sets[one][1:-1] if one in sets else re.escape(CLASSES[one]) for one in members.split()
        )
        sets[name] = f"[{''.join(classes)}]"
    chunks = [_chunk(chunk, sets) for chunk in (*own.get("chunk", ()), *data["chunk"])]
    forms = [_form(form, sets) for form in (*own.get("form", ()), *data["form"])]
    return Grammar(
        chunks,
        forms,
        {line["name"]: _compile(line["pattern"], sets, "who") for line in data["line"]},
    )


def _chunk(data: Mapping[str, Any], sets: Mapping[str, str]) -> Chunk:
    given = data.get("becomes", {})
    kinds = {"else": given} if isinstance(given, str) else given
    becomes = {CLASSES.get(name, ""): CLASSES[kind] for name, kind in kinds.items()}
    pattern = _compile(data["pattern"], sets, "head")
    return Chunk(data["name"], pattern, becomes, data.get("last", True), data.get("example", ""))


def _form(data: Mapping[str, Any], sets: Mapping[str, str]) -> Form:
    return Form(**{**data, "pattern": _compile(data["pattern"], sets, "who")})


def _compile(pattern: str, sets: Mapping[str, str], group: str) -> re.Pattern[str]:
    """Compile a pattern over names of classes; what must stand before its first class is asked last."""
    made = "".join(_atoms(pattern, sets, group))
    made = _ONE_OF.sub(lambda match: f"[{match[1].replace('|', '')}]", made)
    return re.compile(_BEHIND.sub(r"\3\4\5(?<\1\2\4)", made))


def _atoms(pattern: str, sets: Mapping[str, str], group: str) -> Iterator[str]:
    for atom in _ATOM.findall(pattern):
        if atom == "(":
            yield "(?:"
        elif atom == "<":
            yield f"(?P<{group}>"
        elif atom == ">":
            yield ")"
        elif atom.isalpha():
            yield sets.get(atom) or re.escape(CLASSES[atom])
        elif not atom.isspace():
            yield atom
