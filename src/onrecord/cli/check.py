"""`onrecord check`: say everything that is wrong with a project, and mend what has one cure."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click
from rich.status import Status

from onrecord.authoring import fixing
from onrecord.authoring.fixing import Change
from onrecord.cli import published, terminal
from onrecord.diagnostics import Diagnostic, Severity, Source
from onrecord.hosts.commands import project_around
from onrecord.pipeline import Outcome, load
from onrecord.report import diff, explanation, github, json, sarif, text
from onrecord.rules import catalogue
from onrecord.sources import reading
from onrecord.sources.reading import Project
from onrecord.text.similarity import suggestion

_SEEN_FROM = {"github": "GITHUB_WORKSPACE", "sarif": ""}
"""Formats whose paths are seen from a folder: the one that a variable names, else this one."""


def _explain(context: click.Context, _: click.Parameter, code: str | None) -> None:
    """Print what the manual says of a code, and leave."""
    if code is None or context.resilient_parsing:
        return
    known = catalogue()
    wanted = code.upper() if code.upper().startswith("OR") else f"OR{code}"
    if wanted not in known:
        near = suggestion(wanted, tuple(name for name in known if name[:3] == wanted[:3]))
        hint = f"Did you mean {near}?" if near else f"They run from {min(known)} to {max(known)}."
        raise click.BadParameter(f"there is no code {code!r}. {hint}")
    console = terminal.console(sys.stdout)
    console.print(explanation.render(known[wanted], console.width), soft_wrap=True, end="")
    context.exit()


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    show_default=True,
    help="How to write the result; `github` is for a workflow on GitHub.",
)
@published.OPTION
@click.option("--notes", is_flag=True, help="Show suggestions too; they change no exit status.")
@click.option("--fix", is_flag=True, help="Mend what has exactly one cure, then check.")
@click.option("--dry-run", is_flag=True, help="Show as a diff what --fix would change.")
@click.option(
    "--explain",
    metavar="CODE",
    callback=_explain,
    is_eager=True,
    expose_value=False,
    help="Print what the manual says of a code such as OR601.",
)
def check(
    paths: tuple[Path, ...],
    form: str,
    manifest: str | None,
    *,
    notes: bool,
    fix: bool,
    dry_run: bool,
) -> None:
    """Check summaries, speakers and catalogue, and say everything that is wrong.

    PATH is a project's folder, or files of it; without one, the project around this folder.
    Of a project given by its files, only what concerns those files is shown.

    --fix mends the spelling and order of `norms`, norms that it lacks, letters with accents that
    are stored in two parts, white space at the ends of lines, and line ends.

    Exit status: 0 nothing wrong (warnings may be shown), 1 errors, 2 the command was mistyped.
    """
    if dry_run and form != "text":
        raise click.UsageError("--dry-run shows a diff, so it takes no other format.")
    parts = list(_parts(paths or (project_around(Path()).root,)))
    if fix and not dry_run:
        parts = [_mended(part) for part in parts]
    found = [
        _seen(item, part, form)
        for part in parts
        for item in (*part.found(notes=notes), *part.lost(manifest))
    ]
    if dry_run:
        _show_changes(parts)
    else:
        _write(found, form)
    sys.exit(any(item.severity is Severity.ERROR for item in found))


@dataclass(frozen=True)
class _Part:
    """A project, and what of it is to be checked."""

    outcome: Outcome
    files: frozenset[str]
    """Paths seen from the project's folder; `.` is all of it."""

    def concerns(self, path: str) -> bool:
        """Say whether a file of the project is to be checked."""
        return any(file in {".", path} or path.startswith(f"{file}/") for file in self.files)

    def found(self, *, notes: bool) -> Iterator[Diagnostic]:
        """Yield what there is to say; notes come last."""
        project = self.outcome.project
        for file in sorted(self.files):
            # Silence about a file that nothing reads would pass for approval.
            if (project.root / file).is_file() and not project.reads(file):
                yield reading.not_read(file, project.summaries, Severity.ERROR)
        for item in (*self.outcome.diagnostics, *(self.outcome.notes if notes else ())):
            if self.concerns(item.span.source.path):
                yield item

    def lost(self, manifest: str | None) -> Iterator[Diagnostic]:
        """Yield what would be lost of what is published, where that is known."""
        for item in published.lost(self.outcome, manifest):
            if self.concerns(item.span.source.path):
                yield item


def _parts(paths: tuple[Path, ...]) -> Iterator[_Part]:
    """Yield every project that the paths belong to, each once."""
    projects: dict[Path, tuple[Project, set[str]]] = {}
    for path in paths:
        project, file = terminal.placed(path)
        _, files = projects.setdefault(terminal.whole(project.root), (project, set()))
        files.add(file)
    for _, (project, files) in sorted(projects.items(), key=lambda item: item[0]):
        yield _Part(_load(project), frozenset(files))


def _load(project: Project) -> Outcome:
    """Load a project and show how far it is."""
    with terminal.status("Checking") as status:
        return load(project, lambda done, of: _show(status, done, of))


def _show(status: Status | None, done: int, of: int) -> None:
    """Show how many summaries are done."""
    if status is not None and (done % 20 == 0 or done == of):
        status.update(f"Checking {done:,} of {of:,} summaries")


def _changes(part: _Part) -> list[Change]:
    """Return what can be mended in a part."""
    return list(fixing.changes(part.outcome, part.concerns))


def _show_changes(parts: Sequence[_Part]) -> None:
    """Show what would be mended."""
    console = terminal.console(sys.stdout)
    count = 0
    for part in parts:
        for change in _changes(part):
            count += 1
            console.print(
                diff.render(change.path, change.before, change.after), soft_wrap=True, end=""
            )
    files = f"{count} file{'' if count == 1 else 's'}"
    click.echo(f"--fix would change {files}." if count else "There is nothing to mend.", err=True)


def _mended(part: _Part) -> _Part:
    """Mend a part and load it again."""
    changes = _changes(part)
    if not changes:
        return part
    with terminal.explained():
        fixing.write(part.outcome, changes)
    for change in changes:
        click.echo(f"Mended {change.path}", err=True)
    return _Part(_load(part.outcome.project), part.files)


def _seen(item: Diagnostic, part: _Part, form: str) -> Diagnostic:
    """Return a diagnostic with its path as whoever reads the format looks for it."""
    if form not in _SEEN_FROM:
        return item
    base = Path(os.environ.get(_SEEN_FROM[form]) or Path.cwd())
    root = terminal.whole(part.outcome.project.root)
    if not root.is_relative_to(terminal.whole(base)):
        return item
    source = item.span.source
    path = (root.relative_to(terminal.whole(base)) / source.path).as_posix()
    return replace(item, span=replace(item.span, source=Source(path, source.text)))


def _write(found: Sequence[Diagnostic], form: str) -> None:
    """Write diagnostics in a format."""
    match form:
        case "json":
            click.echo(json.dump(found), nl=False)
        case "sarif":
            click.echo(sarif.dump(found, catalogue()), nl=False)
        case "github":
            click.echo(github.commands(found, catalogue()), nl=False)
            _summarise(found)
        case _:
            text.write(found, terminal.console(sys.stdout))


def _summarise(found: Sequence[Diagnostic]) -> None:
    """Add the full list to the summary of the workflow's step, where there is one."""
    file = os.environ.get("GITHUB_STEP_SUMMARY")
    if file:
        with Path(file).open("a", encoding="utf-8") as summary:
            summary.write(github.step_summary(found))
