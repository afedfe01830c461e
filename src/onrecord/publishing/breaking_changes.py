"""Breaking changes: published ids, addresses and anchors that would be gone, or given again.

Each is an error with the line to paste that keeps the old links alive. A manifest holds no text, so
only the anchors around say where a part of a text may be now; the author decides.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from onrecord.bodies import Body, Heading, Passage
from onrecord.diagnostics import Code, Diagnostic, Source, Span
from onrecord.model import Places, Speaker, Summary
from onrecord.publishing.comparison import Change, align
from onrecord.publishing.manifest import Anchors, PublishedText, anchors_of
from onrecord.text.quoting import sequence
from onrecord.text.similarity import suggestion

Successor = tuple[Literal["summary", "person"], str]
"""A summary or a person of today, by id."""


@dataclass(frozen=True)
class _Removal:
    """An id or address that would be gone, and who could take it over."""

    code: Code
    message: str
    claim: str
    """What a successor has to claim: an address that begins with `/`, or the id of a person."""
    successor: Successor | None
    path: str = ""
    """Without a successor: the file that it would be in."""
    hint: str = ""
    """Without a successor: what to do."""


def breaking_changes(change: Change) -> tuple[Diagnostic, ...]:
    """Return an error for every published id, address and anchor that would break, sorted."""
    found = (*_removals(change), *_lost_anchors(change), *_reused_ids(change))
    return tuple(sorted(found, key=lambda item: item.order))


def _removals(change: Change) -> Iterator[Diagnostic]:
    """Yield an error for every id and address that would be gone.

    What one file has to claim stands in one line: whoever pastes it is done with that file.
    """
    found = (*_removed_summaries(change), *_removed_people(change), *_removed_addresses(change))
    claims: defaultdict[Successor | None, list[str]] = defaultdict(list)
    for removal in found:
        claims[removal.successor].append(removal.claim)
    for removal in found:
        place, hint = _place_and_hint(change, removal, claims[removal.successor])
        yield Diagnostic(removal.code, removal.message, place, hint)


def _place_and_hint(change: Change, removal: _Removal, claims: list[str]) -> tuple[Span, str]:
    corpus = change.outcome.corpus
    match removal.successor:
        case ("summary", id_):
            return _redirect_from(change.summaries[id_], claims)
        case ("person", id_):
            return _former_ids(corpus.speakers[id_], corpus.register, claims)
    return Source(removal.path, "").span(0, 0), removal.hint


def _removed_summaries(change: Change) -> Iterator[_Removal]:
    for id_ in change.removed_summaries:
        address, successor = f"/summaries/{id_}/", change.likely_successor(id_)
        what = f"`{address}` leads nowhere now" if successor else "its file is gone"
        yield _Removal(
            Code.GONE_SUMMARY,
            f"The summary `{id_}` was published, and {what}.",
            address,
            ("summary", successor) if successor else None,
            f"{change.outcome.project.summaries}/{id_}.md",
            "Bring the file back, and write in its front matter: "
            f"`withdrawn: {{on: {change.today}, reason: No reason is given.}}`. Its text may go.",
        )


def _removed_people(change: Change) -> Iterator[_Removal]:
    for id_ in change.removed_people:
        successor = _successor_of_person(change, id_)
        yield _Removal(
            Code.GONE_PERSON,
            f"The id `{id_}` was published, and nobody has it or had it before.",
            id_,
            ("person", successor) if successor else None,
            change.outcome.project.register,
            f"Bring the entry back, or write `former_ids: [{id_}]` below the person who has "
            "another id now.",
        )


def _successor_of_person(change: Change, person: str) -> str | None:
    """Return who a person is now: who appears instead, else who has the nearest name."""
    known = change.outcome.corpus.speakers
    instead = change.replacements(person)
    new = sorted(set(known) - set(change.before.speakers))
    for ids in [instead] if instead else [new, sorted(known)]:
        names = {id_.replace("-", " "): id_ for id_ in ids}
        names |= {known[id_].name.lower(): id_ for id_ in ids}
        if near := suggestion(person.replace("-", " "), names):
            return names[near]
    return instead[0] if instead else None


def _removed_addresses(change: Change) -> Iterator[_Removal]:
    """Yield other addresses that are gone; those of ids that are gone are reported already."""
    if not change.outcome.ok:
        return  # A page may be missing because a file cannot be read.
    now = {*change.after.pages, *change.after.redirects}
    reported = [f"summaries/{id_}/" for id_ in change.removed_summaries]
    reported += [u for id_ in change.removed_summaries for u in change.before.summaries[id_].lists]
    reported += [f"speakers/{id_}/" for id_ in change.removed_people]
    for url in sorted({*change.before.pages, *change.before.redirects} - now):
        removal = _removed_address(change, url)
        # A file that has to come back brings its old addresses with it.
        back = change.before.redirects.get(url, "").startswith("summaries/")
        if not url.startswith(tuple(reported)) and (removal.successor or not back):
            yield removal


def _removed_address(change: Change, url: str) -> _Removal:
    target = change.before.redirects.get(url, "").split("/")
    if target[0] == "speakers" and target[1] in change.outcome.corpus.speakers:
        message = f"`/{url}` was published and leads to nobody now."
        return _Removal(Code.GONE_ADDRESS, message, url.split("/")[1], ("person", target[1]))
    if target[0] == "summaries":
        successor = change.likely_successor(target[1])
    else:
        successor = _listed_on(change, url)
    return _Removal(
        Code.GONE_ADDRESS,
        f"`/{url}` was published, and nothing stands there now.",
        f"/{url}",
        ("summary", successor) if successor else None,
        url,
        f"Bring the page back, or write `redirect_from: [/{url}]` in the front matter of the "
        "summary that readers should find instead.",
    )


def _listed_on(change: Change, url: str) -> str | None:
    whole = "/".join(url.split("/")[:2]) + "/"
    before = sorted(change.before.summaries.items())
    successors = (change.successor(id_) for id_, text in before if whole in text.lists)
    return next(filter(None, successors), None)


def _reused_ids(change: Change) -> Iterator[Diagnostic]:
    """Yield an error for every id of today that belonged to something else."""
    for id_, text in sorted(change.before.summaries.items()):
        if text.withdrawn and id_ in change.outcome.corpus.summaries:
            yield Diagnostic(
                Code.ID_AGAIN,
                f"`{id_}` is the id of a summary that was withdrawn, and no id is given twice.",
                change.summaries[id_].places.key("title"),
                "Give this summary another file name, and bring back the one that was withdrawn.",
            )
    for url, target in sorted(change.before.redirects.items()):
        # Whoever takes an old id back leaves a redirect at the one between.
        back = change.after.redirects.get(target) == url
        place = _owner(change, url)
        if url in change.after.pages and not back and place:
            message = f"`/{url}` has led to `/{target}` until now, and no id is given twice."
            yield Diagnostic(Code.ID_AGAIN, message, place, "Choose another id.")


def _owner(change: Change, url: str) -> Span | None:
    """Return the place of the id that an address belongs to; nothing where it is of another kind."""
    kind, _, rest = url.partition("/")
    id_ = rest.rstrip("/")
    corpus = change.outcome.corpus
    if kind == "summaries" and id_ in change.summaries:
        return change.summaries[id_].places.key("title")
    if kind == "speakers" and id_ in corpus.speakers:
        return corpus.register.key(id_)
    return None


def _redirect_from(summary: Summary, addresses: Iterable[str]) -> tuple[Span, str]:
    every = dict.fromkeys((*summary.front.redirect_from, *addresses))
    line = f"`redirect_from: [{', '.join(every)}]`"
    places = summary.places
    if ("redirect_from",) in places.keys:
        return places.key("redirect_from"), f"Write {line} in the place of this key."
    return places.key("title"), f"Write in the front matter of `{summary.source.path}`: {line}."


def _former_ids(person: Speaker, register: Places, ids: Iterable[str]) -> tuple[Span, str]:
    every = tuple(dict.fromkeys((*person.former_ids, *ids)))
    known = (person.id, "former_ids") in register.keys
    place = register.key(person.id, "former_ids") if known else register.key(person.id)
    line, where = register_line(person, register, "former_ids", every)
    return place, f"Write `{line}` {where}."


def register_line(
    person: Speaker, register: Places, key: str, values: Iterable[str]
) -> tuple[str, str]:
    """Return the line that gives a key of a person these values, and where it belongs.

    Where the entry stands in braces on one line, it is that whole line.
    """
    line = f"{key}: {sequence(values)}"
    entry = register.value(person.id)
    if entry.text.startswith("{") and entry.line == entry.end_line:
        whole_line = f"{person.id}: {_within(entry.text, key, line)}"
        return whole_line, f"in the place of the line of `{person.id}`"
    if (person.id, key) in register.keys:
        indent = " " * (register.key(person.id, key).column - 1)
        return f"{indent}{line}", f"in the place of `{key}` below `{person.id}:`"
    indent = " " * (register.key(person.id, "name").column - 1)
    return f"{indent}{line}", f"on a line below `{person.id}:`"


def _within(braces: str, key: str, line: str) -> str:
    without = re.sub(rf",?\s*\b{key}:\s*\[[^\]]*\]", "", braces)
    return f"{without[:-1].rstrip().rstrip(',')}, {line}}}".replace("{,", "{")


@dataclass
class _Lost:
    """Anchors that are gone, and that a passage or heading of today may take over."""

    own: list[str] = field(default_factory=list)
    """Those of a part of the text that has become this one, as far as its neighbours show."""
    beside: list[str] = field(default_factory=list)
    """Those of what stood beside it."""
    sure: bool = True
    """Whether no other part that is new here may be the one."""


def _lost_anchors(change: Change) -> Iterator[Diagnostic]:
    for text, today in change.kept_texts():
        body = change.outcome.index.bodies[today]
        gone = set(text.anchors) - set(change.after.summaries[today].anchors)
        if gone and body.passages:
            yield from _in_summary(text, body, gone)


def _in_summary(text: PublishedText, body: Body, gone: set[str]) -> Iterator[Diagnostic]:
    """Yield the errors of one summary: on passages first, then on headings."""
    published = frozenset(text.anchors)
    passages = _proposed(text.passages, body.passages, gone)
    headings = _proposed(text.headings, body.headings, gone)
    if not body.headings:
        passages[0].beside += [a for anchors in text.headings for a in anchors if a in gone]
    numbers = _numbers(text)
    for what, found, parts in (
        ("paragraph", passages, body.passages),
        ("heading", headings, body.headings),
    ):
        for index, lost in sorted(found.items()):
            if lost.own or lost.beside:
                part = parts[index]
                message, hint = _message(what, lost, numbers), _hint(part, lost, published)
                yield Diagnostic(Code.GONE_ANCHOR, message, _line(part), hint)


def _proposed(
    old: Sequence[Anchors], parts: Sequence[Passage | Heading], gone: set[str]
) -> defaultdict[int, _Lost]:
    """Return by index of today which anchors a part of the text may take over.

    The first part that is gone behind a neighbour may be the first that is new there, and so on.
    """
    found: defaultdict[int, _Lost] = defaultdict(_Lost)
    aligned = align(old, [anchors_of(part) for part in parts])
    for index, places in aligned.kept.items():
        found[index].own += [a for place in places for a in old[place] if a in gone]
    for gap in aligned.gaps if parts else ():
        last = gap.new[-1] if gap.new else gap.neighbour or 0
        for number, place in enumerate(gap.gone):
            anchors = [anchor for anchor in old[place] if anchor in gone]
            if number < len(gap.new):
                found[gap.new[number]] = _Lost(anchors, sure=len(gap.new) <= len(gap.gone))
            else:
                found[last].beside += anchors
    return found


def _numbers(text: PublishedText) -> Mapping[str, str]:
    """Return by anchor of a published passage its number and its section, in words."""
    headings = (section.heading for section in text.sections for _ in section.passages)
    return {
        anchor: f" (paragraph {number}{f', under `#{heading[0]}`' if heading else ''})"
        for number, (anchors, heading) in enumerate(zip(text.passages, headings, strict=True), 1)
        for anchor in anchors
    }


def _message(what: str, lost: _Lost, numbers: Mapping[str, str]) -> str:
    own, other = _listed(lost.own), _listed(lost.beside)
    if not lost.sure:
        every = _listed((*lost.own, *lost.beside), numbers)
        return f"What was published as {every} is gone; it may be this {what} now."
    if own and other:
        return f"This {what} was published as {own}, and what stood beside it as {other}."
    if own:
        return f"This {what} was published as {own}, and its text has changed."
    other = _listed(lost.beside, numbers)
    return f"What was published as {other} stood beside this {what} and is gone."


def _listed(anchors: Sequence[str], numbers: Mapping[str, str] = MappingProxyType({})) -> str:
    return " and ".join(f"`#{anchor}`{numbers.get(anchor, '')}" for anchor in anchors)


def _hint(part: Passage | Heading, lost: _Lost, published: frozenset[str]) -> str:
    """Say what to write at the end of a passage or heading.

    A pin takes the place of the anchor that the text gives; where that one is published too, it
    has to be pinned first.
    """
    own = [] if part.pinned or part.anchor not in published else [part.anchor]
    pins = " ".join(f"{{#{anchor}}}" for anchor in (*own, *lost.own, *lost.beside))
    if lost.sure:
        return f"Write at the end of this line: `{pins}`. Links then still lead here."
    return f"Write at the end of this line, or of what readers should find instead: `{pins}`."


def _line(part: Passage | Heading) -> Span:
    """Return the line at whose end an anchor is to be written: the last one of a passage."""
    source, number = part.span.source, part.span.end_line
    start, line = source.offset(number, 1), source.line(number)
    indented = start + len(line) - len(line.lstrip())
    first = start if isinstance(part, Heading) else max(part.span.start, indented)
    return source.span(first, start + len(line.rstrip()))
