"""Ids that are given a second time, though links to the first are still about."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.codes import Code
from onrecord.diagnostics import Diagnostic, Span
from onrecord.publishing.comparison import Change


def ids_again(change: Change) -> Iterator[Diagnostic]:
    """Yield an error for every id of today that belonged to something else."""
    for id_, text in sorted(change.before.summaries.items()):
        if text.withdrawn and id_ in change.outcome.corpus.summaries:
            yield _again(
                change.texts[id_].places.key("title"),
                f"`{id_}` is the id of a summary that was withdrawn, and no id is given twice.",
                "Give this summary another file name, and bring back the one that was withdrawn.",
            )
    for url, target in sorted(change.before.redirects.items()):
        # Whoever takes an old id back leaves a redirect at the one between.
        back = change.after.redirects.get(target) == url
        if url in change.after.pages and not back and (place := _place(change, url)):
            yield _again(
                place,
                f"`/{url}` has led to `/{target}` until now, and no id is given twice.",
                "Choose another id.",
            )


def _place(change: Change, url: str) -> Span | None:
    """Return the place of the id that an address belongs to; nothing where it is of another kind."""
    kind, _, rest = url.partition("/")
    id_ = rest.rstrip("/")
    corpus = change.outcome.corpus
    if kind == "summaries" and id_ in change.texts:
        return change.texts[id_].places.key("title")
    if kind == "speakers" and id_ in corpus.speakers and corpus.register:
        return corpus.register.key(id_)
    return None


def _again(place: Span, message: str, hint: str) -> Diagnostic:
    """Return the error."""
    return Diagnostic(Code.ID_AGAIN, message, place, hint)
