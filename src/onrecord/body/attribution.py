"""Find to whom a citation belongs, among those who speak in its passage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.body.voices import Saying, Voices
from onrecord.model import Basis


def attribute(voices: Voices, offset: int) -> tuple[tuple[str, ...], Basis | None]:
    """Return whose words stand at an offset, and the basis; nobody is an empty tuple.

    The saying of the citation's own clause decides, then that of its sentence, then the nearest
    before it in the passage.
    """
    direct = [s for s in voices.sayings if s.scope and s.scope[0] <= offset < s.scope[1]]
    if direct:
        return direct[-1].speakers, direct[-1].basis
    sentence = voices.prose.sentence(offset)
    around = [voices.between(*voices.prose.clause(offset)), voices.between(*sentence)]
    for sayings in [*_outside(around, voices.prose.quotation(offset)), *around]:
        chosen = _nearest(sayings, offset)
        if chosen:
            return chosen.speakers, chosen.basis if chosen.speakers else None
    last = _last(voices, sentence[0])
    return (last.speakers, last.basis) if last else ((), None)


def _outside(
    around: Sequence[Sequence[Saying]], quotation: tuple[int, int] | None
) -> Iterator[Sequence[Saying]]:
    """Yield the sayings outside of a quotation: whoever is named in it is not who says it."""
    if quotation:
        start, end = quotation
        yield from ([s for s in sayings if not start < s.start < end] for sayings in around)


def _nearest(sayings: Sequence[Saying], offset: int) -> Saying | None:
    """Return the saying nearest before an offset, else nearest after; the author's mark first."""
    inside = [saying for saying in sayings if saying.scope is None]
    inside = [saying for saying in inside if saying.basis is Basis.STATED] or inside
    before = [saying for saying in inside if saying.start <= offset]
    if before:
        return before[-1]
    return inside[0] if inside else None


def _last(voices: Voices, end: int) -> Saying | None:
    """Return the last saying of a declared person before an offset; in its sentence, the mark."""
    before = [s for s in voices.between(0, end) if s.speakers and s.end <= end]
    if not before:
        return None
    start, _ = voices.prose.sentence(before[-1].start)
    stated = [s for s in before if s.start >= start and s.basis is Basis.STATED]
    return (stated or before)[-1]
