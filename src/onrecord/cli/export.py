"""`onrecord export`: write the record as data, without a site."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from onrecord.authoring.files import File, save
from onrecord.cli import terminal
from onrecord.dataset import dataset
from onrecord.exports import FORMATS
from onrecord.exports.documents import manifest_file
from onrecord.hosts.errors import HostError
from onrecord.hosts.unbuilt import load_site
from onrecord.project.settings import settings_around
from onrecord.publishing import manifest
from onrecord.report.console import render
from onrecord.site.page import Asset


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.argument("path", default=".", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    help="Write only this one; without it, all of them.",
)
def export(folder: Path, path: Path, form: str | None) -> None:
    """Write the record into the folder DIR: as JSON, as CSV, and as a SQLite database.

    The record is that of the project of PATH, or of this folder. The files are those that the
    site has under `api/v1`. Files of the same names are written over.

    Exit status: 0 written, 1 not written, 2 the command was mistyped.
    """
    with terminal.exit_on_error(), terminal.status("Reading the summaries"):
        outcome, site = load_site(path, terminal.tell)
        if not outcome.ok:
            raise HostError("", outcome.diagnostics)
        data = dataset(site)
        formats = [FORMATS[form]] if form else FORMATS.values()
        assets = [asset for files in formats for asset in files(data)]
        if form in (None, "json"):
            own = frozenset(settings_around(path).pages.values())
            assets.append(manifest_file(manifest.dump(manifest.manifest_of(outcome, own))))
        count = _write(folder, assets)
    if outcome.diagnostics:
        terminal.echo(render(outcome.diagnostics), sys.stderr)
    files = "1 file" if count == 1 else f"{count:,} files"
    click.echo(f"Wrote {files} into {terminal.shown(folder)}")


def _write(folder: Path, assets: list[Asset]) -> int:
    """Write files below a folder; return how many. Raises `RefusedError`."""
    save([File(folder / asset.path, asset.data, replaces=True) for asset in assets])
    return len(assets)
