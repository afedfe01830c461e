"""Find which norms a document cites, and to whom each citation belongs: one call for all of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.body import references
from onrecord.body.blocks import Segment
from onrecord.body.names import Pattern
from onrecord.body.references import Context, Found, Question
from onrecord.body.voices import Saying, Voices, listen
from onrecord.model import Basis, How
from onrecord.text.sentences import Prose


@dataclass(frozen=True)
class Attribution:
    """What was found in a segment."""

    found: tuple[Found, ...] = ()
    """The norms it names or links, in the order of the text, with the people who speak there."""
    questions: tuple[Question, ...] = ()
    mentions: tuple[str, ...] | None = None
    """Ids of those who are named and do not speak; `None` where nobody asked."""


def attribute(
    segments: Sequence[Segment], people: Pattern, context: Context, *, mentions: bool
) -> Iterator[Attribution]:
    """Yield what is found in each segment of a document, in order.

    `context` is what the summary has said of norms before its text. With `mentions`, find also who
    is only named.
    """
    for segment in segments:
        prose = Prose(segment.prose)
        if segment.type == "passage":
            yield _passage(segment, prose, people, context, mentions=mentions)
        elif segment.where:
            found = references.find(prose, context)
            yield Attribution(tuple(one for one in found if isinstance(one, Found)))
        else:
            yield Attribution()
        if segment.type in {"passage", "heading"}:
            context = context.then(prose.text)


def _passage(
    segment: Segment, prose: Prose, people: Pattern, context: Context, *, mentions: bool
) -> Attribution:
    """Return what is found in a passage."""
    found = list(references.find(prose, context))
    linked = [
        Found(one.destination.norm, one.start, one.end, shown=False, how=How.LINKED)
        for one in segment.links
        if one.destination.norm
    ]
    named = [one for one in found if isinstance(one, Found) and not _is_linked(one, linked)]
    cited = sorted([*named, *linked], key=lambda one: (one.start, one.norm, one.how))
    voices = Voices(prose, (), ())
    # Most passages cite nothing, and then nobody needs to know who speaks in them.
    if mentions or cited:
        marks = [
            Saying((one.destination.speaker,), one.start, one.end, Basis.STATED)
            for one in segment.links
            if one.destination.speaker
        ]
        voices = listen(prose, people, marks, [one.start for one in (*named, *linked)])
    return Attribution(
        tuple(_attributed(one, voices) for one in cited),
        tuple(one for one in found if isinstance(one, Question)),
        voices.mentions if mentions else None,
    )


def _is_linked(found: Found, linked: Sequence[Found]) -> bool:
    """Say whether the author linked the words that name a norm to that norm."""
    return any(
        one.norm == found.norm and one.start < found.end and found.start < one.end for one in linked
    )


def _attributed(found: Found, voices: Voices) -> Found:
    """Return a find with those who speak there.

    The saying of the citation's own clause decides, then that of its sentence, then the nearest
    before it in the passage.
    """
    saying = _saying(voices, found.start)
    if saying is None or not saying.speakers:
        return found
    return replace(found, speakers=saying.speakers, basis=saying.basis)


def _saying(voices: Voices, offset: int) -> Saying | None:
    """Return whose words stand at an offset."""
    direct = [s for s in voices.sayings if s.scope and s.scope[0] <= offset < s.scope[1]]
    if direct:
        return direct[-1]
    sentence = voices.prose.sentence(offset)
    around = [voices.between(*voices.prose.clause(offset)), voices.between(*sentence)]
    for sayings in [*_outside(around, voices.prose.quotation(offset)), *around]:
        if chosen := _nearest(sayings, offset):
            return chosen
    return _last(voices, sentence[0])


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
