"""The webinar is older than a document it cites.

The text names a document of the catalogue, by its symbol or by a name, that came out after the date of the
webinar.

```yaml title="In the front matter"
date: 2020-05-14
```

```markdown title="In the text"
Example and Muster spoke about trust, and about A/76/135.
```

```console
$ onrecord check
summaries/2030-05-14-example.md:8:49  warning OR607
    8 │ Example and Muster spoke about trust, and about A/76/135.
      │                                                 ^^^^^^^^
  This passage cites `A/76/135`, which came out in 2021; the webinar is dated 2020-05-14.
  → Correct `date` in the front matter, or name the document that was meant.

1 warning in 1 file.
```

**Cure.** Correct the date, or name the document that was meant. Where people spoke of a document that was
still to come, the warning can stay.

```yaml title="In the front matter"
date: 2030-05-14
```
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from onrecord.bodies import Body, Passage
from onrecord.diagnostics import Severity
from onrecord.model import FrontMatter, Instrument, Summary
from onrecord.rules import Finding, Known, place

SEVERITY = Severity.WARNING


def check_summary(summary: Summary, body: Body, known: Known) -> Iterator[Finding]:
    """Find documents, cited by symbol or name, that came out after the day of the webinar."""
    text = body.text
    for document, words, expression in _documents(known):
        if _is_later(document, summary) and any(word in text for word in words):
            found = ((one, expression.search(one.text)) for one in body.passages)
            cited = next(((one, match[0]) for one, match in found if match), None)
            if cited is not None:
                yield _too_early(summary, document, *cited)


@lru_cache(maxsize=1)
def _documents(known: Known) -> Sequence[tuple[Instrument, list[str], re.Pattern[str]]]:
    return [(one, *_forms(one)) for one in known.instruments.values()]


def _is_later(document: Instrument, summary: Summary) -> bool:
    """Say whether a document came out after a webinar, as far as its day or year is known."""
    day = _last_day(summary.front)
    if document.issued is not None:
        return day < document.issued
    return document.year is not None and day.year < document.year


def _last_day(front: FrontMatter) -> date:
    """Return the last day on which a webinar may have been held."""
    last = monthrange(front.date.year, front.date.month)[1]
    return front.date.replace(day=last) if front.is_month else front.date


def _forms(document: Instrument) -> tuple[list[str], re.Pattern[str]]:
    """Return how a document may be called, with the word of each form that few texts have."""
    given = (document.symbol, document.short_name, document.name, *document.aliases)
    forms = [form.split() for form in given if form]
    either = "|".join(r"\s+".join(map(re.escape, words)) for words in forms)
    # `OEWG 2021-2025` is not `OEWG 2021`, and A/76/135 is not A/76/1.
    whole = re.compile(rf"(?<![\w/])(?:{either})(?![\w/]|\s?[-–.]\d)")
    # `OEWG` of `first OEWG`
    return [max(words, key=lambda word: (not word.islower(), len(word))) for words in forms], whole


def _too_early(summary: Summary, document: Instrument, passage: Passage, form: str) -> Finding:
    when = f"on {document.issued}" if document.issued else f"in {document.year}"
    return Finding(
        f"This passage cites `{' '.join(form.split())}`, which came out {when}; the webinar is "
        f"dated {summary.front.iso_date}.",
        place(passage, form),
        "Correct `date` in the front matter, or name the document that was meant.",
    )
