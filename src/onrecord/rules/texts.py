"""What rules ask of a text: which norms and people it has, and where words of it stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from onrecord.bodies import Index, Passage
from onrecord.codes import Code
from onrecord.diagnostics import Span
from onrecord.model import Corpus, Summary
from onrecord.text.folding import ascii_lower, spaced


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
        yield summary, cited, f"norms: [{', '.join(sorted(cited))}]"


def is_marked(summary: Summary, person: str) -> bool:
    """Say whether the author linked words to a person."""
    mark = f"speaker:{person}"
    return mark in summary.body and bool(re.search(rf"{re.escape(mark)}(?![\w-])", summary.body))


def plain_words(text: str) -> set[str]:
    """Return the words of a text in lower case without diacritics."""
    return {ascii_lower(word) for word in set(spaced(text).split())}
