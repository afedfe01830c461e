"""Ids and addresses that would be gone, each with the line that keeps it alive."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.codes import Code
from onrecord.diagnostics import Diagnostic, Span
from onrecord.publishing import cures
from onrecord.publishing.comparison import Change
from onrecord.text.similarity import suggestion

Heir = tuple[Literal["summary", "person"], str]
"""A summary or a person of today, by id."""


@dataclass(frozen=True)
class Loss:
    """Something published that would be gone, and who could take it over."""

    code: Code
    message: str
    claim: str
    """What an heir has to claim: an address that begins with `/`, or the id of a person."""
    heir: Heir | None
    path: str = ""
    """Without an heir: the file that it would be in."""
    hint: str = ""
    """Without an heir: what to do."""


def losses(change: Change) -> Iterator[Diagnostic]:
    """Yield an error for every id and address that would be gone.

    What one file has to claim stands in one line: whoever pastes it is done with that file.
    """
    found = (*_summaries(change), *_people(change), *_addresses(change))
    claims: defaultdict[Heir | None, list[str]] = defaultdict(list)
    for loss in found:
        claims[loss.heir].append(loss.claim)
    for loss in found:
        place, hint = _cure(change, loss, claims[loss.heir])
        yield Diagnostic(loss.code, loss.message, place, hint)


def _cure(change: Change, loss: Loss, claims: list[str]) -> tuple[Span, str]:
    """Return where something lost could live on, and the line that does it."""
    corpus = change.outcome.corpus
    match loss.heir:
        case ("summary", id_):
            return cures.redirect(change.texts[id_], claims)
        case ("person", id_) if corpus.register:
            return cures.former(corpus.speakers[id_], corpus.register, claims)
    return cures.nowhere(loss.path), loss.hint


def _summaries(change: Change) -> Iterator[Loss]:
    """Yield the summaries that are gone."""
    for id_ in change.lost_summaries:
        address = f"/summaries/{id_}/"
        heir = change.successor(id_)
        if heir:
            message = f"The summary `{id_}` was published, and `{address}` leads nowhere now."
            yield Loss(Code.GONE_SUMMARY, message, address, ("summary", heir))
        else:
            yield Loss(
                Code.GONE_SUMMARY,
                f"The summary `{id_}` was published, and its file is gone.",
                address,
                None,
                change.path(id_),
                "Bring the file back, and write in its front matter: "
                f"`withdrawn: {{on: {change.today}, reason: No reason is given.}}`. "
                "Its text may go.",
            )


def _people(change: Change) -> Iterator[Loss]:
    """Yield the people who are gone."""
    for id_ in change.lost_people:
        heir = _heir(change, id_)
        yield Loss(
            Code.GONE_PERSON,
            f"The id `{id_}` was published, and nobody has it or had it before.",
            id_,
            ("person", heir) if heir else None,
            change.outcome.project.register,
            f"Bring the entry back, or write `former_ids: [{id_}]` below the person who has "
            "another id now.",
        )


def _heir(change: Change, person: str) -> str | None:
    """Return who a person is now: who appears instead, else who has the nearest name."""
    known = change.outcome.corpus.speakers
    instead = change.stand_ins(person)
    new = sorted(set(known) - set(change.before.speakers))
    for ids in (instead, () if instead else new, () if instead else sorted(known)):
        names = {id_.replace("-", " "): id_ for id_ in ids}
        names |= {known[id_].name.lower(): id_ for id_ in ids}
        if near := suggestion(person.replace("-", " "), tuple(names)):
            return names[near]
    return instead[0] if instead else None


def _addresses(change: Change) -> Iterator[Loss]:
    """Yield other addresses that are gone; those of ids that are gone are told already."""
    if not change.outcome.ok:
        return  # A page may be missing because a file cannot be read.
    now = {*change.after.pages, *change.after.redirects}
    told = [f"summaries/{id_}/" for id_ in change.lost_summaries]
    told += [url for id_ in change.lost_summaries for url in change.before.summaries[id_].lists]
    told += [f"speakers/{id_}/" for id_ in change.lost_people]
    for url in sorted({*change.before.pages, *change.before.redirects} - now):
        loss = _address(change, url)
        # A file that has to come back brings its old addresses with it.
        back = loss.heir is None and change.before.redirects.get(url, "").startswith("summaries/")
        if not back and not url.startswith(tuple(told)):
            yield loss


def _address(change: Change, url: str) -> Loss:
    """Return the loss of an address: of a redirect, of a list, or of another page."""
    target = change.before.redirects.get(url, "").split("/")
    if target[0] == "speakers" and target[1] in change.outcome.corpus.speakers:
        former = url.split("/")[1]
        message = f"`/{url}` was published and leads to nobody now."
        return Loss(Code.GONE_ADDRESS, message, former, ("person", target[1]))
    heir = change.stand_in(target[1]) if target[0] == "summaries" else _listed(change, url)
    return Loss(
        Code.GONE_ADDRESS,
        f"`/{url}` was published, and nothing stands there now.",
        f"/{url}",
        ("summary", heir) if heir else None,
        url,
        f"Bring the page back, or write `redirect_from: [/{url}]` in the front matter of the "
        "summary that readers should find instead.",
    )


def _listed(change: Change, url: str) -> str | None:
    """Return a summary that stood on a list which is gone."""
    whole = "/".join(url.split("/")[:2]) + "/"
    for id_, text in sorted(change.before.summaries.items()):
        heir = change.heir(id_)
        if heir and whole in text.lists:
            return heir
    return None
