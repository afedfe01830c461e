"""Rules about norms: what the front matter declares and what the text cites."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.codes import Code
from onrecord.diagnostics import Diagnostic, Span
from onrecord.model import Corpus, Index, Passage


def norms_agree(corpus: Corpus, index: Index) -> Iterator[Diagnostic]:
    """Let `norms` list what the text cites, and nothing else."""
    for summary in corpus.summaries.values():
        body = index.bodies[summary.id]
        if any(d.code in {Code.EMPTY_BODY, Code.NESTING} for d in body.diagnostics):
            continue
        cited = {
            r.norm: p
            for p in reversed(body.passages)
            for r in p.references
            if r.norm in corpus.norms
        }
        declared = summary.front.norms
        # Both messages end in the same line to paste: what the text cites.
        line = f"norms: [{', '.join(sorted(cited))}]"
        for norm in sorted(set(cited) - set(declared)):
            yield _not_declared(norm, cited[norm], line)
        for number, norm in enumerate(declared):
            if norm not in cited:
                yield _not_cited(norm, summary.places.value("norms", number), line)


def _not_declared(norm: str, passage: Passage, line: str) -> Diagnostic:
    """Say that `norms` lacks a norm of the text, with the line to paste."""
    return Diagnostic(
        Code.NORM_NOT_DECLARED,
        f"This passage cites norm 13({norm[-1]}), and `norms` does not list `{norm}`.",
        passage.spans.get(norm, passage.span),
        f"Write in the front matter: `{line}`.",
    )


def _not_cited(norm: str, place: Span, line: str) -> Diagnostic:
    """Say that the text does not cite a norm of `norms`, with the words to paste."""
    return Diagnostic(
        Code.NORM_NOT_CITED,
        f"`norms` lists `{norm}`, and no passage of the text cites it.",
        place,
        f"Link the words that speak of it, `[…](norm:{norm})`, or write `{line}`.",
    )
