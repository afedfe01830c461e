"""A declared speaker does not appear in the text.

Somebody stands under `speakers`, and the text has neither the surname nor a link to that person. So the
page of this person shows a webinar and nothing of what they said. The check is left out where only
part of the source was read (`read: part` or `beginning` under `source`), and where the file has errors.

```markdown title="In the text"
Example spoke about trust.
```

```console
$ onrecord check
summaries/2030-05-14-example.md:4:25  warning OR604
    4 │ speakers: [ann-example, max-muster]
      │                         ^^^^^^^^^^
  `speakers` lists `max-muster`, and the text never names Muster.
  → Name the person where they speak, or link a word: `[She](speaker:max-muster)`. Who led the discussion goes into `moderators`; take off the list who did not speak.

1 warning in 1 file.
```

**Cure.** Name the person where they speak, or link a word to them: `[He](speaker:max-muster)`. Whoever led the
discussion belongs under `moderators`. Whoever did not speak is taken off the list.

```markdown title="In the text"
Example spoke about trust. [He](speaker:max-muster) did not agree.
```
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from onrecord.bodies import Body
from onrecord.diagnostics import Severity
from onrecord.model import Speaker, Summary
from onrecord.prose import surnames, words
from onrecord.rules import Finding, Known, is_marked
from onrecord.text.folding import ascii_lower, spaced

SEVERITY = Severity.WARNING
ONLY_WITHOUT_ERRORS = True

_ENDINGS = ("", "s", "a", "u", "om", "em", "ovi", "in")
"""What may stand behind a surname: the case endings of other languages."""


def check_summary(summary: Summary, body: Body, known: Known) -> Iterator[Finding]:
    """Find declared speakers whom the text has neither by name nor by a mark."""
    source = summary.front.source
    # Where only part of a source was read, nobody can know what the others said.
    if (source is not None and source.read != "whole") or not body.passages:
        return
    if summary.is_announced:
        return
    present = words(summary.body)
    for number, person in enumerate(summary.front.speakers):
        speaker = known.speakers[person.id]
        if not (is_marked(summary, person.id) or _is_named(speaker, present)):
            name = surnames(speaker)[0]
            yield Finding(
                f"`speakers` lists `{person.id}`, and the text never names {name}.",
                summary.places.value("speakers", number, "id"),
                f"Name the person where they speak, or link a word: `[She](speaker:{person.id})`. "
                "Who led the discussion goes into `moderators`; take off the list who did not "
                f"speak.{_turned(speaker)}",
            )


def _turned(speaker: Speaker) -> str:
    """Return what to do where a name seems to have the surname first: `Example, Ada`."""
    surname, _, given = speaker.name.partition(", ")
    if speaker.sort_name or not given or "," in given or speaker.kind != "person":
        return ""
    return (
        f" If {surname} is the surname, write `name: {given} {surname}` in `speakers.yaml`; the "
        f"other order is that of `sort_name`."
    )


def _is_named(speaker: Speaker, present: Container[str]) -> bool:
    forms = (*surnames(speaker), *speaker.aliases, *speaker.adjectives)
    return any(
        all(
            any(word + ending in present for ending in _ENDINGS)
            for word in spaced(ascii_lower(form)).split()
        )
        for form in forms
    )
