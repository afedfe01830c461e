"""Check: rules that need more than one file, or front matter and body together.

Adding a rule is one function and one line in `CHECKS`, or in `NOTES` where it only suggests; its
docstring is the rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from onrecord import workers
from onrecord.checks.links import links_lead_somewhere
from onrecord.checks.norms import norms_agree
from onrecord.checks.origins import documents_exist, sources_differ
from onrecord.checks.phrases import phrases_are_cited
from onrecord.checks.register import people_are_distinct
from onrecord.checks.speakers import people_are_declared, speakers_appear
from onrecord.codes import Code
from onrecord.diagnostics import Diagnostic, Severity
from onrecord.model import Corpus, Index

Check = Callable[[Corpus, Index], Iterator[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    norms_agree,
    links_lead_somewhere,
    speakers_appear,
    people_are_declared,
    people_are_distinct,
    documents_exist,
    sources_differ,
)
"""Every rule across records."""

NOTES: tuple[Check, ...] = (phrases_are_cited,)
"""Every rule that only suggests; nobody hears of it who has not asked."""

_LATER = frozenset((Code.SILENT_SPEAKER, Code.WHO_IS_THIS, Code.SAME_PERSON))
"""What is told only of a file without errors: mending those may well mend this too."""


def check(corpus: Corpus, index: Index) -> tuple[Diagnostic, ...]:
    """Return what every rule has to say."""
    told = workers.share(
        lambda place: tuple(CHECKS[place](corpus, index)),
        len(CHECKS),
        batch=1,
        apart=len(corpus.summaries) >= workers.MANY,
    )
    return tuple(chain.from_iterable(told))


def suggest(corpus: Corpus, index: Index) -> tuple[Diagnostic, ...]:
    """Return every suggestion."""
    return tuple(chain.from_iterable(rule(corpus, index) for rule in NOTES))


def without_guesses(found: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return what there is to say, without what an error in the same file may explain."""
    wrong = {item.span.source.path for item in found if item.severity is Severity.ERROR}
    return tuple(d for d in found if d.code not in _LATER or d.span.source.path not in wrong)
