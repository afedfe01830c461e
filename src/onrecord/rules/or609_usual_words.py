"""Words that usually mean a norm.

A passage has words that usually mean one of the norms, and does not cite it. This is a **note**: it is shown only
with `--notes`, it changes no exit status, and nothing is ever added to a text because of it. The words
are the `phrases` and `aliases` of the [catalogue of norms](reference.md#the-catalogue-of-norms).

```markdown title="In the text"
Example and Muster spoke about supply chain integrity.
```

```console
$ onrecord check --notes
summaries/2030-05-14-example.md:8:32  note OR609
    8 │ Example and Muster spoke about supply chain integrity.
      │                                ^^^^^^^^^^^^^^^^^^^^^^
  `supply chain integrity` usually means norm 13(i), and this passage does not cite it.
  → If the speaker meant the norm, link the words: `[supply chain integrity](norm:13i)`. If not, leave them.

1 note in 1 file.
```

**Cure.** If the speaker meant the norm, link the words: `[supply chain integrity](norm:13i)`, and add it to
`norms`. If the webinar only touched the subject, leave them.

```yaml title="In the front matter"
norms: [13i]
```

```markdown title="In the text"
Example and Muster spoke about [supply chain integrity](norm:13i).
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from onrecord.bodies import Index
from onrecord.diagnostics import Severity
from onrecord.model import Corpus, Norm
from onrecord.rules import Finding, place

SEVERITY = Severity.NOTE


def check(corpus: Corpus, index: Index) -> Iterator[Finding]:
    """Find words that usually mean a norm in passages that do not cite it."""
    expressions = _expressions(corpus.norms)
    for summary in corpus.summaries.values():
        for passage in index.bodies[summary.id].passages:
            cited = {citation.norm for citation in passage.citations}
            for norm, expression in expressions.items():
                match = expression.search(passage.text) if norm not in cited else None
                if match is not None:
                    words = match[0]
                    yield Finding(
                        f"`{words}` usually means norm {corpus.norms[norm].locator}, and this "
                        "passage does not cite it.",
                        place(passage, words),
                        f"If the speaker meant the norm, link the words: `[{words}](norm:{norm})`. "
                        "If not, leave them.",
                    )


def _expressions(norms: Mapping[str, Norm]) -> Mapping[str, re.Pattern[str]]:
    """Return for each norm a pattern of the words that usually mean it; the longest words win."""
    expressions = {}
    for norm in norms.values():
        phrases = {*norm.phrases, *(name for name in norm.aliases if " " in name)}
        if phrases:
            longest = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
            choices = "|".join(_loose(phrase) for phrase in longest)
            expressions[norm.id] = re.compile(rf"(?<!\w)(?:{choices})(?!\w)", re.IGNORECASE)
    return expressions


def _loose(phrase: str) -> str:
    """Return a pattern for a phrase with any white space or hyphen between its words."""
    return r"[\s‐‑-]+".join(re.escape(word) for word in re.split(r"[\s-]+", phrase))
