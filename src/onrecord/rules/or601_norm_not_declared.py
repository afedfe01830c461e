"""The text cites a norm that `norms` lacks.

The text names a norm, or links words to it, and the front matter does not list it. The two lists must
agree: so nobody cites a norm without noticing.

```markdown title="In the text"
Muster called norm 13(k) the most useful. Example agreed.
```

```console
$ onrecord check
summaries/2030-05-14-example.md:8:15  error OR601
    8 │ Muster called norm 13(k) the most useful. Example agreed.
      │               ^^^^^^^^^^
  This passage cites norm 13(k), and `norms` does not list `13k`.
  → Write in the front matter: `norms: [13k]`.

1 error in 1 file.
```

**Cure.** Paste the line that the message shows. If the text does not mean that norm, change the words.

```yaml title="In the front matter"
norms: [13k]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.bodies import Body
from onrecord.diagnostics import Severity
from onrecord.model import Summary
from onrecord.rules import Finding, Known, cited_norms

SEVERITY = Severity.ERROR


def check_summary(summary: Summary, body: Body, known: Known) -> Iterator[Finding]:
    """Find norms that a text cites and `norms` does not list."""
    cited, line = cited_norms(body, known)
    if cited is None:
        return
    for norm in sorted(set(cited) - set(summary.front.norms)):
        spoken = known.frameworks.spoken(norm)
        yield Finding(
            f"This passage cites {spoken}, and `norms` does not list `{norm}`.",
            cited[norm].spans.get(norm, cited[norm].span),
            f"Write in the front matter: `{line}`.",
        )
