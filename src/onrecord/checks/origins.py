"""Rules about where a summary comes from: the day of the webinar, and the source."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlencode, urlsplit

from onrecord.checks import places
from onrecord.codes import Code
from onrecord.diagnostics import Diagnostic, Severity
from onrecord.model import Corpus, Index, Instrument, Passage, Summary

_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id", re.IGNORECASE)
"""Parameters of an address that say how somebody came to it, not what is there."""

Forms = tuple[tuple[str, re.Pattern[str]], ...]
"""How a document may be called, each form with the word of it that few texts have."""


def documents_exist(corpus: Corpus, index: Index) -> Iterator[Diagnostic]:
    """Let no webinar be dated before a document that its text cites by symbol or name."""
    forms = {id_: _forms(document) for id_, document in corpus.instruments.items()}
    for summary in corpus.summaries.values():
        later = [one for one in corpus.instruments.values() if _is_later(one, summary)]
        body = index.bodies[summary.id]
        text = body.text if later else ""
        for document in later:
            if any(word in text for word, _ in forms[document.id]):
                found = next(_citing(forms[document.id], body.passages), None)
                if found is not None:
                    yield _too_early(summary, document, *found)


def _is_later(document: Instrument, summary: Summary) -> bool:
    """Say whether a document came out after a webinar, as far as its day or year is known."""
    day = summary.front.date
    if document.issued is not None:
        return day < document.issued
    return document.year is not None and day.year < document.year


def _citing(forms: Forms, passages: tuple[Passage, ...]) -> Iterator[tuple[Passage, str]]:
    """Yield the passages that cite a document, each with the words that do."""
    for passage in passages:
        for word, expression in forms:
            if word in passage.text and (match := expression.search(passage.text)):
                yield passage, match[0]


def _forms(document: Instrument) -> Forms:
    """Return how a document may be called."""
    given = (document.symbol, document.short_name, document.name, *document.aliases)
    # `OEWG 2021-2025` is not `OEWG 2021`, and A/76/135 is not A/76/1.
    return tuple(
        (_rarest(form), re.compile(rf"(?<![\w/]){_loose(form)}(?![\w/]|\s?[-–.]\d)"))
        for form in given
        if form
    )


def _rarest(form: str) -> str:
    """Return the word of a form that other texts have least often: `OEWG` of `first OEWG`."""
    return max(form.split(), key=lambda word: (not word.islower(), len(word)))


def _loose(form: str) -> str:
    """Return a pattern for words with any white space between them."""
    return r"\s+".join(re.escape(word) for word in form.split())


def _too_early(summary: Summary, document: Instrument, passage: Passage, form: str) -> Diagnostic:
    """Say that a webinar is older than a document it cites."""
    when = f"on {document.issued}" if document.issued else f"in {document.year}"
    return Diagnostic(
        Code.TOO_EARLY,
        f"This passage cites `{' '.join(form.split())}`, which came out {when}; the webinar is "
        f"dated {summary.front.date}.",
        places.words(passage, form),
        "Correct `date` in the front matter, or name the document that was meant.",
        Severity.WARNING,
    )


def sources_differ(corpus: Corpus, _: Index) -> Iterator[Diagnostic]:
    """Let no two summaries have the same address as their source."""
    by_address: dict[str, list[Summary]] = defaultdict(list)
    for summary in corpus.summaries.values():
        if summary.front.source is not None and summary.front.source.url:
            by_address[_address(summary.front.source.url)].append(summary)
    for first, *others in by_address.values():
        for summary in others:
            yield Diagnostic(
                Code.SAME_SOURCE,
                f"`{first.source.path}` was written from this address too.",
                summary.places.value("source", "url"),
                "Keep one summary of a webinar. If these are two, give each the address of its "
                "own part, such as `…#second-session`.",
                Severity.WARNING,
            )


def _address(url: str) -> str:
    """Return an address without what makes no difference: scheme, `www.`, slash, tracking."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    host = parts.netloc.lower().removeprefix("www.").removesuffix(":443").removesuffix(":80")
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    query = urlencode(sorted(pair for pair in pairs if not _TRACKING.fullmatch(pair[0])))
    return f"{host}{parts.path.rstrip('/')}?{query}#{parts.fragment}"
