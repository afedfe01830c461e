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
from functools import cache

from onrecord.bodies import Index
from onrecord.diagnostics import Severity
from onrecord.model import Corpus
from onrecord.rules import Finding
from onrecord.rules.namesakes import near_namesakes

SEVERITY = Severity.WARNING
ONLY_WITHOUT_ERRORS = True


def check(corpus: Corpus, _: Index) -> Iterator[Finding]:
    """Find two entries of the register that look like one person; the later one is pointed at."""
    key = cache(corpus.register.key)
    for one, other in near_namesakes(corpus.speakers):
        if key(one.id).start > key(other.id).start:
            one, other = other, one  # noqa: PLW2901
        yield Finding(
            f"`{other.id}` ({other.name}) and `{one.id}` ({one.name}) may be one person.",
            key(other.id),
            f"If they are, keep one entry and put the other name into its `aliases`. If not, "
            f"write `not_same_as: [{one.id}]` below `{other.id}`.",
        )
