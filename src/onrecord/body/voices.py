"""Find who is speaking in plain prose.

Never a guess: a person speaks where the author says so with a mark, or where a declared name
stands with a verb of saying or a form that gives a view. A pronoun alone is nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.body import forms, pronouns, strangers, views
from onrecord.body import names as naming
from onrecord.body.names import Name
from onrecord.model import Basis
from onrecord.text.folding import Folded, fold
from onrecord.text.sentences import Prose

_NEAR = 400
"""How many characters around a name are looked at."""

_PAIR = 2

_AMONG = re.compile(rf"(?:\s+\w+)?{views.AMONG}")
_LAST_WORDS = re.compile(r"\s+(?:[\w-]+\s+)?[\w-]+[.!]?[”\"]?\s*")
"""What is left of a sentence behind a name that closes it: a verb."""


@dataclass(frozen=True)
class Saying:
    """A place where somebody speaks; nobody declared where there are no speakers."""

    speakers: tuple[str, ...]
    start: int
    end: int
    basis: Basis
    scope: tuple[int, int] | None = None
    """What is direct speech of these people: `Kaspar: …`, `— Lea Kaspar`; `None` if reported."""

    def back(self, folded: Folded) -> Saying:
        """Return the same in the text as written."""
        scope = self.scope and (folded.back(self.scope[0]), folded.back(self.scope[1]))
        start, end = folded.back(self.start), folded.back(self.end)
        return Saying(self.speakers, start, end, self.basis, scope)


@dataclass(frozen=True)
class Voices:
    """Who speaks in a passage and who is only named; offsets are of the text as written."""

    prose: Prose
    sayings: tuple[Saying, ...]
    """In the order of the text."""
    mentions: tuple[str, ...]

    def between(self, start: int, end: int) -> Sequence[Saying]:
        """Return the sayings that begin between two offsets."""
        first = bisect_left(self.sayings, start, key=lambda saying: saying.start)
        last = bisect_left(self.sayings, end, key=lambda saying: saying.start)
        return self.sayings[first:last]


def listen(
    prose: Prose,
    names: naming.Pattern,
    marks: Sequence[Saying],
    cited: Sequence[int] | None = None,
) -> Voices:
    """Return who speaks in a passage and who is only named.

    `marks` are the places where the author linked a speaker, `cited` those where norms are cited;
    `None` for not known. People who are not declared only keep citations from others, so they are
    looked for where that can matter, and nowhere in a passage that cites nothing.
    """
    folded = fold(prose.text)
    found = list(naming.find(folded, names))
    if not found and not marks and cited is not None and not cited:
        return Voices(prose, (), ())
    division = prose if folded.text is prose.text else Prose(folded.text)
    listener = _Listener(folded.text, division, found)
    declared = list(listener.declared())
    undeclared = listener.undeclared(declared, _doubtful(prose, folded, cited))
    sayings = [*marks]
    for saying in (*declared, *undeclared):
        here = saying.back(folded)
        if not any(mark.start < here.end and here.start < mark.end for mark in marks):
            sayings.append(here)
    if cited is None or cited:
        sayings += list(_pronouns(prose, sayings))
    speaking = {speaker for saying in sayings for speaker in saying.speakers}
    mentioned = (name.speaker for name in found if name.speaker not in speaking)
    ordered = sorted(sayings, key=lambda saying: (saying.start, saying.end))
    return Voices(prose, tuple(ordered), tuple(dict.fromkeys(mentioned)))


def _doubtful(prose: Prose, folded: Folded, cited: Sequence[int] | None) -> list[tuple[int, int]]:
    """Return the stretches of a folded text where it matters whether somebody else speaks.

    These are the sentences that cite; where a pronoun speaks, also those before it.
    """
    if cited is None:
        return [(0, len(folded.text))]
    sentences = sorted({prose.sentence(offset) for offset in cited})
    if sentences and pronouns.anywhere(prose.text):
        sentences = [(0, sentences[-1][1])]
    return [(folded.forth(start), folded.forth(end)) for start, end in sentences]


def _pronouns(prose: Prose, sayings: Sequence[Saying]) -> Iterator[Saying]:
    """Yield the sayings of pronouns, which go on for whoever spoke last in the passage."""
    known = sorted(sayings, key=lambda one: one.start)
    starts = [one.start for one in known]
    for pronoun in pronouns.find(prose.text):
        before = known[: bisect_left(starts, pronoun.start)]
        opening = prose.sentence(pronoun.start)[0]
        # Others in the same sentence are part of what the pronoun says: `nobody asked, she said`.
        people = [
            (one, len(one.speakers) or pronouns.counted(prose.text[one.start : one.end]))
            for one in before
            if one.speakers or one.start < opening
        ]
        last = next((one for one, count in reversed(people) if pronoun.fits(count)), None)
        if last:
            yield Saying(last.speakers, pronoun.start, pronoun.end, last.basis)


@dataclass(frozen=True)
class _Group:
    """Names that prose joins: `Kaspar and Droz`."""

    names: tuple[Name, ...]

    @property
    def speakers(self) -> tuple[str, ...]:
        """Their ids, each once."""
        return tuple(dict.fromkeys(name.speaker for name in self.names))


@dataclass(frozen=True)
class _Listener:
    """Looks for sayings in a folded text."""

    text: str
    prose: Prose
    found: list[Name]

    def declared(self) -> Iterator[Saying]:
        """Yield the sayings of declared people."""
        for group in self._groups():
            yield from self._group(group)

    def _groups(self) -> Iterator[_Group]:
        """Yield runs of names joined by commas and `and`, single names among them."""
        run: list[Name] = []
        betweens: list[str] = []
        for name in self.found:
            between = self.text[run[-1].end : name.start][:_NEAR] if run else ""
            # `Kaspar's and Droz's views`, but not `Kaspar's view and Droz`.
            alike = run and (name.possessive or not run[-1].possessive)
            if alike and forms.joins(between):
                run.append(name)
                betweens.append(between)
                continue
            yield from _split(run, betweens)
            run, betweens = [name], []
        yield from _split(run, betweens)

    def _group(self, group: _Group) -> Iterator[Saying]:
        """Yield the sayings of names that are joined."""
        first, last = group.names[0], group.names[-1]
        before, after = self._before(first), self._after(first)
        whole = Saying(group.speakers, first.start, last.end, Basis.INFERRED)
        if not first.possessive and (views.views(before, after) or views.raised_by(before)):
            yield whole
        elif not last.possessive and self._speak(group, before):
            if len(group.names) > 1 and forms.is_object(before):
                yield Saying((last.speaker,), last.start, last.end, Basis.INFERRED)
            else:
                yield whole
        elif (
            len(group.names) > 1 and last.possessive and views.owns_view(before, self._after(last))
        ):
            yield whole
        else:
            for name in group.names:
                yield from self._alone(name)

    def _speak(self, group: _Group, before: str) -> bool:
        """Say whether names that are joined, or stand behind `both panellists,`, have a verb."""
        last = group.names[-1]
        after = self._after(last)
        apposed = len(group.names) > 1 and forms.closes_apposition(before, after) > 0
        return forms.speaks(self._before(last), after) or (apposed and forms.speaks(before, after))

    def _alone(self, name: Name) -> Iterator[Saying]:
        """Yield the saying of a name by itself."""
        scope = self._direct(name)
        form = views.owns_view if name.possessive else forms.inverted
        if scope or form(self._before(name), self._after(name)):
            yield Saying((name.speaker,), name.start, name.end, Basis.INFERRED, scope)

    def _direct(self, name: Name) -> tuple[int, int] | None:
        """Return what is direct speech that a name labels or signs."""
        if forms.signs(self.text[: name.start][-_NEAR:], self.text[name.end :]):
            return 0, len(self.text)
        if not self._labels(name):
            return None
        later = (other for other in self.found if other.start > name.start)
        ends = (other.start for other in later if self._labels(other) or self._begins(other))
        return name.start, next(ends, len(self.text))

    def _begins(self, name: Name) -> bool:
        """Say whether a name begins a sentence and labels it: `… the police. Droz: …`."""
        return not self._before(name) and self._after(name).startswith(": ")

    def _labels(self, name: Name) -> bool:
        """Say whether a name labels its line."""
        line = self.text[self.text.rfind("\n", 0, name.start) + 1 : name.start]
        return not name.possessive and forms.labels(line[:80], self.text[name.end :][:_NEAR])

    def _before(self, name: Name) -> str:
        """Return what stands before a name in its sentence."""
        start = max(self.prose.sentence(name.start)[0], name.start - _NEAR)
        return self.text[start : name.start].lstrip()

    def _after(self, name: Name) -> str:
        """Return what stands behind a name in its sentence."""
        return self.text[name.end : min(self.prose.sentence(name.start)[1], name.end + _NEAR)]

    def undeclared(
        self, declared: Sequence[Saying], stretches: Sequence[tuple[int, int]]
    ) -> Iterator[Saying]:
        """Yield sayings of people who are not declared, unless a declared person reports them.

        Only those within the stretches; they have no speaker.
        """
        ordered = sorted(declared, key=lambda saying: saying.start)
        starts = [saying.start for saying in ordered]
        for start, end in (
            at for stretch in stretches for at in strangers.find(self.text, *stretch)
        ):
            if any(start < name.end and name.start < end for name in self._names_at(start)):
                continue
            opening, sentence = self.prose.clause(start)[0], self.prose.sentence(start)[0]
            if re.search('[:“"]', self.text[max(sentence, start - _NEAR) : start]):
                opening = sentence
            reporting = bisect_left(starts, start) - bisect_left(starts, opening)
            stop = self.prose.sentence(end - 1)[1]
            behind = ordered[bisect_right(starts, end) : bisect_left(starts, stop)]
            if not reporting and not (behind and self._told_by(behind[0], behind[-1], end, stop)):
                yield Saying((), start, end, Basis.INFERRED)

    def _told_by(self, following: Saying, last: Saying, end: int, stop: int) -> bool:
        """Say whether somebody declared is among those who speak, or reports what they said.

        `stressed by several speakers, including Kaspar`; `a delegate said …, Kaspar recalled.` They
        are the declared people behind `end` in a sentence that goes on to `stop`.
        """
        if _AMONG.fullmatch(self.text, end, following.start):
            return True
        reported = self.text[end : last.start][-_NEAR:].rstrip().endswith((",", "”", '"'))
        return reported and _LAST_WORDS.fullmatch(self.text, last.end, stop) is not None

    def _names_at(self, start: int) -> Sequence[Name]:
        """Return the names next to an offset, before and behind it."""
        place = bisect_left(self.found, start, key=lambda name: name.start)
        return self.found[max(place - 1, 0) : place + 1]


def _split(run: list[Name], betweens: list[str]) -> Iterator[_Group]:
    """Keep names together only when an `and` joins the last: `to Kaspar, Droz said` is no group."""
    if not run:
        return
    if betweens and _with_and(betweens[-1]):
        yield _Group(tuple(run))
    elif len(run) > _PAIR and _with_and(betweens[-2]):
        yield _Group(tuple(run[:-1]))
        yield _Group((run[-1],))
    else:
        yield from (_Group((name,)) for name in run)


def _with_and(between: str) -> bool:
    """Say whether the words between two names are more than a comma."""
    return re.search(r"\w|&", re.sub(r"\([^)]*\)", "", between)) is not None
