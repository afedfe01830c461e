"""What MkDocs publishes as it stands: the folder of hand-written pages, and that of a theme of the site's own.

MkDocs follows every link, waits for pipes, and breaks off at a page that is not UTF-8. What it would stumble over, or
publish though nobody meant it, is found by a check.
"""

from __future__ import annotations

import errno
import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from onrecord import files
from onrecord.diagnostics import Code, Diagnostic, Severity, Source
from onrecord.project.layout import MARKDOWN, Project
from onrecord.project.refusals import not_utf8, nowhere, refused, unusual
from onrecord.project.strays import is_of_a_program, looks_like_summary
from onrecord.text.characters import visible

_TEMPLATES = (".html", ".xml")
"""How the files end that MkDocs reads as templates."""

_NOWHERE = "a symbolic link that leads nowhere"
_TO_SUMMARIES = "a symbolic link to the summaries, which have pages already"
_HINTS = {
    _NOWHERE: "Remove it, or put the file itself in its place.",
    _TO_SUMMARIES: "Remove it; links in texts lead to the pages of summaries: `/summaries/2030-05-14-name/`.",
}
"""What to do about links, where the file itself is not wanted in their place."""


def refused_in(project: Project) -> Iterator[Diagnostic]:
    """Yield what is wrong with files that would be published, sorted by path."""
    for folder, texts in ((project.docs, MARKDOWN), (project.theme, _TEMPLATES)):
        if folder and os.path.lexists(project.root / folder):
            yield from _Walk(project, texts).all(folder)


def is_refused(project: Project) -> bool:
    """Say whether anything among those files keeps the site from being built."""
    return any(item.severity is Severity.ERROR for item in refused_in(project))


@dataclass(frozen=True)
class _Walk:
    """Looks through a folder as MkDocs does."""

    project: Project
    texts: tuple[str, ...]
    """How files end that are read as UTF-8."""

    def all(self, folder: str) -> Iterator[Diagnostic]:
        """Yield what is wrong in a folder of the project."""
        link = files.link_on(self.project.root, folder)
        if link and (error := self._link(link, ())):
            yield refused(folder, error, "the folder itself")
        elif (self.project.root / folder).is_dir():
            yield from self._folder(folder, ())

    def _folder(self, folder: str, above: tuple[Path, ...]) -> Iterator[Diagnostic]:
        place = files.real(self.project.root / folder)
        try:
            entries = sorted(os.scandir(self.project.root / folder), key=lambda entry: entry.name)
        except OSError as error:
            yield refused(folder, files.ShutError(error.strerror or str(error)))
            return
        yield from self._alike(folder, [entry.name for entry in entries])
        for entry in entries:
            path = entry.name if folder == "." else f"{folder}/{entry.name}"
            if not (self.project.reads(path) or path == self.project.summaries):
                yield from self._entry(entry, path, (*above, place))

    def _entry(
        self, entry: os.DirEntry[str], path: str, above: tuple[Path, ...]
    ) -> Iterator[Diagnostic]:
        is_hidden = entry.name[0] == "."
        if entry.is_symlink() and (error := self._link(path, above)):
            # MkDocs leaves hidden files out, and some editors keep links there that lead nowhere.
            if not is_hidden or Path(entry.path).exists():
                found = refused(path, error)
                yield replace(found, hint=_HINTS.get(error.kind, found.hint))
            return
        if is_hidden:
            if entry.name.endswith(MARKDOWN) and not is_of_a_program(entry.name):
                yield from self._hidden(path)
            return
        if warning := unusual(path):
            yield warning
        yield from self._folder(path, above) if entry.is_dir() else self._file(entry, path)

    def _file(self, entry: os.DirEntry[str], path: str) -> Iterator[Diagnostic]:
        if kind := files.kind_of(entry.stat().st_mode):
            yield refused(path, files.KindError(kind))
        elif not os.access(entry.path, os.R_OK):
            yield refused(path, files.ShutError(os.strerror(errno.EACCES)))
        elif entry.name.endswith(self.texts):
            try:
                Source.of(path, Path(entry.path).read_bytes())
            except UnicodeDecodeError as error:
                yield not_utf8(path, error)

    def _hidden(self, path: str) -> Iterator[Diagnostic]:
        """Warn of a page that MkDocs leaves out, unless it is told to be a summary."""
        if looks_like_summary(self.project.root / path):
            return
        page = PurePosixPath(path)
        message = f"`{visible(path)}` is not published: its name begins with a full stop, so it is hidden."
        named = page.with_name(page.name.lstrip("."))
        hint = f"Rename it to `{visible(str(named))}` if it is a page; otherwise keep it elsewhere."
        yield Diagnostic(Code.NOT_READ, message, nowhere(path), hint, Severity.WARNING)

    def _link(self, path: str, above: tuple[Path, ...]) -> files.KindError | None:
        """Say why a link is not followed, if it is not: it may lead to what the project shows anyway."""
        root = files.real(self.project.root)
        try:
            target = (self.project.root / path).resolve(strict=True)
        except (OSError, RuntimeError):
            return files.KindError(_NOWHERE)
        if not target.is_relative_to(root):
            return files.KindError("a symbolic link that leads out of the project")
        if any(part[0] == "." for part in target.relative_to(root).parts):
            return files.KindError("a symbolic link to what is hidden")
        if any(one.is_relative_to(target) for one in above):
            return files.KindError("a symbolic link that leads back to a folder that it is in")
        summaries = files.real(root / self.project.summaries)
        if summaries.is_relative_to(target) or target.is_relative_to(summaries):
            return files.KindError(_TO_SUMMARIES)
        return None

    def _alike(self, folder: str, names: list[str]) -> Iterator[Diagnostic]:
        """Warn of names that macOS and Windows take for one."""
        first: dict[str, str] = {}
        for name in names:
            known = first.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
            if known != name:
                path = (PurePosixPath(folder) / name).as_posix()
                message = (
                    f"`{visible(name)}` and `{visible(known)}` are one file on macOS and Windows."
                )
                hint = "Give one of them another name."
                yield Diagnostic(Code.FILE_NAME, message, nowhere(path), hint, Severity.WARNING)
