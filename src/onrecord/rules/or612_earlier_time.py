"""A time before that of the paragraph above.

The times of a recording run backwards from one paragraph to the next. Often a digit is wrong, or the hour is missing.

```yaml title="In the front matter"
recording: https://www.youtube.com/watch?v=aaaaaaaaaaa
```

```markdown title="In the text"
{t=58:20} Example and Muster spoke about trust.

{t=2:10} Muster spoke about cost as well.
```

```console
$ onrecord check
summaries/2030-05-14-example.md:11:1  warning OR612
   11 │ {t=2:10} Muster spoke about cost as well.
      │ ^^^^^^^^
  This time, 2:10, is before the last one, 58:20.
  → Correct it; where the text is arranged by subject, it can stay.

1 warning in 1 file.
```

**Cure.** Correct the time. Where the summary is arranged by subject and not by time, the warning can stay; there is one for
each summary.

```markdown title="In the text"
{t=58:20} Example and Muster spoke about trust.

{t=1:02:10} Muster spoke about cost as well.
```
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from onrecord.bodies import Body
from onrecord.diagnostics import Severity
from onrecord.model import Summary
from onrecord.rules import Finding, Known, moments

SEVERITY = Severity.WARNING


def check_summary(_: Summary, body: Body, __: Known) -> Iterator[Finding]:
    """Find the first place in a summary where time runs backwards."""
    back = [(a, b) for a, b in pairwise(moments(body)) if b.seconds < a.seconds]
    if back:
        before, after = back[0]
        more = f", and {len(back) - 1} more below" if len(back) > 1 else ""
        yield Finding(
            f"This time, {after.clock}, is before the last one, {before.clock}{more}.",
            after.span,
            "Correct it; where the text is arranged by subject, it can stay.",
        )
