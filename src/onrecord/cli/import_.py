"""`onrecord import`: make a draft of a text that somebody has published."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

import click

from onrecord.authoring.draft import Draft, count_todos, draft_of, file_stem
from onrecord.authoring.files import File, RefusedError, save
from onrecord.authoring.opening import open_text
from onrecord.authoring.projects import Workspace, workspace
from onrecord.cli import terminal
from onrecord.model import is_web_address
from onrecord.text.characters import visible

RIGHTS = """\
The sentences are still those of whoever wrote them. Publish them only if you may, and say so under
`source`; otherwise retell in your own words what was said, and keep `source` as it is."""


@click.command("import")
@click.argument("given", metavar="FILE|URL")
@click.option("--force", is_flag=True, help="Write over a file of the same name.")
@click.option("--name", metavar="WORDS", help="What the file is called behind its date.")
@click.option(
    "--recording",
    metavar="ADDRESS",
    help="Where the recording is: the times of a transcript then lead into it.",
)
def import_text(given: str, *, force: bool, name: str | None, recording: str | None) -> None:
    """Make a draft of a published summary or transcript: HTML, plain text, Markdown, Word, captions.

    What the text does not surely say begins with TODO in the draft, and `onrecord check` shows
    each place. HTML, Word and captions need packages of their own, those of the extra `import`;
    where one is missing, you are told which.

    Exit status: 0 written, 1 not written, 2 the command was mistyped.
    """
    if recording and not is_web_address(recording):
        raise click.BadParameter("It takes an address: https://…", param_hint="--recording")
    with terminal.exit_on_error():
        place = workspace(terminal.project_around(Path()))
        with terminal.status("Reading"):
            manuscript = open_text(given)
            if recording:
                manuscript = replace(manuscript, recording=recording)
            found = draft_of(manuscript, place.people, _stem(given), place.frameworks)
        stem = file_stem(name, found.likely or "") if name else found.name
        _write(place, found.draft, place.summary(stem), force=force)
    for line in found.removed:
        click.echo(f"  left out: {visible(line)}")
    if found.times and not found.draft.recording:
        click.echo(
            f"It has times in {found.times} paragraphs; with --recording they lead into the recording."
        )
    if count := count_todos(found.draft):
        places = "1 place is" if count == 1 else f"{count} places are"
        shown = terminal.shown(place.summary(stem))
        click.echo(f"{places} marked TODO; `onrecord check {shown}` shows where.")
    click.echo(RIGHTS, err=True)


def _stem(given: str) -> str:
    """Return the name of a file, or the last part of an address."""
    path = urlsplit(given).path if "://" in given else given
    return PurePosixPath(path.replace("\\", "/").rstrip("/")).stem


def _write(place: Workspace, draft: Draft, path: Path, *, force: bool) -> None:
    if path.exists() and not force:
        raise RefusedError(
            f"There is `{terminal.shown(path)}` already.",
            "Write over it with --force, or use --name.",
        )
    register = tuple(place.register_file())
    save((*register, File(path, draft.text, replaces=force)))
    for file in (*register, File(path, "")):
        click.echo(f"Wrote {terminal.shown(file.path)}")
