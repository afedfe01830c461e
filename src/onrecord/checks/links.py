"""Rules about links from one page of the site to another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.codes import Code
from onrecord.diagnostics import Diagnostic
from onrecord.model import Body, Corpus, Index
from onrecord.sources.schema import suggestion

_PAGE = re.compile(r"/(?P<kind>summaries|speakers|norms)/(?P<id>[^/#]+)/?(?:#(?P<anchor>.*))?")


def links_lead_somewhere(corpus: Corpus, index: Index) -> Iterator[Diagnostic]:
    """Let a link to a summary, speaker or norm lead to one, and its anchor to a place there.

    Other addresses of the site are the host's: it checks those of its own pages.
    """
    known = {
        "summaries": (*corpus.summaries, *corpus.withdrawn, *sorted(corpus.unread)),
        "speakers": tuple(corpus.speakers),
        "norms": tuple(corpus.norms),
    }
    for body in index.bodies.values():
        for href, span in body.links:
            match = _PAGE.fullmatch(href)
            if match is None:
                continue
            kind, name, anchor = match["kind"], match["id"], match["anchor"]
            if name not in known[kind]:
                near = suggestion(name, known[kind])
                hint = f"Did you mean `/{kind}/{near}/`?" if near else f"See `/{kind}/`."
                yield Diagnostic(
                    Code.NO_TARGET, f"`{span.text}` leads to no page of this site.", span, hint
                )
            elif anchor and kind == "summaries" and not _is_there(anchor, index.bodies.get(name)):
                yield Diagnostic(
                    Code.NO_TARGET,
                    f"`{span.text}` leads to no place on that page: it has no anchor `{anchor}`.",
                    span,
                    f"`onrecord inspect` shows the anchors of `{name}.md`.",
                )


def _is_there(anchor: str, body: Body | None) -> bool:
    """Say whether a summary's page has an anchor; that of a withdrawn one has every anchor."""
    if body is None:
        return True
    names = [(part.anchor, *part.also) for part in body.passages]
    names += [(part.anchor, *part.also) for part in body.headings]
    return any(anchor in those for those in names)
