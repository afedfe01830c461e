"""Find the norms that a text names, of every framework, and the words that only seem to name one."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from onrecord.model import Frameworks
from onrecord.prose import lettered, numbered
from onrecord.prose.tagging import Tagged
from onrecord.prose.values import Cited, Question


def find(
    text: Tagged, language: str, frameworks: Frameworks, cited: Collection[str] = ()
) -> list[Cited | Question]:
    """Return the norms that a text names and the questions it raises, in its order.

    `cited` are norms of which the text is known to speak.
    """
    known = {frameworks.of(norm) for norm in cited}
    found = [
        list(
            (lettered if one.is_lettered else numbered).find(
                text, language, one, known=one in known
            )
        )
        for one in frameworks.all
        if one.named(language)
    ]
    settled = found[0] if len(found) == 1 else _settled(found, frameworks)
    return sorted(settled, key=lambda one: one.first)


def _settled(
    found: list[list[Cited | Question]], frameworks: Frameworks
) -> Iterator[Cited | Question]:
    """Yield what is left where several frameworks claim the same words: who is sure, or one question."""
    asked: set[int] = set()
    for own in found:
        others = [one for other in found if other is not own for one in other]
        claims = [one for one in others if isinstance(one, Cited)]
        for one in own:
            rivals = [claim for claim in claims if _overlap(one, claim)]
            if not rivals or (isinstance(one, Cited) and one.sure):
                yield one
            elif isinstance(one, Cited) and not any(claim.sure for claim in rivals):
                if one.last not in asked:
                    yield Question(one.first, one.last, frameworks.of(one.norm))
                asked.add(one.last)


def _overlap(one: Cited | Question, other: Cited | Question) -> bool:
    return one.first <= other.last and other.first <= one.last
