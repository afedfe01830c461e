"""Breaking changes: published ids, addresses and anchors that would be gone, or given again.

Each is an error with the line to paste that keeps the old links alive.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.codes import Code
from onrecord.diagnostics import Diagnostic, Source, Span
from onrecord.model import Places, Speaker, Summary
from onrecord.publishing.comparison import Change
from onrecord.publishing.lost_anchors import lost_anchors
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
    found = (*_removals(change), *lost_anchors(change), *_reused_ids(change))
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
    """Return where something removed could live on, and what to write there."""
    corpus = change.outcome.corpus
    match removal.successor:
        case ("summary", id_):
            return _redirect_from(change.summaries[id_], claims)
        case ("person", id_) if corpus.register:
            return _former_ids(corpus.speakers[id_], corpus.register, claims)
    return Source(removal.path, "").span(0, 0), removal.hint


def _removed_summaries(change: Change) -> Iterator[_Removal]:
    for id_ in change.removed_summaries:
        address = f"/summaries/{id_}/"
        successor = change.likely_successor(id_)
        if successor:
            message = f"The summary `{id_}` was published, and `{address}` leads nowhere now."
            yield _Removal(Code.GONE_SUMMARY, message, address, ("summary", successor))
        else:
            yield _Removal(
                Code.GONE_SUMMARY,
                f"The summary `{id_}` was published, and its file is gone.",
                address,
                None,
                f"{change.outcome.project.summaries}/{id_}.md",
                "Bring the file back, and write in its front matter: "
                f"`withdrawn: {{on: {change.today}, reason: No reason is given.}}`. "
                "Its text may go.",
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
    """Return the removal of an address: of a redirect, of a list, or of another page."""
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
    for id_, text in sorted(change.before.summaries.items()):
        successor = change.successor(id_)
        if successor and whole in text.lists:
            return successor
    return None


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
    if kind == "speakers" and id_ in corpus.speakers and corpus.register:
        return corpus.register.key(id_)
    return None


def _redirect_from(summary: Summary, addresses: Iterable[str]) -> tuple[Span, str]:
    """Return where a summary takes over addresses, and the line that does it."""
    every = dict.fromkeys((*summary.front.redirect_from, *addresses))
    line = f"`redirect_from: [{', '.join(every)}]`"
    places = summary.places
    if ("redirect_from",) in places.keys:
        return places.key("redirect_from"), f"Write {line} in the place of this key."
    return places.key("title"), f"Write in the front matter of `{summary.source.path}`: {line}."


def _former_ids(person: Speaker, register: Places, ids: Iterable[str]) -> tuple[Span, str]:
    """Return where a person takes over ids, and the line that does it."""
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
    """Put a key into an entry that stands in braces on one line."""
    without = re.sub(rf",?\s*\b{key}:\s*\[[^\]]*\]", "", braces)
    return f"{without[:-1].rstrip().rstrip(',')}, {line}}}".replace("{,", "{")
