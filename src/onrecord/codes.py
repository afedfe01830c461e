"""The codes of diagnostics, and what the manual says of each.

`Code` has the codes of reading, parsing, linking, rendering and publishing; the text on each is a
file in `data/diagnostics/`. Rules bring code and text themselves: `onrecord.rules.catalogue` has all.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from typing import Self

_BLOCK = re.compile(
    r'^```\w*(?: title="([^"\n]*)")?\n(.*?)^```$|^\S.*?(?=\n\n|\s*\Z)', re.MULTILINE | re.DOTALL
)
"""An example, with its title and its text, or a paragraph."""
_LINK = re.compile(r"(^```.*?^```$|`[^`]*`)|\[([^\]]+)\]\([^)\s]+\)", re.MULTILINE | re.DOTALL)
"""Code as it stands, or a link and its words."""


class Code(StrEnum):
    """A stable code: the first digit says which step of the pipeline speaks.

    A code is never given a second meaning.
    """

    # 1: reading files
    EMPTY_FILE = "OR101"
    NOT_UTF8 = "OR102"
    TOO_LARGE = "OR103"
    FILE_NAME = "OR104"
    NOT_A_FILE = "OR105"
    NOT_READ = "OR106"
    NO_REGISTER = "OR107"
    NO_SUMMARIES = "OR108"
    HIDDEN_CHARACTER = "OR109"
    NOT_FOUND = "OR110"

    # 2: YAML
    NO_FRONT_MATTER = "OR201"
    NOT_CLOSED = "OR202"
    YAML = "OR203"
    DUPLICATE_KEY = "OR204"
    YAML_SHORTHAND = "OR205"
    NOT_A_MAPPING = "OR206"

    # 3: what a record says
    MISSING_KEY = "OR301"
    UNKNOWN_KEY = "OR302"
    SHAPE = "OR303"
    VALUE = "OR304"
    DATE = "OR305"
    NORM_ID = "OR306"
    TWICE = "OR307"

    # 4: references between records
    UNKNOWN_SPEAKER = "OR401"
    UNKNOWN_NORM = "OR402"
    UNKNOWN_INSTRUMENT = "OR403"
    UNKNOWN_SUMMARY = "OR404"
    UNKNOWN_PERSON = "OR405"

    # 5: the body
    RAW_HTML = "OR501"
    ADDRESS = "OR502"
    PICTURE = "OR503"
    ANCHOR = "OR504"
    WHICH_NORM = "OR505"
    NO_SUCH_LETTER = "OR506"
    NOT_DECLARED = "OR507"
    NOT_CITABLE = "OR508"
    NESTING = "OR509"
    EMPTY_BODY = "OR510"
    NO_WORDS = "OR511"
    TODO = "OR512"

    # 6: rules across front matter, body and records
    SAME_ID = "OR603"

    # 7: what is published, and would be gone
    GONE_SUMMARY = "OR701"
    GONE_PERSON = "OR702"
    GONE_ANCHOR = "OR703"
    GONE_ADDRESS = "OR704"
    ID_AGAIN = "OR705"


@dataclass(frozen=True)
class Block:
    """A paragraph, or what stands between two fences."""

    text: str
    """A paragraph in one line, with Markdown's backticks and stars; an example as it stands."""
    example: bool = False
    title: str = ""
    """What an example is: the name of a file, or `In the text`."""


@dataclass(frozen=True)
class Explanation:
    """What the manual says of a code: title, cause, example, cure."""

    code: str
    name: str
    """What the code is called in the program: `EMPTY_FILE`."""
    title: str
    section: str
    """The section of the manual below its heading."""

    @classmethod
    def parse(cls, code: str, name: str, document: str) -> Self:
        """Return the explanation in a document: its first line is the title."""
        title, _, section = inspect.cleandoc(document).partition("\n\n")
        return cls(code, name, title.removeprefix("# ").removesuffix("."), f"{section.strip()}\n")

    @property
    def markdown(self) -> str:
        """The section without links, which lead to pages of the manual."""
        return _LINK.sub(r"\1\2", self.section)

    def blocks(self) -> Iterator[Block]:
        """Yield its paragraphs and examples in their order."""
        for block in _BLOCK.finditer(self.markdown):
            if block[2] is None:
                yield Block(" ".join(block[0].split()))
            else:
                yield Block(block[2].rstrip("\n"), example=True, title=block[1] or "")


def explanations() -> Iterator[Explanation]:
    """Yield what the manual says of each `Code`."""
    folder = files("onrecord").joinpath("data", "diagnostics")
    for code in Code:
        document = folder.joinpath(f"{code}.md").read_text(encoding="utf-8")
        yield Explanation.parse(code, code.name, document)
