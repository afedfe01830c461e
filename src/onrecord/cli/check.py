"""`onrecord check` and `onrecord inspect`: what is wrong, and what the site takes from a summary."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord import checking
from onrecord.cli import terminal
from onrecord.diagnostics import Diagnostic, Severity, Source
from onrecord.project.layout import Project
from onrecord.project.settings import settings_around
from onrecord.report import console

if TYPE_CHECKING:
    from onrecord.pipeline import Outcome

# What only some options need is imported where it is needed: loading it takes longer than a check.

_RELATIVE_TO = {"github": "GITHUB_WORKSPACE", "sarif": ""}
"""Formats whose paths are relative to a folder: the one that a variable names, else this one."""


def _explain(context: click.Context, _: click.Parameter, code: str | None) -> None:
    if code is None or context.resilient_parsing:
        return
    from onrecord.rules import catalogue  # noqa: PLC0415
    from onrecord.text.similarity import suggestion  # noqa: PLC0415

    known = catalogue()
    wanted = code.upper() if code.upper().startswith("OR") else f"OR{code}"
    if wanted not in known:
        near = suggestion(wanted, tuple(name for name in known if name[:3] == wanted[:3]))
        hint = f"Did you mean {near}?" if near else f"They run from {min(known)} to {max(known)}."
        raise click.BadParameter(f"there is no code {code!r}. {hint}")
    width = terminal.console(sys.stdout).width
    terminal.echo(console.explain(known[wanted], width), sys.stdout)
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
@click.option(
    "--published",
    metavar="MANIFEST|URL",
    help="Say what would break of what is published: its `manifest.json`, or the site's address.",
)
@click.option("--notes", is_flag=True, help="Show suggestions too; they change no exit status.")
@click.option("--fix", is_flag=True, help="Fix what can be fixed in only one way, then check.")
@terminal.CACHE
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
    published: str | None,
    *,
    notes: bool,
    fix: bool,
    cache: bool,
    dry_run: bool,
) -> None:
    """Check summaries, speakers and catalogue, and say everything that is wrong.

    PATH is a project's folder, or files of it; without one, the project around this folder.
    Of a project given by its files, only what concerns those files is shown.

    --fix corrects the spelling and order of `norms`, adds norms that are missing there, and tidies
    accents that are stored apart from their letters, trailing white space and line ends.

    Exit status: 0 nothing wrong (warnings may be shown), 1 errors, 2 the command was mistyped.
    """
    if dry_run and form != "text":
        raise click.UsageError("--dry-run shows a diff, so it takes no other format.")
    around = paths or (terminal.project_around(Path(), keeps=cache).root,)
    whole = fix or notes or published is not None
    selections = list(_selections(around, keeps=cache, whole=whole))
    if fix and not dry_run:
        selections = [_fixed(selection) for selection in selections]
    found = [
        _relative(item, selection, form)
        for selection in selections
        for item in (*selection.found(notes=notes), *selection.broken(published))
    ]
    if dry_run:
        _show_fixes(selections)
    else:
        _write(found, form)
    sys.exit(any(item.severity is Severity.ERROR for item in found))


@dataclass(frozen=True)
class _Selection:
    """A project, and what of it is to be checked."""

    project: Project
    files: frozenset[str]
    """Paths relative to the project's folder; `.` is all of it."""
    whole: bool
    """Whether more is asked for than what is wrong, so that everything has to be loaded."""

    @cached_property
    def outcome(self) -> Outcome:
        """What became of the project."""
        from onrecord import pipeline  # noqa: PLC0415

        with _progress() as progress:
            return pipeline.load(self.project, progress, self.project.open_cache())

    @cached_property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What there is to say of the whole project, but for notes."""
        if self.whole:
            return self.outcome.diagnostics
        with _progress() as progress:
            return checking.diagnose(self.project, progress, self.project.open_cache())

    def has(self, path: str) -> bool:
        """Say whether a file of the project is to be checked."""
        return any(file in {".", path} or path.startswith(f"{file}/") for file in self.files)

    def found(self, *, notes: bool) -> Iterator[Diagnostic]:
        """Yield what there is to say; notes come last."""
        project = self.project
        for item in settings_around(project.root).refused:
            if self.has(item.span.source.path):
                yield item
        for file in sorted(self.files):
            # Silence about a file that nothing reads would pass for approval.
            if (project.root / file).is_file() and not project.reads(file):
                from onrecord.project.reading import misplaced  # noqa: PLC0415

                told = any(item.span.source.path == file for item in self.diagnostics)
                yield from () if told else (misplaced(project, file),)
        for item in (*self.diagnostics, *(self.outcome.notes if notes else ())):
            if self.has(item.span.source.path):
                yield item

    def broken(self, published: str | None) -> Iterator[Diagnostic]:
        """Yield what would break of what is published, where that is known."""
        if published is None:
            return
        from onrecord.publishing.breaking_changes import breaking_changes  # noqa: PLC0415
        from onrecord.publishing.comparison import Change  # noqa: PLC0415
        from onrecord.publishing.manifest import ManifestError, fetch, manifest_of  # noqa: PLC0415

        try:
            before = fetch(published)
        except ManifestError as error:
            raise terminal.UnreadableError(str(error)) from None
        if before is None:
            click.echo(f"Nothing is published at {published} yet, so nothing can break.", err=True)
            return
        pages = frozenset(settings_around(self.project.root).pages.values())
        after = manifest_of(self.outcome, pages)
        for item in breaking_changes(Change(before, after, self.outcome, terminal.today())):
            if self.has(item.span.source.path):
                yield item


def _selections(paths: tuple[Path, ...], *, keeps: bool, whole: bool) -> Iterator[_Selection]:
    found = [terminal.located(path, keeps=keeps) for path in paths]
    projects = {terminal.absolute(project.root): project for project, _ in found}
    for root, project in sorted(projects.items()):
        files = {file for other, file in found if terminal.absolute(other.root) == root}
        yield _Selection(project, frozenset(files), whole)


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    with terminal.status("Checking") as status:

        def progress(done: int, of: int) -> None:
            if status is not None and (done % 20 == 0 or done == of):
                status.update(f"Checking {done:,} of {of:,} summaries")

        yield progress


def _show_fixes(selections: Sequence[_Selection]) -> None:
    from onrecord.authoring import fixing  # noqa: PLC0415

    changes = [change for one in selections for change in fixing.changes(one.outcome, one.has)]
    for change in changes:
        diff = console.render_diff(change.path, change.before, change.after)
        terminal.echo(diff, sys.stdout)
    files = f"{len(changes)} file{'' if len(changes) == 1 else 's'}"
    click.echo(f"--fix would change {files}." if changes else "There is nothing to fix.", err=True)


def _fixed(selection: _Selection) -> _Selection:
    from onrecord.authoring import fixing  # noqa: PLC0415

    changes = list(fixing.changes(selection.outcome, selection.has))
    if not changes:
        return selection
    with terminal.exit_on_error():
        fixing.write(selection.outcome, changes)
    for change in changes:
        click.echo(f"Fixed {change.path}", err=True)
    return replace(selection)


def _relative(item: Diagnostic, selection: _Selection, form: str) -> Diagnostic:
    """Return a diagnostic with its path relative to where readers of the format look for it."""
    if form not in _RELATIVE_TO:
        return item
    base = terminal.absolute(Path(os.environ.get(_RELATIVE_TO[form]) or Path.cwd()))
    root = terminal.absolute(selection.project.root)
    if not root.is_relative_to(base):
        return item
    source = item.span.source
    path = (root.relative_to(base) / source.path).as_posix()
    return replace(item, span=replace(item.span, source=Source(path, source.text)))


def _write(found: Sequence[Diagnostic], form: str) -> None:
    if form == "text":
        terminal.echo(console.render(found), sys.stdout)
        return
    from onrecord.report import github, json  # noqa: PLC0415
    from onrecord.rules import catalogue  # noqa: PLC0415

    match form:
        case "json":
            click.echo(json.dump(found), nl=False)
        case "sarif":
            click.echo(json.dump_sarif(found, catalogue()), nl=False)
        case "github":
            click.echo(github.commands(found, catalogue()), nl=False)
            if file := os.environ.get("GITHUB_STEP_SUMMARY"):
                with Path(file).open("a", encoding="utf-8") as summary:
                    summary.write(github.step_summary(found))


@click.command("inspect")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to write the result.",
)
@click.option("--why", is_flag=True, help="Say what shows who is speaking; JSON always does.")
def inspect_file(file: Path, form: str, *, why: bool) -> None:
    """Show what the site takes from a summary: passages, norms cited, who is speaking.

    What is wrong with the file goes to the error output. Exit status: 0 when the file could be
    read, 1 when it holds no summary.
    """
    from onrecord import pipeline  # noqa: PLC0415
    from onrecord.report import inspection  # noqa: PLC0415

    project, path = terminal.located(file)
    seen = pipeline.inspect(project, path)
    if seen.diagnostics:
        terminal.echo(console.render(seen.diagnostics), sys.stderr)
    if seen.summary is None or seen.body is None:
        sys.exit(1)
    as_text = inspection.render(seen.summary, seen.body, why=why)
    click.echo(inspection.dump(seen.summary, seen.body) if form == "json" else as_text, nl=False)
