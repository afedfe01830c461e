"""Rules: what must hold across front matter, body and register. One file each.

A rule is a module named after its code, such as `or601_norm_not_declared`; it is found by being here.
The docstring is its title and its section of the manual, with an example that fails and one that
passes. `SEVERITY` says how much it weighs. What breaks it is found by one of three functions, by what it
looks at: `check_summary` at one summary, `check_register` at none, `check` at all of them. Only the last
is called again where nothing of what it looks at has changed.
"""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from onrecord.bodies import Body, Index, Moment, Passage
from onrecord.cache import Cache
from onrecord.diagnostics import Code, Diagnostic, Explanation, Severity, Span, explanations
from onrecord.model import Corpus, Frameworks, Instrument, Norm, Places, Speaker, Summary


class Finding(NamedTuple):
    """What a rule finds; the rule itself adds its code and severity."""

    message: str
    span: Span
    hint: str
    stands_for: int = 1
    """Of how many it tells, the others being left out."""


@dataclass(frozen=True, eq=False)
class Known:
    """What a rule may look at besides one summary, or without any: nothing that depends on summaries."""

    speakers: Mapping[str, Speaker]
    register: Places
    """Where they stand."""
    norms: Mapping[str, Norm]
    frameworks: Frameworks
    instruments: Mapping[str, Instrument]


@dataclass(frozen=True)
class Rule:
    """A rule as its module has it: one of three functions finds what breaks it."""

    explanation: Explanation
    severity: Severity
    only_without_errors: bool
    """Whether mending an error in the same file may well mend this too; then nothing is said of it."""
    of_all: Callable[[Corpus, Index], Iterator[Finding]] | None
    of_register: Callable[[Known], Iterator[Finding]] | None
    of_summary: Callable[[Summary, Body, Known], Iterator[Finding]] | None

    def told(self, found: Iterable[Finding]) -> Iterator[Diagnostic]:
        """Yield what it says of what it has found."""
        for message, span, hint, stands_for in found:
            code = self.explanation.code
            yield Diagnostic(code, message, span, hint, self.severity, stands_for)


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
        getattr(module, "check", None),
        getattr(module, "check_register", None),
        getattr(module, "check_summary", None),
    )


@lru_cache(maxsize=1)
def catalogue() -> Mapping[str, Explanation]:
    """Return what the manual says of every code, in their order."""
    entries = (*explanations(), *(rule.explanation for rule in rules()))
    return MappingProxyType({entry.code: entry for entry in sorted(entries, key=lambda e: e.code)})


def check(corpus: Corpus, index: Index, kept: Cache | None = None) -> tuple[Diagnostic, ...]:
    """Return what breaks a rule; what was found in a summary before is found again."""
    return tuple(_broken(_weighing(), corpus, index, kept or Cache()))


def suggest(corpus: Corpus, index: Index) -> tuple[Diagnostic, ...]:
    """Return what the rules find that only suggest."""
    noted = tuple(rule for rule in rules() if rule.severity is Severity.NOTE)
    return tuple(_broken(noted, corpus, index, Cache()))


@lru_cache(maxsize=1)
def _weighing() -> tuple[Rule, ...]:
    """Return the rules that do more than suggest: always one value."""
    return tuple(rule for rule in rules() if rule.severity is not Severity.NOTE)


def _broken(
    checked: tuple[Rule, ...], corpus: Corpus, index: Index, kept: Cache
) -> Iterator[Diagnostic]:
    register, norms = (corpus.speakers, corpus.register), (corpus.norms, corpus.frameworks)
    known = kept.recall(Known, *register, *norms, corpus.instruments)
    for rule in checked:
        if rule.of_all:
            yield from rule.told(rule.of_all(corpus, index))
    yield from kept.recall(_in_register, checked, known)
    for id_, summary in corpus.summaries.items():
        yield from kept.recall(_in_summary, checked, summary, index.bodies[id_], known)


def _in_register(checked: tuple[Rule, ...], known: Known) -> tuple[Diagnostic, ...]:
    found = (rule.told(rule.of_register(known)) for rule in checked if rule.of_register)
    return tuple(chain.from_iterable(found))


def _in_summary(
    checked: tuple[Rule, ...], summary: Summary, body: Body, known: Known
) -> tuple[Diagnostic, ...]:
    found = (
        rule.told(rule.of_summary(summary, body, known)) for rule in checked if rule.of_summary
    )
    return tuple(chain.from_iterable(found))


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


def cited_norms(body: Body, known: Known) -> tuple[Mapping[str, Passage] | None, str]:
    """Return the norms that a text cites with their first passage, and what `norms` has to say.

    `None` where nobody can say which they are.
    """
    if any(d.code in {Code.EMPTY_BODY, Code.NESTING} for d in body.diagnostics):
        return None, ""
    found = [one for one in body.citations if one.norm in known.norms]
    cited = {one.norm: body.passages[one.passage - 1] for one in reversed(found)}
    return cited, f"norms: [{', '.join(sorted(cited, key=known.frameworks.order))}]"


def moments(body: Body) -> Sequence[Moment]:
    """Return the times in a recording that a text marks, in its order."""
    return [one.moment for one in body.passages if one.moment]


def is_marked(summary: Summary, person: str) -> bool:
    """Say whether the author linked words to a person."""
    mark = f"speaker:{person}"
    return mark in summary.body and bool(re.search(rf"{re.escape(mark)}(?![\w-])", summary.body))
