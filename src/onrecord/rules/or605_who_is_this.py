"""Somebody in the text is not declared.

The text names somebody of the register, as people name those who are present: with a verb of saying, or
by the surname alone. The front matter does not list this person, so nothing of what they said is kept
under their name. Somebody who is named once in passing, with the whole name, is left alone.

```yaml title="In the front matter"
speakers: [ann-example]
```

```console
$ onrecord check
summaries/2030-05-14-example.md:8:13  warning OR605
    8 │ Example and Muster spoke about trust.
      │             ^^^^^^
  `Muster` seems to be Max Muster, who is neither in `speakers` nor in `moderators`.
  → Add `max-muster` to one of the two. If somebody else is meant, write the whole name.

1 warning in 1 file.
```

**Cure.** Add the id to `speakers`, or to `moderators`. If somebody else is meant who has the same surname,
write the whole name.

```yaml title="In the front matter"
speakers: [ann-example]
moderators: [max-muster]
```
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from onrecord.body import names, voices
from onrecord.diagnostics import Severity
from onrecord.model import Corpus, Index, Passage, Speaker
from onrecord.rules import Finding
from onrecord.rules.texts import is_marked, place, plain_words
from onrecord.text.folding import ascii_lower, fold, spaced
from onrecord.text.sentences import Prose

SEVERITY = Severity.WARNING
ONLY_WITHOUT_ERRORS = True


def check(corpus: Corpus, index: Index) -> Iterator[Finding]:
    """Find people of the register who speak in a text and are not in its front matter.

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
            strangers = {name for name in strangers if not is_marked(summary, name)}
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
                known[ascii_lower(word)].add(speaker.id)
    return known


def _strangers(text: str, known: Mapping[str, set[str]], own: set[str]) -> set[str]:
    """Return whom a text may name, leaving out `own`, the words of declared people's names."""
    capital = {word for word in set(spaced(text).split()) if word[0].isupper()}
    words = {ascii_lower(word) for word in capital} - own
    return {name for word in words for name in known.get(word, ())}


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
    folded, prose = fold(passage.text), Prose(passage.text)
    sayings = voices.listen(prose, among, (), ()).sayings
    speaking = {speaker for saying in sayings for speaker in saying.speakers}
    for name in names.find(folded, among):
        if name.speaker not in strangers:
            continue
        start, seen = folded.back(name.start), sightings[name.speaker]
        text = re.sub(r"['’]s?$", "", passage.text[start : folded.back(name.end)])
        words = plain_words(text)
        opens = not re.search(r"\w", passage.text[prose.sentence(start)[0] : start])
        if words & among.of(name.speaker).given_names:
            seen.introduced = True
        elif not opens and not words & names.EVERYDAY:
            # What opens a sentence, or is a word of every day, may have its capital for that.
            seen.short.append((passage, text))
        if name.speaker in speaking:
            seen.spoken.append((passage, text))


def _undeclared(speaker: Speaker, passage: Passage, text: str) -> Finding:
    """Say that somebody of the register takes part without being declared."""
    return Finding(
        f"`{text}` seems to be {speaker.name}, who is neither in `speakers` nor in `moderators`.",
        place(passage, text),
        f"Add `{speaker.id}` to one of the two. If somebody else is meant, write the whole name.",
    )
