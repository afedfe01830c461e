"""Nobody is heard in a text of this language.

Norms and speakers are found in plain prose only in languages whose words onrecord has. In any other, a norm is
cited, and somebody speaks, where the author links words, and nowhere else; and this text has no such link.
This is a **note**: it is shown only with `--notes`, and it changes no exit status.

```yaml title="In the front matter"
language: de
```

```markdown title="In the text"
Example und Muster sprachen über Vertrauen.
```

```console
$ onrecord check --notes
summaries/2030-05-14-example.md:6:11  note OR610
    6 │ language: de
      │           ^^
  In `de`, norms and speakers are not found in the text.
  → Link the words: `[words](norm:13e)`, `[name](speaker:lea-kaspar)`.

1 note in 1 file.
```

**Cure.** Link words to each norm, `[die Norm](norm:13j)`, and to whoever speaks of it.

```markdown title="In the text"
[Example](speaker:ann-example) und Muster sprachen über Vertrauen.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.bodies import Body
from onrecord.diagnostics import Severity
from onrecord.model import Summary
from onrecord.prose import is_known
from onrecord.rules import Finding, Known

SEVERITY = Severity.NOTE


def check_summary(summary: Summary, body: Body, known: Known) -> Iterator[Finding]:
    """Find texts in a language for which there are no words, and without any mark."""
    if not (is_known(summary.language) or body.statements or body.citations):
        yield Finding(
            f"In `{summary.language}`, norms and speakers are not found in the text.",
            summary.places.value("language"),
            f"Link the words: `[words](norm:{known.frameworks.examples[0]})`, "
            "`[name](speaker:lea-kaspar)`.",
        )
