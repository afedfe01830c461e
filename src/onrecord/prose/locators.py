"""Find the norms that a text names, of every framework, and the words that only seem to name one."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain

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
    settled = found[0] if len(found) == 1 else _settled(list(chain.from_iterable(found)))
    return sorted(settled, key=lambda one: one.first)


def _settled(found: list[Cited | Question]) -> Iterator[Cited | Question]:
    """Yield what is left where several frameworks claim the same words: who is sure, or a question."""
    citations = [one for one in found if isinstance(one, Cited)]
    for one in found:
        rivals = [other for other in citations if other is not one and _overlap(one, other)]
        if isinstance(one, Question):
            if not rivals:
                yield one
        elif one.sure or not rivals:
            yield one


def _overlap(one: Cited | Question, other: Cited | Question) -> bool:
    return one.first <= other.last and other.first <= one.last
