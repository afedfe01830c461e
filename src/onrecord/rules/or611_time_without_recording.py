"""A time without a recording.

A [time mark](contributing.md#times-in-a-recording) says where in the recording a paragraph begins, and the front matter names no
recording.

```markdown title="In the text"
{t=12:34} Example and Muster spoke about trust.
```

```console
$ onrecord check
summaries/2030-05-14-example.md:8:1  warning OR611
    8 │ {t=12:34} Example and Muster spoke about trust.
      │ ^^^^^^^^^
  This time is one in a recording, and the front matter names none.
  → Add `recording: https://…` to the front matter, or remove the mark.

1 warning in 1 file.
```

**Cure.** Give the address of the recording, or remove the marks.

```yaml title="In the front matter"
recording: https://www.youtube.com/watch?v=aaaaaaaaaaa
```
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.bodies import Body
from onrecord.diagnostics import Severity
from onrecord.model import Summary
from onrecord.rules import Finding, Known, moments

SEVERITY = Severity.WARNING


def check_summary(summary: Summary, body: Body, _: Known) -> Iterator[Finding]:
    """Find the first time in a summary without a recording."""
    if not summary.front.recording:
        for moment in moments(body)[:1]:
            yield Finding(
                "This time is one in a recording, and the front matter names none.",
                moment.span,
                "Add `recording: https://…` to the front matter, or remove the mark.",
            )
