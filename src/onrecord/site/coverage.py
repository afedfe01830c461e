"""What the numbers of a site rest on: how much of their sources the summaries were written from."""

from __future__ import annotations

from collections import Counter

from onrecord.site.site import Site


def coverage(site: Site) -> str:
    """Say how much of their sources the summaries were written from; empty without a summary."""
    words = site.words
    sources = [summary.front.source for summary in site.newest if not summary.is_announced]
    if not sources:
        return ""
    read = Counter(source.read if source else "unknown" for source in sources)
    made = sum(source is not None and source.is_machine_made for source in sources)
    summaries = words.say("count.summary", n=len(sources))
    found = [
        words.say(f"coverage.{how}", n=read[how], summaries=summaries)
        for how in ("beginning", "part", "unknown")
        if read[how]
    ]
    found = found or [words.say("coverage.all", n=len(sources))]
    return " ".join([*found, *([words.say("coverage.machine", n=made)] if made else ())])
