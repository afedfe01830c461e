"""`norms` has a norm that the text does not cite.

The front matter lists a norm, and no paragraph names it or links to it. A norm that a webinar only touches
by its subject is not cited.

```yaml title="In the front matter"
norms: [13k]
```

```console
$ onrecord check
summaries/2030-05-14-example.md:5:9  error OR602
    5 │ norms: [13k]
      │         ^^^
  `norms` lists `13k`, and no passage of the text cites it.
  → Link the words that speak of it, `[…](norm:13k)`, or write `norms: []`.

1 error in 1 file.
```

**Cure.** If a passage speaks of that norm without giving its letter, link the words:
`[the norm on response teams](norm:13k)`. Otherwise take the norm off the list.

```markdown title="In the text"
Muster called [the norm on response teams](norm:13k) the most useful. Example agreed.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.bodies import Body
from onrecord.diagnostics import Code, Severity
from onrecord.model import Summary
from onrecord.rules import Finding, Known, cited_norms

SEVERITY = Severity.ERROR


def check_summary(summary: Summary, body: Body, known: Known) -> Iterator[Finding]:
    """Find norms that `norms` lists and the text does not cite."""
    if any(item.code == Code.TODO for item in body.diagnostics):
        return  # what is still to be written may well cite them
    cited, line = cited_norms(body, known)
    if cited is None:
        return
    for number, norm in enumerate(summary.front.norms):
        if norm not in cited:
            yield Finding(
                f"`norms` lists `{norm}`, and no passage of the text cites it.",
                summary.places.value("norms", number),
                f"Link the words that speak of it, `[…](norm:{norm})`, or write `{line}`.",
            )
