"""Rules about the people of a summary: who is declared and who appears in the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from anyascii import anyascii

from onrecord.body import names, voices
from onrecord.body.letters import spaced
from onrecord.body.sentences import Prose
from onrecord.checks import places
from onrecord.codes import Code
from onrecord.diagnostics import Diagnostic, Severity
from onrecord.model import Corpus, Index, Passage, Speaker, Summary

_ENDINGS = ("", "s", "a", "u", "om", "em", "ovi", "in")
"""What may stand behind a surname: the case endings of other languages."""


def speakers_appear(corpus: Corpus, index: Index) -> Iterator[Diagnostic]:
    """Let each declared speaker appear in the text, by name or by a mark.

    Where only part of a source was read, nobody can know what the others said.
    """
    for summary in corpus.summaries.values():
        source = summary.front.source
        if (source is None or source.read == "whole") and index.bodies[summary.id].passages:
            yield from _silent(summary, corpus.speakers)


def _silent(summary: Summary, speakers: Mapping[str, Speaker]) -> Iterator[Diagnostic]:
    """Yield the declared speakers of a summary whom its text does not have."""
    present = _words(summary.body)
    for number, person in enumerate(summary.front.speakers):
        speaker = speakers[person.id]
        if not (_is_marked(summary, person.id) or _is_named(speaker, present)):
            surname = names.surnames(speaker)[0]
            yield Diagnostic(
                Code.SILENT_SPEAKER,
                f"`speakers` lists `{person.id}`, and the text never names {surname}.",
                summary.places.value("speakers", number, "id"),
                f"Name the person where they speak, or link a word: `[She](speaker:{person.id})`. "
                "Who led the discussion goes into `moderators`; take off the list who did not speak.",
                Severity.WARNING,
            )


def _words(text: str) -> set[str]:
    """Return the words of a text in lower case without diacritics."""
    return {_plain(word) for word in set(spaced(text).split())}


@lru_cache(maxsize=65536)
def _plain(word: str) -> str:
    """Return a word in lower case without diacritics."""
    return anyascii(word).lower()


def _is_marked(summary: Summary, person: str) -> bool:
    """Say whether the author linked words to a person."""
    mark = f"speaker:{person}"
    return mark in summary.body and bool(re.search(rf"{re.escape(mark)}(?![\w-])", summary.body))


def _is_named(speaker: Speaker, present: set[str]) -> bool:
    """Say whether all words of some name of a person stand in the text."""
    forms = (*names.surnames(speaker), *speaker.aliases)
    return any(
        all(
            any(word + ending in present for ending in _ENDINGS)
            for word in spaced(_plain(form)).split()
        )
        for form in forms
    )


def people_are_declared(corpus: Corpus, index: Index) -> Iterator[Diagnostic]:
    """Let the front matter have everybody of the register who speaks in the text.

    Whoever is named by the surname alone counts too: a text gives the whole name to people from
    elsewhere. Whoever is named in passing with the whole name does not.
    """
    known = _by_surname(corpus.speakers)
    for summary in corpus.summaries.values():
        declared = {person.id for person in summary.front.people}
        own = {word for name in declared for word in names.person(corpus.speakers[name]).given}
        sightings: dict[str, _Sightings] = defaultdict(_Sightings)
        body = index.bodies[summary.id]
        # One look for all passages: most summaries name nobody else.
        anybody = _strangers(body.text, known, own) - declared
        for passage in body.passages if anybody else ():
            strangers = _strangers(passage.text, known, own) - declared
            # A mark that names an undeclared person has a message of its own.
            strangers = {name for name in strangers if not _is_marked(summary, name)}
            if strangers:
                people = [corpus.speakers[name] for name in sorted(strangers | declared)]
                _look(passage, names.pattern(people), strangers, sightings)
        for name, seen in sorted(sightings.items()):
            if seen.first is not None:
                yield _undeclared(corpus.speakers[name], *seen.first)


def _by_surname(speakers: Mapping[str, Speaker]) -> Mapping[str, set[str]]:
    """Return the ids of people by the last word of their surname or of an alias, as plain text."""
    known: dict[str, set[str]] = defaultdict(set)
    for speaker in speakers.values():
        for form in (names.surnames(speaker)[0], *speaker.aliases):
            for word in spaced(form).split()[-1:]:
                known[_plain(word)].add(speaker.id)
    return known


def _strangers(text: str, known: Mapping[str, set[str]], own: set[str]) -> set[str]:
    """Return whom a text may name, leaving out `own`, the words of declared people's names."""
    capital = {word for word in set(spaced(text).split()) if word[0].isupper()}
    plain = {_plain(word) for word in capital} - own
    return {name for word in plain for name in known.get(word, ())}


Sighting = tuple[Passage, str]
"""A passage, and the words that name somebody in it."""


@dataclass
class _Sightings:
    """Where a person who is not declared is named in a text."""

    spoken: list[Sighting] = field(default_factory=list)
    short: list[Sighting] = field(default_factory=list)
    """By the surname alone."""
    introduced: bool = False
    """Whether the text gives the whole name somewhere."""

    @property
    def first(self) -> Sighting | None:
        """Where the person first seems to take part; `None` where nothing says so."""
        telling = [*self.spoken, *(() if self.introduced else self.short)]
        return telling[0] if telling else None


def _look(
    passage: Passage,
    among: names.Pattern,
    strangers: set[str],
    sightings: dict[str, _Sightings],
) -> None:
    """Note where undeclared people are named in a passage, and whether they speak there."""
    folded, prose = names.fold(passage.text), Prose(passage.text)
    sayings = voices.listen(prose, among, (), ()).sayings
    speaking = {speaker for saying in sayings for speaker in saying.speakers}
    for name in names.find(folded, among):
        if name.speaker not in strangers:
            continue
        start, seen = folded.back(name.start), sightings[name.speaker]
        text = re.sub(r"['’]s?$", "", passage.text[start : folded.back(name.end)])
        words = _words(text)
        opens = not re.search(r"\w", passage.text[prose.sentence(start)[0] : start])
        if words & among.of(name.speaker).given_names:
            seen.introduced = True
        elif not opens and not words & names.EVERYDAY:
            # What opens a sentence, or is a word of every day, may have its capital for that.
            seen.short.append((passage, text))
        if name.speaker in speaking:
            seen.spoken.append((passage, text))


def _undeclared(speaker: Speaker, passage: Passage, text: str) -> Diagnostic:
    """Say that somebody of the register takes part without being declared."""
    return Diagnostic(
        Code.WHO_IS_THIS,
        f"`{text}` seems to be {speaker.name}, who is neither in `speakers` nor in `moderators`.",
        places.words(passage, text),
        f"Add `{speaker.id}` to one of the two. If somebody else is meant, write the whole name.",
        Severity.WARNING,
    )
