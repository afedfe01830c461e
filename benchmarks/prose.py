"""Write the text of one made-up summary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from benchmarks.wording import ASIDES, CLAIMS, HEADINGS, NORMS, SAYS, THOUGHTS, Person

_T = TypeVar("_T")


@dataclass(frozen=True)
class Kind:
    """What sort of text it is."""

    words: int = 600
    """How long it is, give or take a paragraph of fifty words."""
    cites: float = 0.4
    """How likely a paragraph cites a norm."""


SPARSE, DENSE = Kind(), Kind(1_900, 1.0)
"""A text with four or five citations, and one in which every paragraph cites."""
LINKS = 0.15
"""How likely a citation is the author's mark rather than a letter."""
STATES = 0.1
"""How likely a speaker is marked by the author rather than just named."""


class Prose:
    """Writes a text, and keeps in mind which norms it cites."""

    def __init__(
        self,
        random: Random,
        speakers: Sequence[Person],
        topics: Sequence[str],
        previous: str | None,
        kind: Kind = SPARSE,
    ) -> None:
        self._random = random
        self._speakers = speakers
        self._topics = topics
        self._previous = previous
        self._kind = kind
        self.norms: set[str] = set()
        """The ids of the norms cited so far."""

    def text(self) -> str:
        """Write the whole text."""
        blocks = [self._opening()]
        for heading in HEADINGS:
            blocks.append(f"## {heading}")
            while _words(blocks) < self._kind.words * (HEADINGS.index(heading) + 1) / len(HEADINGS):
                blocks.append(self._list() if self._chance(0.1) else self._paragraph())
        if self._previous:
            blocks.append(f"The [webinar before]({self._previous}.md) was about other things.")
        return "\n\n".join(blocks) + "\n"

    def _opening(self) -> str:
        """Write who took part."""
        *others, last = [who.name for who in self._speakers]
        return f"The webinar heard {', '.join(others)} and {last}. {self._aside()}"

    def _paragraph(self) -> str:
        """Write what one person said, with something before or after."""
        said = [self._thought(), self._aside()]
        if self._chance(self._kind.cites):
            said[0] = self._claim()
        return " ".join(said + [self._sentence() for _ in range(self._random.randint(0, 3))])

    def _list(self) -> str:
        """Write a list of thoughts."""
        items = self._random.sample(THOUGHTS, 3)
        return "\n".join(
            [f"{self._who()} named three things:", "", *(f"- {item}" for item in items)]
        )

    def _sentence(self) -> str:
        """Write a sentence that cites nothing."""
        return self._aside() if self._chance(0.5) else self._thought()

    def _thought(self) -> str:
        """Write what somebody thinks."""
        return f"{self._who()} {self._pick(SAYS)} {self._pick(THOUGHTS)}."

    def _aside(self) -> str:
        """Write a sentence in which nobody speaks."""
        return self._pick(ASIDES).format(topic=self._pick(self._topics).replace("-", " "))

    def _claim(self) -> str:
        """Write what somebody says of a norm."""
        letter = self._random.choices(list(NORMS), list(NORMS.values()))[0]
        self.norms.add(f"13{letter}")
        if self._chance(LINKS):
            norm = f"[what the report asks for there](norm:13{letter})"
        else:
            norm = f"norm 13({letter})"
        return f"{self._who()} {self._pick(SAYS)} {self._pick(CLAIMS).format(norm=norm)}."

    def _who(self) -> str:
        """Name one of the speakers."""
        who = self._pick(self._speakers)
        return f"[{who.name}](speaker:{who.id})" if self._chance(STATES) else who.surname

    def _chance(self, share: float) -> bool:
        """Say yes that often."""
        return self._random.random() < share

    def _pick(self, things: Sequence[_T]) -> _T:
        """Pick one thing."""
        return self._random.choice(things)


def _words(blocks: Sequence[str]) -> int:
    """Count words."""
    return sum(len(block.split()) for block in blocks)
