"""Possible duplicate in the register.

Two entries of the register have names that are nearly the same: a letter or two differ, the words stand in
another order, or one name has initials where the other has words.

```yaml title="speakers.yaml"
ann-example: {name: Ann Example}
a-example: {name: A. Example}
max-muster: {name: Max Muster}
```

```console
$ onrecord check
speakers.yaml:2:1  warning OR606
    2 │ a-example: {name: A. Example}
      │ ^^^^^^^^^
  `a-example` (A. Example) and `ann-example` (Ann Example) may be one person.
  → If they are, keep one entry and put the other name into its `aliases`. If not, write `not_same_as: [ann-example]` below `a-example`.

1 warning in 1 file.
```

**Cure.** If they are one person, keep one entry, put the other spelling into its `aliases`, and use the one id
in all summaries. If they are two, say so in one of the entries: `not_same_as: [ann-example]`.

```yaml title="speakers.yaml"
ann-example: {name: Ann Example}
a-example: {name: A. Example, not_same_as: [ann-example]}
max-muster: {name: Max Muster}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from heapq import nsmallest

from onrecord.diagnostics import MOST, Severity
from onrecord.model import Speaker
from onrecord.rules import Finding, Known
from onrecord.rules.namesakes import near_pairs

SEVERITY = Severity.WARNING
ONLY_WITHOUT_ERRORS = True


def check_register(known: Known) -> Iterator[Finding]:
    """Find two entries of the register that look like one person; the later one is pointed at."""
    by_place = sorted(known.speakers, key=lambda name: known.register.key(name).start)
    places = {name: number for number, name in enumerate(by_place)}

    def order(pair: tuple[str, str]) -> tuple[int, str]:
        one, other = pair if places[pair[0]] < places[pair[1]] else pair[::-1]
        return places[other], f"{one}`"

    pairs = near_pairs(known.speakers)
    # Of a hundred thousand those that nobody is shown need no words.
    for number, pair in enumerate(nsmallest(MOST + 1, pairs, key=order)):
        one, other = sorted(pair, key=places.__getitem__)
        found = _finding(known, known.speakers[one], known.speakers[other])
        yield found if number < MOST else found._replace(stands_for=len(pairs) - MOST)


def _finding(known: Known, one: Speaker, other: Speaker) -> Finding:
    return Finding(
        f"`{other.id}` ({other.name}) and `{one.id}` ({one.name}) may be one person.",
        known.register.key(other.id),
        f"If they are, keep one entry and put the other name into its `aliases`. If not, "
        f"write `not_same_as: [{one.id}]` below `{other.id}`.",
    )
