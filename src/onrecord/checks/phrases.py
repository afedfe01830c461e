"""Suggestions: words that usually mean a norm, in a passage that does not cite it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from onrecord.checks import places
from onrecord.codes import Code
from onrecord.diagnostics import Diagnostic, Severity
from onrecord.model import Corpus, Index, Norm, Passage


def phrases_are_cited(corpus: Corpus, index: Index) -> Iterator[Diagnostic]:
    """Suggest a citation where a passage has words that usually mean a norm and does not cite it."""
    expressions = _expressions(corpus.norms)
    for summary in corpus.summaries.values():
        for passage in index.bodies[summary.id].passages:
            cited = {reference.norm for reference in passage.references}
            for norm, expression in expressions.items():
                match = expression.search(passage.text) if norm not in cited else None
                if match is not None:
                    yield _usual_words(corpus.norms[norm], match[0], passage)


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


def _usual_words(norm: Norm, words: str, passage: Passage) -> Diagnostic:
    """Suggest to link words to a norm."""
    return Diagnostic(
        Code.USUAL_WORDS,
        f"`{words}` usually means norm {norm.locator}, and this passage does not cite it.",
        places.words(passage, words),
        f"If the speaker meant the norm, link the words: `[{words}](norm:{norm.id})`. If not, "
        "leave them.",
        Severity.NOTE,
    )
