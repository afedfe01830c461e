"""A recording that cannot be opened at a time.

A paragraph has the time at which it begins in the recording. How a link opens a recording there is known for YouTube, Vimeo, PeerTube,
UN Web TV, and for files such as `.mp4` and `.mp3`. Elsewhere the link leads to the beginning, with the time in words.

```yaml title="In the front matter"
recording: https://example.org/webinars/1/recording
```

```markdown title="In the text"
{t=12:34} Example and Muster spoke about trust.
```

```console
$ onrecord check
summaries/2030-05-14-example.md:6:12  warning OR613
    6 │ recording: https://example.org/webinars/1/recording
      │            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  `https://example.org/webinars/1/recording` cannot be opened at a time, as far as is known here: links lead to its beginning, and say the time in words.
  → Give the address of the video on YouTube, Vimeo, PeerTube or UN Web TV, or of its file; if there is none, this can stay.

1 warning in 1 file.
```

**Cure.** Give the address of the video itself, not of a page around it. Where there is no other, the warning can stay.

```yaml title="In the front matter"
recording: https://vimeo.com/1000001
```
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.bodies import Body
from onrecord.body.recordings import opened_at
from onrecord.diagnostics import Severity
from onrecord.model import Summary
from onrecord.rules import Finding, Known, moments

SEVERITY = Severity.WARNING


def check_summary(summary: Summary, body: Body, _: Known) -> Iterator[Finding]:
    """Find a recording with times on a host whose way to open it there is not known."""
    address = summary.front.recording
    for moment in moments(body)[:1]:
        if address and not opened_at(address, moment.seconds):
            yield Finding(
                f"`{address}` cannot be opened at a time, as far as is known here: links lead to its "
                "beginning, and say the time in words.",
                summary.places.value("recording"),
                "Give the address of the video on YouTube, Vimeo, PeerTube or UN Web TV, or of its "
                "file; if there is none, this can stay.",
            )
