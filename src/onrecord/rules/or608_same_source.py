"""Two summaries with the same source.

The `url` under `source` is the same in two summaries. `https` or `http`, `www.`, a slash at the end and what
newsletters add (`utm_source=…`) make no difference.

```yaml title="In the front matter"
source: {url: 'https://example.org/trust', kind: event page, read: part}
```

```markdown title="summaries/2030-05-15-again.md"
---
title: A webinar that never took place
date: 2030-05-15
speakers: [ann-example]
norms: []
source: {url: 'http://www.example.org/trust/', kind: event page, read: part}
---

Example spoke about trust.
```

```console
$ onrecord check
summaries/2030-05-15-again.md:6:15  warning OR608
    6 │ source: {url: 'http://www.example.org/trust/', kind: event page, read: part}
      │               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  `summaries/2030-05-14-example.md` was written from this address too.
  → Keep one summary of a webinar. If these are two, give each the address of its own part, such as `…#second-session`.

1 warning in 1 file.
```

**Cure.** If the two files are about one webinar, keep one. If one page is about two webinars, give each the address
of its part: `https://example.org/trust#second-day`.

```yaml title="In the front matter"
source: {url: 'https://example.org/trust#first-day', kind: event page, read: part}
```
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlencode, urlsplit

from onrecord.bodies import Index
from onrecord.diagnostics import Severity
from onrecord.model import Corpus, Summary
from onrecord.rules import Finding

SEVERITY = Severity.WARNING

_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id", re.IGNORECASE)
"""Parameters of an address that say how somebody came to it, not what is there."""


def check(corpus: Corpus, _: Index) -> Iterator[Finding]:
    """Find summaries whose source has the same address as that of an earlier one."""
    by_address: dict[str, list[Summary]] = defaultdict(list)
    for summary in corpus.summaries.values():
        if summary.front.source is not None and summary.front.source.url:
            by_address[_address(summary.front.source.url)].append(summary)
    for first, *others in by_address.values():
        for summary in others:
            yield Finding(
                f"`{first.source.path}` was written from this address too.",
                summary.places.value("source", "url"),
                "Keep one summary of a webinar. If these are two, give each the address of its "
                "own part, such as `…#second-session`.",
            )


def _address(url: str) -> str:
    """Return an address without what makes no difference: scheme, `www.`, slash, tracking."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    host = parts.netloc.lower().removeprefix("www.").removesuffix(":443").removesuffix(":80")
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    query = urlencode(sorted(pair for pair in pairs if not _TRACKING.fullmatch(pair[0])))
    return f"{host}{parts.path.rstrip('/')}?{query}#{parts.fragment}"
