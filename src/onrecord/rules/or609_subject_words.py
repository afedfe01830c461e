"""Words on the subject of a norm.

A passage has words that point to the subject of one of the norms, and does not cite it. The norm's page lists the passage
apart from those that cite it, among the passages on its subject. This is a **note**: it is shown only
with `--notes`, it changes no exit status, and nothing is ever added to a text because of it. The words are the `phrases`,
`words` and `aliases` of the [catalogue of norms](reference.md#the-catalogue-of-norms).

```markdown title="In the text"
Example and Muster spoke about supply chain integrity.
```

```console
$ onrecord check --notes
summaries/2030-05-14-example.md:8:32  note OR609
    8 │ Example and Muster spoke about supply chain integrity.
      │                                ^^^^^^^^^^^^^^^^^^^^^^
  `supply chain integrity` is on the subject of norm 13(i), which this passage does not cite.
  → If the speaker meant the norm, link the words: `[supply chain integrity](norm:13i)`. If they are about something else, write `[supply chain integrity](norm:none)`. Otherwise leave them.

1 note in 1 file.
```

**Cure.** If the speaker meant the norm, link the words: `[supply chain integrity](norm:13i)`, and add it to
`norms`. If the words are about something else, say that they mean no norm: `[supply chain integrity](norm:none)`; the
page of the norm leaves the passage out, and readers see no link. If the passage is on the subject, leave them.

```yaml title="In the front matter"
norms: [13i]
```

```markdown title="In the text"
Example and Muster spoke about [supply chain integrity](norm:13i).
```
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.bodies import Index
from onrecord.diagnostics import Severity
from onrecord.model import Corpus
from onrecord.rules import Finding

SEVERITY = Severity.NOTE


def check(corpus: Corpus, index: Index) -> Iterator[Finding]:
    """Find words that point to the subject of a norm in passages that do not cite it."""
    for norm in corpus.norms.values():
        for subject in index.by_subject[norm.id]:
            words = subject.words
            yield Finding(
                f"`{words}` is on the subject of {corpus.frameworks.spoken(norm.id)}, which this passage does not cite.",
                subject.span,
                f"If the speaker meant the norm, link the words: `[{words}](norm:{norm.id})`. If they are "
                f"about something else, write `[{words}](norm:none)`. Otherwise leave them.",
            )
