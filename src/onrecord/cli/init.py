"""`onrecord init`: begin a new site."""

from __future__ import annotations

import os
from pathlib import Path

import click

from onrecord.authoring.files import RefusedError, save
from onrecord.authoring.starter import CHOICES, NONE, provider_around, requirement, starter
from onrecord.cli import asking, terminal
from onrecord.project import layout
from onrecord.text.characters import one_line


@click.command()
@click.argument(
    "folder", metavar="[DIR]", default=".", type=click.Path(file_okay=False, path_type=Path)
)
@click.option("--name", help="The name of the site.")
@click.option(
    "--provider",
    type=click.Choice(CHOICES),
    help="What serves its repository. Without it, git's `origin` tells.",
)
def init(folder: Path, name: str | None, provider: str | None) -> None:
    """Begin a new site in the folder DIR, or in this one.

    Writes settings with comments, a register, a first summary, requirements for pip, and for the
    provider of the repository a workflow that builds the site and forms for issues. A file that is
    there stays as it is.

    Exit status: 0 written, 1 not written, 2 something is missing or not clear.
    """
    with terminal.exit_on_error():
        _refuse_project(folder)
        if not name and not asking.on_terminal():
            raise click.UsageError("Nobody can be asked here: give --name.")
        _confirm(folder)
        name = asking.value(name, "Name of the site", _name)
        provider = provider or provider_around(folder) or _ask_provider()
        needed = requirement()
        files = list(starter(folder, name, provider, needed))
        new = [file for file in files if not os.path.lexists(file.path)]
        save(new)
    for file in files:
        done = "Wrote" if file in new else "Left as it was:"
        click.echo(f"{done} {terminal.shown(file.path)}")
    if not needed.line:
        click.echo(
            "This program runs from a folder that nobody else has: write into requirements.txt from "
            "where pip gets it."
        )
    where = "" if folder.resolve() == Path.cwd() else f"cd {terminal.shown(folder)}, and "
    click.echo(f"Now {where}run `onrecord serve`. The first summary shows how one is written.")


def _refuse_project(folder: Path) -> None:
    for name in layout.MARKS:
        if os.path.lexists(folder / name):
            raise RefusedError(
                f"There is a project in `{terminal.shown(folder)}`: it has `{name}`.",
                "Begin the new site in another folder, or a summary with `onrecord new`.",
            )


def _confirm(folder: Path) -> None:
    """Ask before writing among files of somebody's; hidden ones are of programs: `.git`, `.venv`."""
    there = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    if [name for name in there if name[0] != "."] and asking.on_terminal():
        shown = terminal.shown(folder)
        if not asking.agreed(f"`{shown}` is not empty. Begin a site among its files?"):
            raise click.Abort


def _name(written: str) -> str:
    name = one_line(written)
    if not name:
        raise RefusedError("A site needs a name.", "Write it as readers are to see it.")
    return name


def _ask_provider() -> str:
    if not asking.on_terminal():
        return NONE
    return str(click.prompt("What serves its repository?", type=click.Choice(CHOICES)))
