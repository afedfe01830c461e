"""`onrecord new`: begin a summary."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import get_args

import click

from onrecord.authoring import dates
from onrecord.authoring.draft import Draft, Keys, file_stem, new_draft, problems
from onrecord.authoring.files import File, RefusedError, save
from onrecord.authoring.projects import Workspace, workspace
from onrecord.cli import asking, terminal
from onrecord.cli.asking import People
from onrecord.model import Provenance, Speaker
from onrecord.report.console import render
from onrecord.text.characters import is_blank, one_line
from onrecord.text.fetching import is_address

KINDS = get_args(Provenance.model_fields["kind"].annotation)
AMOUNTS = get_args(Provenance.model_fields["read"].annotation)


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
    "--norm",
    "norms",
    metavar="NORM",
    multiple=True,
    help="A norm of the catalogue: 13e, 13(e) or e for one of the UN GGE. Repeatable.",
)
@click.option("--series", metavar="NAME", help="The series it belongs to.")
@click.option("--part", type=asking.Number(1, 9999), help="Which part of the series it is.")
@click.option("--source", metavar="ADDRESS|TITLE", help="What the summary is written from.")
@click.option("--source-kind", type=click.Choice(KINDS), help="What kind of text that is.")
@click.option("--source-read", type=click.Choice(AMOUNTS), help="How much of it was read.")
@click.option("--name", metavar="WORDS", help="What the file is called behind its date.")
def new(
    *,
    title: str | None,
    day: str | None,
    speakers: tuple[str, ...],
    moderators: tuple[str, ...],
    norms: tuple[str, ...],
    series: str | None,
    part: int | None,
    source: str | None,
    source_kind: str | None,
    source_read: str | None,
    name: str | None,
) -> None:
    """Begin a summary: write its file, and add new people to the register.

    On a terminal, everything that no option says is asked. Without one, --title and --date are
    needed. No file is ever written over.

    Exit status: 0 written, 1 not written, 2 something is missing or not clear.
    """
    with terminal.exit_on_error():
        place = workspace(terminal.project_around(Path()))
        people = People(place.people, place.project.register)
        _require({"--title": title, "--date": day})
        title = asking.value(title, "Title of the webinar", _title)
        held = asking.value(day, "Day it was held (2030-05-14)", _day)
        spoke = people.several(speakers, "Who spoke?")
        led = people.several(moderators, "Who led the discussion?")
        # Who moderates is not listed as a speaker too.
        spoke = tuple(one for one in spoke if one.person not in {other.person for other in led})
        draft = replace(
            new_draft(title, held, spoke, led, _norms(place, norms), frameworks=place.frameworks),
            series=_series(series, part),
            source=_source(source, source_kind, source_read),
        )
        _write(place, draft, tuple(people.added), name)


def _require(needed: Mapping[str, str | None]) -> None:
    """Exit where an option is missing and nobody can be asked."""
    missing = [option for option, value in needed.items() if not value]
    if missing and not asking.on_terminal():
        raise click.UsageError(f"Nobody can be asked here: give {' and '.join(missing)}.")


def _norms(place: Workspace, given: Sequence[str]) -> tuple[str, ...]:
    if given or not asking.on_terminal():
        return tuple(asking.value(norm, "", place.norm) for norm in given if not asking.is_no(norm))
    first, *_, last = place.frameworks.examples
    return asking.asked(
        f"Norms it spoke of ({first}, {last}; empty for none)",
        lambda answer: (
            ()
            if asking.is_no(answer)
            else tuple(place.norm(norm) for norm in answer.replace(",", " ").split())
        ),
        optional=True,
    )


def _series(name: str | None, part: int | None) -> Keys | None:
    if name is None:
        if part:
            raise click.UsageError("--part counts in a series: give --series too.")
        return None
    return {"name": one_line(name), **({"part": part} if part else {})}


def _source(source: str | None, kind: str | None, read: str | None) -> Keys | None:
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


def _title(written: str) -> str:
    title = one_line(written)
    if is_blank(title):
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
    path = _free_path(place, draft, name or draft.title)
    if found := problems(draft, f"{place.project.summaries}/{path.name}", place.frameworks):
        terminal.echo(render(found), sys.stderr)
        raise RefusedError("Nothing was written.", "Correct what is listed above, and try again.")
    register = tuple(place.register_file(added))
    save((*register, File(path, draft.text)))
    for file in register:
        click.echo(f"Wrote {terminal.shown(file.path)}")
    for person in added:
        click.echo(f"  added {person.name} as `{person.id}`")
    click.echo(f"Wrote {terminal.shown(path)}")
    click.echo(
        "Now write what was said in the place of the lines with TODO, and run `onrecord check`."
    )


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
