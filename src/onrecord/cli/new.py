"""`onrecord new`: begin a summary."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, get_args

import click

from onrecord.authoring import dates
from onrecord.authoring.draft import Draft, Keys, file_stem, new_draft, problems
from onrecord.authoring.files import File, RefusedError, save
from onrecord.authoring.projects import Workspace, workspace
from onrecord.authoring.register import Participant
from onrecord.cli import asking, terminal
from onrecord.cli.asking import People
from onrecord.hosts.commands import project_around
from onrecord.model import Provenance, Speaker
from onrecord.report.console import render
from onrecord.text.characters import one_line
from onrecord.text.fetching import is_address

KINDS = get_args(Provenance.model_fields["kind"].annotation)
AMOUNTS = get_args(Provenance.model_fields["read"].annotation)


@dataclass(frozen=True)
class _Options:
    """What was given on the command line."""

    title: str | None
    day: str | None
    speakers: tuple[str, ...]
    moderators: tuple[str, ...]
    norms: tuple[str, ...]
    series: str | None
    part: int | None
    source: str | None
    source_kind: str | None
    source_read: str | None
    name: str | None


@click.command()
@click.option("--title", help="The title of the webinar.")
@click.option("--date", "day", metavar="DAY", help="The day it was held: 2030-05-14.")
@click.option(
    "--speaker",
    "speakers",
    metavar="NAME",
    multiple=True,
    help="Who spoke: an id or any part of a name, and in brackets behind it for whom on that day. "
    "`+Ann Example` is a new person. Repeatable.",
)
@click.option(
    "--moderator", "moderators", metavar="NAME", multiple=True, help="Who led it. Repeatable."
)
@click.option(
    "--norm", "norms", metavar="NORM", multiple=True, help="A norm: 13e, 13(e) or e. Repeatable."
)
@click.option("--series", metavar="NAME", help="The series it belongs to.")
@click.option("--part", type=asking.Number(1, 9999), help="Which part of the series it is.")
@click.option("--source", metavar="ADDRESS|TITLE", help="What the summary is written from.")
@click.option("--source-kind", type=click.Choice(KINDS), help="What kind of text that is.")
@click.option("--source-read", type=click.Choice(AMOUNTS), help="How much of it was read.")
@click.option("--name", metavar="WORDS", help="What the file is called behind its date.")
def new(**given: Any) -> None:
    """Begin a summary: write its file, and add new people to the register.

    On a terminal, everything that no option says is asked. Without one, --title and --date are
    needed. No file is ever written over. In an empty folder a new project begins.

    Exit status: 0 written, 1 not written, 2 something is missing or not clear.
    """
    options = _Options(**given)
    with terminal.exit_on_error():
        place = workspace(project_around(Path()))
        people = People(place.people, place.project.register)
        draft = (_asked if asking.on_terminal() else _given)(options, place, people)
        draft = replace(draft, series=_series(options), source=_source(options))
        _write(place, draft, tuple(people.added), options.name)


def _series(options: _Options) -> Keys | None:
    if options.series is None:
        if options.part:
            raise click.UsageError("--part counts in a series: give --series too.")
        return None
    part: Keys = {"part": options.part} if options.part else {}
    return {"name": one_line(options.series), **part}


def _source(options: _Options) -> Keys | None:
    """Return the source, of which nothing may be left to guess."""
    source, kind, read = options.source, options.source_kind, options.source_read
    if source is None:
        if kind or read:
            raise click.UsageError("--source-kind and --source-read need --source.")
        return None
    if not (kind and read) and not asking.on_terminal():
        raise click.UsageError("--source needs --source-kind and --source-read.")
    kind = kind or click.prompt("What kind of text is the source?", type=click.Choice(KINDS))
    read = read or click.prompt("How much of it was read?", type=click.Choice(AMOUNTS))
    key = "url" if is_address(source) else "title"
    return {key: one_line(source), "kind": str(kind), "read": str(read)}


def _asked(options: _Options, place: Workspace, people: People) -> Draft:
    """Return the draft that is wanted; ask for what no option says."""
    if place.is_new:
        root = terminal.shown(place.project.root)
        if not asking.agreed(f"There is no project here. Begin one in `{root}`?"):
            raise click.Abort
    title = one_line(options.title or "") or asking.asked("Title of the webinar", _title)
    day = _day(options.day) if options.day else asking.asked("Day it was held (2030-05-14)", _day)
    speakers = _chosen(people, options.speakers) or people.several("Who spoke?")
    moderators = _chosen(people, options.moderators) or people.several("Who led the discussion?")
    norms = options.norms and tuple(place.norm(norm) for norm in options.norms)
    norms = norms or asking.asked(
        "Norms it spoke of (13e, 13k; empty for none)",
        lambda answer: tuple(place.norm(norm) for norm in answer.replace(",", " ").split()),
        optional=True,
    )
    return _draft(title, day, speakers, moderators, norms)


def _chosen(people: People, given: Sequence[str]) -> tuple[Participant, ...]:
    """Return the people whom options name, and ask where one is not clear."""
    found: list[Participant] = []
    for name in given:
        click.echo(f"  {name}")
        participant = people.choose(name)
        while participant is None:
            participant = people.choose(click.prompt("  name"))
        found.append(participant)
    return tuple(found)


def _given(options: _Options, place: Workspace, people: People) -> Draft:
    """Return the draft that is wanted where nobody can be asked."""
    missing = [
        name for name, value in (("--title", options.title), ("--date", options.day)) if not value
    ]
    if missing:
        raise click.UsageError(f"Nobody can be asked here: give {' and '.join(missing)}.")
    try:
        title, day = _title(options.title or ""), _day(options.day or "")
        norms = tuple(place.norm(norm) for norm in options.norms)
    except RefusedError as refused:
        raise click.UsageError(f"{refused.message} {refused.hint}") from refused
    speakers = tuple(people.given(name) for name in options.speakers)
    moderators = tuple(people.given(name) for name in options.moderators)
    return _draft(title, day, speakers, moderators, norms)


def _draft(
    title: str,
    day: date,
    speakers: Sequence[Participant],
    moderators: Sequence[Participant],
    norms: Sequence[str],
) -> Draft:
    """Return a draft in which everybody stands once: who moderates is not listed as a speaker too."""
    leading = {one.person.id: one for one in moderators}
    others = {one.person.id: one for one in speakers if one.person.id not in leading}
    return new_draft(title, day, tuple(others.values()), tuple(leading.values()), norms)


def _title(written: str) -> str:
    title = one_line(written)
    if not title:
        raise RefusedError(
            "A title has at least one letter.", "Write it as the webinar was announced."
        )
    return title


def _day(written: str) -> date:
    day = dates.day(written)
    if day is None:
        raise RefusedError(
            f"`{written}` is no day of the calendar that is written in full.",
            "Write year-month-day: 2018-12-11.",
        )
    return day


def _write(place: Workspace, draft: Draft, added: tuple[Speaker, ...], name: str | None) -> None:
    """Write the files, and say what was written."""
    path = _free_path(place, draft, name or draft.title)
    if found := problems(draft, f"{place.project.summaries}/{path.name}"):
        terminal.echo(render(found), sys.stderr)
        raise RefusedError("Nothing was written.", "Correct what is listed above, and try again.")
    other_files = tuple(place.other_files(added))
    save((*other_files, File(path, draft.text)))
    for file in other_files:
        click.echo(f"Wrote {terminal.shown(file.path)}")
    for person in added:
        click.echo(f"  added {person.name} as `{person.id}`")
    click.echo(f"Wrote {terminal.shown(path)}")
    click.echo("Now write its text below the front matter, and run `onrecord check`.")


def _free_path(place: Workspace, draft: Draft, name: str) -> Path:
    """Return where the summary is to stand; no file may be there."""
    path = place.summary(file_stem(name, draft.date))
    while path.exists():
        taken = f"There is `{terminal.shown(path)}` already, and nothing is written over it."
        if not asking.on_terminal():
            raise RefusedError(taken, "Give this one another name with --name.")
        click.echo(taken)
        words = asking.asked("Words for the name of this one, behind the date", _title)
        path = place.summary(file_stem(words, draft.date))
    return path
