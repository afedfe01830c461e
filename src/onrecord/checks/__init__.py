"""Check: rules that need more than one file, or front matter and body together.

Adding a rule is one function and one line in `CHECKS`; its docstring is the rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from onrecord.checks.norms import norms_agree
from onrecord.diagnostics import Diagnostic
from onrecord.model import Corpus, Index

Check = Callable[[Corpus, Index], Iterator[Diagnostic]]

CHECKS: tuple[Check, ...] = (norms_agree,)
"""Every rule across records."""


def check(corpus: Corpus, index: Index) -> tuple[Diagnostic, ...]:
    """Return what every rule has to say."""
    return tuple(chain.from_iterable(rule(corpus, index) for rule in CHECKS))
