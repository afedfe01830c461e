"""`onrecord words`: what the pages do not say in a language yet."""

from __future__ import annotations

import sys

import click

from onrecord.authoring.files import File, RefusedError, save
from onrecord.authoring.translating import begun, faults, listed, translated
from onrecord.cli import terminal
from onrecord.site.translation import Translation, folder
from onrecord.site.words import STANDARD, file_of, languages, words_in


@click.command()
@click.argument("language", required=False)
@click.option("--begin", is_flag=True, help="Write the files of a new language, all in comments.")
def words(language: str | None, *, begin: bool) -> None:
    """List what the pages do not say in LANGUAGE yet, as it is to stand in its files.

    LANGUAGE is a code such as `ru`. Each text is listed in English, below the name of the file that it
    belongs to, with the forms that nouns of the language have after numbers. What a file has wrong
    comes first. Without LANGUAGE, say of each language how much of it there is.

    Exit status: 0 nothing is missing, or the files were written, 1 something is missing or wrong,
    or nothing was written, 2 the command was mistyped.
    """
    if language is None:
        if begin:
            raise click.UsageError("--begin needs the code of a language, such as `ru`.")
        for code in sorted({*languages()} - {STANDARD}):
            click.echo(_counted(code, translated(code)))
        return
    with terminal.exit_on_error():
        code = file_of(language) or language
        try:
            found = translated(code)
        except KeyError:
            raise click.UsageError(
                f"`{language}` is no code of a language, such as `ru`."
            ) from None
        if code == STANDARD:
            raise RefusedError(
                "English is what others are translated from.", "Name another language."
            )
        if begin:
            _begin(code)
        else:
            sys.exit(_report(code, found))


def _counted(code: str, found: Translation) -> str:
    """Say how much of a language there is."""
    name = words_in(STANDARD).locale.language(code)
    there = found.total - len(found.missing)
    return f"{code}  {name}: {there} of {found.total} texts"


def _report(code: str, found: Translation) -> int:
    """Print what is missing and what is wrong; return the exit status."""
    data = terminal.shown(folder())
    name = words_in(STANDARD).locale.language(code)
    wrong = [*faults(code)]
    for fault in wrong:
        click.echo(f"{data}/{fault}", err=True)
    there = found.total - len(found.missing)
    if not there and not wrong:
        click.echo(
            f"There are no words in {name} yet. Write its files with `onrecord words {code} --begin`, "
            "and translate what is in them. This is what there is to translate:\n",
            err=True,
        )
    elif found.missing:
        click.echo(
            f"{there} of {found.total} texts are there in {name}. These are missing, and English on "
            f"the pages; the files are in {data}:\n",
            err=True,
        )
    elif not wrong:
        click.echo(f"All {found.total} texts are there in {name}.", err=True)
    for line in listed(found.missing):
        click.echo(line)
    return 1 if found.missing or wrong else 0


def _begin(code: str) -> None:
    """Write the files of a language that has none."""
    files = [File(path, text) for path, text in begun(code).items()]
    for file in files:
        if file.path.exists():
            raise RefusedError(
                f"There is `{terminal.shown(file.path)}` already.",
                f"`onrecord words {code}` lists what is missing in it.",
            )
    save(files)
    for file in files:
        click.echo(f"Wrote {terminal.shown(file.path)}")
    click.echo(
        f"Now translate them, and build a site with `theme: {{name: material, language: {code}}}`. "
        f"`onrecord words {code}` lists what is left."
    )
