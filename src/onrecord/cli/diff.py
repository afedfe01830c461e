"""`onrecord diff`: say in words what a change does to the site."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from onrecord.cli import terminal
from onrecord.pipeline import load
from onrecord.project.reading import Project
from onrecord.publishing.change_report import render
from onrecord.publishing.comparison import Change, Differences
from onrecord.publishing.manifest import manifest_of
from onrecord.publishing.revisions import RevisionError, resolve, restore


@click.command()
@click.argument("base")
@click.argument("path", default=".", type=click.Path(exists=True, path_type=Path))
def diff(base: str, path: Path) -> None:
    """Say in words, as Markdown, what a change does to the site.

    BASE is what the project of PATH, or of this folder, is compared with: a revision of git such
    as `main` or `HEAD^`, or a folder with another copy of the project. Files are read as they
    are now, saved to git or not.

    Exit status: 0 compared, whatever was found; 2 BASE cannot be read.
    """
    project = terminal.project_around(path)
    with terminal.status("Comparing"), _former(project, base) as former:
        before, after = load(former), load(project)
        change = Change(manifest_of(before), manifest_of(after), after, terminal.today())
        text = render(Differences(before, change))
    click.echo(text, nl=False)


@contextmanager
def _former(project: Project, base: str) -> Iterator[Project]:
    try:
        commit = resolve(project, base)
        if commit is None:
            if not Path(base).is_dir():
                raise terminal.UnreadableError(
                    f"{base} is neither a revision that git knows here nor a folder. Write a branch "
                    "such as `main`, a commit such as `HEAD^`, or the folder of another copy."
                )
            yield terminal.project_around(Path(base))
            return
        with TemporaryDirectory() as folder:
            yield restore(project, commit, Path(folder))
    except RevisionError as error:
        raise terminal.UnreadableError(str(error)) from None
