"""Rules: what must hold across front matter, body and register. One file each.

A rule is a module named after its code, such as `or601_norm_not_declared`; it is found by being here.
The docstring is its title and its section of the manual, with an example that fails and one that
passes. `SEVERITY` says how much it weighs, and `check` finds what breaks it.
"""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from onrecord import workers
from onrecord.bodies import Index, Moment, Passage
from onrecord.diagnostics import Code, Diagnostic, Explanation, Severity, Span, explanations
from onrecord.model import Corpus, Summary


class Finding(NamedTuple):
    """What a rule finds; the rule itself adds its code and severity."""

    message: str
    span: Span
    hint: str
    stands_for: int = 1
    """Of how many it tells, the others being left out."""


@dataclass(frozen=True)
class Rule:
    """A rule as its module has it."""

    explanation: Explanation
    severity: Severity
    only_without_errors: bool
    """Whether mending an error in the same file may well mend this too; then nothing is said of it."""
    find: Callable[[Corpus, Index], Iterator[Finding]]

    def check(self, corpus: Corpus, index: Index) -> Iterator[Diagnostic]:
        """Yield what breaks the rule."""
        for found in self.find(corpus, index):
            message, span, hint, stands_for = found
            code = self.explanation.code
            yield Diagnostic(code, message, span, hint, self.severity, stands_for)


_MANY = 20 * workers.MANY
"""From so many summaries on, several processes are worth their start here."""


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """Return every rule by its code."""
    modules = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(_rule(name) for name in modules if name.startswith("or"))


def _rule(name: str) -> Rule:
    module = import_module(f"{__name__}.{name}")
    code, _, rest = name.upper().partition("_")
    return Rule(
        Explanation.parse(code, rest, module.__doc__ or ""),
        module.SEVERITY,
        getattr(module, "ONLY_WITHOUT_ERRORS", False),
        module.check,
    )


@lru_cache(maxsize=1)
def catalogue() -> Mapping[str, Explanation]:
    """Return what the manual says of every code, in their order."""
    entries = (*explanations(), *(rule.explanation for rule in rules()))
    return MappingProxyType({entry.code: entry for entry in sorted(entries, key=lambda e: e.code)})


def check(corpus: Corpus, index: Index) -> tuple[Diagnostic, ...]:
    """Return what breaks a rule."""
    checked = [rule for rule in rules() if rule.severity is not Severity.NOTE]
    found = workers.run(
        lambda number: tuple(checked[number].check(corpus, index)),
        len(checked),
        batch=1,
        parallel=len(corpus.summaries) >= _MANY,
    )
    return tuple(chain.from_iterable(found))


def suggest(corpus: Corpus, index: Index) -> tuple[Diagnostic, ...]:
    """Return what the rules find that only suggest."""
    noted = (rule for rule in rules() if rule.severity is Severity.NOTE)
    return tuple(chain.from_iterable(rule.check(corpus, index) for rule in noted))


def without_consequences(found: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return diagnostics without those that an error in the same file may explain."""
    wrong = {item.span.source.path for item in found if item.severity is Severity.ERROR}
    later = {rule.explanation.code for rule in rules() if rule.only_without_errors}
    return tuple(d for d in found if d.code not in later or d.span.source.path not in wrong)


def place(passage: Passage, text: str) -> Span:
    """Return where words of a passage stand first, whatever marks and line ends are among them.

    Where they cannot be found, the whole passage is their place.
    """
    parts = re.findall(r"\w+", text)
    expression = r"(?<!\w)" + r"[\W_]+".join(map(re.escape, parts)) + r"(?!\w)"
    match = re.search(expression, passage.span.text) if parts else None
    if match is None:
        return passage.span
    start = passage.span.start
    return passage.span.source.span(start + match.start(), start + match.end())


def cited_norms(
    corpus: Corpus, index: Index
) -> Iterator[tuple[Summary, Mapping[str, Passage], str]]:
    """Yield each summary, the norms it cites with their first passage, and what `norms` has to say."""
    for summary in corpus.summaries.values():
        body = index.bodies[summary.id]
        if any(d.code in {Code.EMPTY_BODY, Code.NESTING} for d in body.diagnostics):
            continue
        cited = {c.norm: index.passage(c) for c in reversed(index.by_summary[summary.id])}
        listed = sorted(cited, key=corpus.frameworks.order)
        yield summary, cited, f"norms: [{', '.join(listed)}]"


def moments(corpus: Corpus, index: Index) -> Iterator[tuple[Summary, Sequence[Moment]]]:
    """Yield each summary with times in its recording, and these in the order of the text."""
    for summary in corpus.summaries.values():
        found = [one.moment for one in index.bodies[summary.id].passages if one.moment]
        if found:
            yield summary, found


def is_marked(summary: Summary, person: str) -> bool:
    """Say whether the author linked words to a person."""
    mark = f"speaker:{person}"
    return mark in summary.body and bool(re.search(rf"{re.escape(mark)}(?![\w-])", summary.body))
