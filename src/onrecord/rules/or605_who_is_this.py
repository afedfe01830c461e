"""Somebody in the text is not declared.

The text names somebody of the register, as people name those who are present: with a verb of saying, or
by the surname alone. The front matter does not list this person, so nothing of what they said is kept
under their name. Somebody who is named once in passing, with the whole name, is left alone,
and so is a delegation, unless it speaks of a norm and is none of the `organisers`.

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
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from onrecord import prose
from onrecord.bodies import Body, Passage
from onrecord.diagnostics import Severity
from onrecord.model import Frameworks, Speaker, Summary
from onrecord.prose import Name, surnames
from onrecord.rules import Finding, Known, is_marked, place
from onrecord.text.folding import ascii_lower, spaced

SEVERITY = Severity.WARNING
ONLY_WITHOUT_ERRORS = True


def check_summary(summary: Summary, body: Body, known: Known) -> Iterator[Finding]:
    """Find people of the register who speak in a text and are not in its front matter.

    Whoever is named by the surname alone counts too: a text gives the whole name to people from
    elsewhere. Whoever is named in passing with the whole name does not.
    """
    speakers = known.speakers
    declared = {person.id for person in summary.front.people}
    own = {word for name in declared for word in _words(speakers[name])}
    # Most summaries name nobody else. A mark that names an undeclared person has a message of its own.
    strangers = {
        name
        for name in _strangers(body.text, _by_surname(known), own) - declared
        if not (is_marked(summary, name) or _organises(speakers[name], summary))
    }
    if strangers:
        people = [speakers[name] for name in sorted(strangers | declared)]
        sightings = _sightings(summary, body.passages, people, known.frameworks)
        for name in sorted(strangers & sightings.keys()):
            yield _undeclared(speakers[name], *sightings[name])


def _organises(speaker: Speaker, summary: Summary) -> bool:
    """Say whether somebody is named as an organiser: that is no part in the discussion."""
    return not {speaker.name, *speaker.aliases}.isdisjoint(summary.front.organisers)


def _words(speaker: Speaker) -> set[str]:
    return prose.words(" ".join((speaker.name, *speaker.aliases)))


@lru_cache(maxsize=1)
def _by_surname(known: Known) -> Mapping[str, set[str]]:
    """Return the ids of people by the last word of their surname or of an alias, as plain text."""
    found: dict[str, set[str]] = defaultdict(set)
    for speaker in known.speakers.values():
        for form in (surnames(speaker)[0], *speaker.aliases):
            for word in spaced(form).split()[-1:]:
                found[ascii_lower(word)].add(speaker.id)
    return found


def _strangers(text: str, known: Mapping[str, set[str]], own: set[str]) -> set[str]:
    """Return whom a text may name, leaving out `own`, the words of declared people's names."""
    capital = {word for word in set(spaced(text).split()) if word[0].isupper()}
    words = {ascii_lower(word) for word in capital} - own
    return {name for word in words for name in known.get(word, ())}


Sighting = tuple[Passage, str]
"""A passage, and the words that name somebody in it."""


def _sightings(
    summary: Summary,
    passages: Sequence[Passage],
    people: Sequence[Speaker],
    frameworks: Frameworks,
) -> Mapping[str, Sighting]:
    """Return where people first seem to take part in a text.

    That is where they speak, or else, if the text never gives the whole name, where the surname
    alone names them.
    """
    blocks = [prose.Block(one.kind, one.text) for one in passages]
    spoken: dict[str, Sighting] = {}
    short: dict[str, Sighting] = {}
    introduced: set[str] = set()
    delegations = {one.id for one in people if one.is_delegation}
    readings = prose.read(blocks, people, summary.language, frameworks=frameworks)
    for passage, reading in zip(passages, readings, strict=True):
        speaking = {said.speaker for said in reading.said}
        # Of States and organisations much is told; only who speaks of a norm takes part for certain.
        of_norms = {said.speaker for cited in reading.citations for said in cited.said}
        speaking -= delegations - of_norms
        for name in reading.named:
            text = re.sub(r"['’]s?$", "", passage.text[name.start : name.end])
            if name.whole:
                introduced.add(name.speaker)
            elif not name.everyday and not _opens(passage.text, name):
                # What opens a sentence, or is a word of every day, may have its capital for that.
                short.setdefault(name.speaker, (passage, text))
            if name.speaker in speaking:
                spoken.setdefault(name.speaker, (passage, text))
    return {name: one for name, one in short.items() if name not in introduced} | spoken


def _opens(text: str, name: Name) -> bool:
    return re.search(r"(?:^|[.!?:]\W*)$", text[: name.start]) is not None


def _undeclared(speaker: Speaker, passage: Passage, text: str) -> Finding:
    return Finding(
        f"`{text}` seems to be {speaker.name}, who is neither in `speakers` nor in `moderators`.",
        place(passage, text),
        f"Add `{speaker.id}` to one of the two. If somebody else is meant, write the whole name.",
    )
