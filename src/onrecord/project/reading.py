"""Read a project's folder: the only step of the pipeline that touches files."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.resources import files as resources
from pathlib import Path, PurePosixPath

from onrecord import files
from onrecord.cache import Cache
from onrecord.diagnostics import Code, Diagnostic, Severity, Source, bounded
from onrecord.model import LONGEST_ID, SUMMARY_ID
from onrecord.project.document import hidden_character
from onrecord.project.layout import Project
from onrecord.project.published import refused_in
from onrecord.project.refusals import conflict, not_utf8, nowhere, refused, reserved
from onrecord.project.strays import belonging, documents, is_of_a_program, strays
from onrecord.text.characters import hidden
from onrecord.text.folding import slug
from onrecord.text.similarity import suggestion

__all__ = ["Folder", "Project", "misplaced", "read", "read_file", "shipped"]

_ABOUT = frozenset(("contributing", "index", "license", "readme"))
"""Names of files that are about a folder."""


@dataclass(frozen=True)
class Folder:
    """What was read from a project's folder."""

    summaries: tuple[Source, ...]
    """The summaries that can be read, sorted by path."""
    names: frozenset[str]
    """The stems of all Markdown files in the folder, also of those that cannot be read."""
    register: Source | None
    norms: Source
    instruments: Source
    diagnostics: tuple[Diagnostic, ...] = field(default=())
    norms_translation: Source | None = None
    """What the catalogue of norms says in another language; `None` where it says it itself."""
    instruments_translation: Source | None = None
    """The same of the catalogue of documents."""
    standard: Source = field(default_factory=lambda: shipped("norms.yaml"))
    """The catalogue of norms that onrecord ships: its frameworks hold where `norms` has none."""
    standard_translation: Source | None = None
    """What that says in another language."""
    documents: frozenset[str] | None = None
    """The paths of hand-written pages and of other files beside them; `None` where they are not known."""
    address: str = ""
    """The address of the site on the web; empty where it is not known."""


def read(project: Project, kept: Cache | None = None) -> Folder:
    """Read every file of a project; raise nothing for what is wrong with a file.

    A summary that has not changed since it was read last is not read again, and a text that is what it
    was is the same object.
    """
    kept = kept or Cache()
    diagnostics: list[Diagnostic] = []

    def same(source: Source) -> Source:
        return kept.recall(Source, source.path, source.text)

    def one(path: str | None) -> Source | None:
        source = read_file(project.root, path, diagnostics) if path else None
        return source and same(source)

    def translation(name: str) -> Source | None:
        source = _translation(name, project.language)
        return source and same(source)

    astray = [stray.path for stray in strays(project)]
    diagnostics.extend(refused_in(project))
    diagnostics.extend(misplaced(project, path) for path in astray)
    exists = os.path.lexists(project.root / project.register)
    near = "" if exists else _similar(project.root / project.register)
    summaries: list[Source] = []
    if project.has_begun or astray or near:
        for path in _summary_paths(project, frozenset(astray), diagnostics):
            source, found = _summary(project.root, path, kept)
            summaries.extend((same(source),) if source else ())
            diagnostics.extend(found)
        if not exists and not files.leads_out(project.register):
            diagnostics.append(_no_register(project.register, near))
    else:
        diagnostics.append(_nothing_begun(project))
    return Folder(
        tuple(summaries),
        frozenset(_stems(project.root / project.summaries)),
        one(project.register) if exists or files.leads_out(project.register) else None,
        one(project.norms) or same(shipped("norms.yaml")),
        one(project.instruments) or same(shipped("instruments.yaml")),
        tuple(diagnostics),
        None if project.norms else translation("norms"),
        None if project.instruments else translation("instruments"),
        same(shipped("norms.yaml")),
        translation("norms"),
        documents(project),
        project.address,
    )


_Read = tuple[Source | None, tuple[Diagnostic, ...]]
"""The text of a file, if it can be read, and what is wrong with it."""


def _summary(root: Path, path: str, kept: Cache) -> _Read:
    """Read a summary, unless it has not changed since that was done last."""
    stamp = files.stamp(os.path.join(root, path))  # noqa: PTH118 - as in `files`
    return kept.recall(_opened, root, path, stamp) if stamp else _opened(root, path)


def _opened(root: Path, path: str, _stamp: str = "") -> _Read:
    diagnostics: list[Diagnostic] = []
    source = read_file(root, path, diagnostics, files.LARGEST_SUMMARY)
    return source, tuple(diagnostics)


def _stems(folder: Path) -> Iterator[str]:
    """Yield the names of all Markdown files in a folder, without their ending."""
    with suppress(OSError):
        names = [entry.name for entry in os.scandir(folder)]
        yield from (name[:-3] or name for name in names if name.endswith(".md"))


def catalogue(project: Project) -> Folder:
    """Read the catalogue of norms alone, of a project whose other files do not matter."""
    source = read_file(project.root, project.norms, []) if project.norms else None
    standard, words = shipped("norms.yaml"), _translation("norms", project.language)
    norms, translation = source or standard, None if project.norms else words
    return Folder(
        (),
        frozenset(),
        None,
        norms,
        shipped("instruments.yaml"),
        (),
        translation,
        None,
        standard,
        words,
    )


def _no_register(path: str, near: str) -> Diagnostic:
    """Say that there is no register; `near` may be one by another name."""
    hint = "Create it with a line for each person: `lea-kaspar: {name: Lea Kaspar}`."
    hint = f"Rename `{near}` if that is it." if near else hint
    message = f"There is no `{path}` in this folder."
    return Diagnostic(Code.NO_REGISTER, message, nowhere(path), hint)


def _nothing_begun(project: Project) -> Diagnostic:
    """Say that a folder has no project."""
    message = "There is no project in this folder: no `mkdocs.yml`, no `speakers.yaml`, no folder `summaries`."
    hint = "Begin one with `onrecord init`, or go to the folder of yours."
    return Diagnostic(Code.NO_SUMMARIES, message, nowhere(project.summaries), hint)


def _similar(file: Path) -> str:
    """Return the name of a file beside the place of another, and nearly called like it."""
    folder = file.parent
    names = [one.name for one in folder.iterdir() if one.is_file()] if folder.is_dir() else []
    wanted = [name for name in names if name.lower().endswith((".yaml", ".yml", ".yaml.txt"))]
    return suggestion(file.name, wanted) or ""


def shipped(name: str) -> Source:
    """Return a file of the catalogue that onrecord ships: `norms.yaml` or `instruments.yaml`."""
    text = resources("onrecord").joinpath("data", name).read_text(encoding="utf-8")
    return Source(f"onrecord/data/{name}", text)


def _translation(name: str, language: str) -> Source | None:
    """Return what a catalogue that onrecord ships says in a language, `fr` for `fr-CH`."""
    for code in (language, language.partition("-")[0]):
        if resources("onrecord").joinpath("data", f"{name}.{code}.yaml").is_file():
            return shipped(f"{name}.{code}.yaml")
    return None


def _summary_paths(
    project: Project, astray: frozenset[str], diagnostics: list[Diagnostic]
) -> Iterator[str]:
    """Yield the paths of summaries, sorted; say what else lies in their folder, but for strays."""
    folder = project.root / project.summaries
    if error := _shut(project):
        diagnostics.append(refused(project.summaries, error, "the folder itself"))
        return
    if not folder.is_dir():
        message = f"There is no folder `{project.summaries}` here."
        hint = "Create it and put a Markdown file in it for each webinar."
        place = nowhere(project.summaries)
        diagnostics.append(Diagnostic(Code.NO_SUMMARIES, message, place, hint))
        return
    above = "" if folder == project.root else f"{folder.relative_to(project.root).as_posix()}/"
    for inside, is_folder in sorted(_inside(str(folder))):
        path, name = f"{above}{inside}", inside.rsplit("/", 1)[-1]
        if any(map(is_of_a_program, inside.split("/"))):
            continue
        if is_folder:
            if name.endswith(".md") and name[0] != ".":
                diagnostics.append(refused(path, files.KindError("a folder")))
        elif why := _not_a_summary(project, path, is_below=name != inside):
            diagnostics.extend(() if path in astray else (why,))
        else:
            yield path


def _inside(folder: str) -> Iterator[tuple[str, bool]]:
    """Yield what lies in a folder, however deep: its path there, and whether it is a folder itself."""
    with suppress(OSError):
        for entry in os.scandir(folder):
            is_folder = entry.is_dir(follow_symlinks=False)
            yield entry.name, is_folder
            for inside, is_one in _inside(entry.path) if is_folder else ():
                yield f"{entry.name}/{inside}", is_one


def _not_a_summary(project: Project, path: str, *, is_below: bool) -> Diagnostic | None:
    """Say why a file among the summaries, or in a folder below, is none, by its place and name."""
    name = path.rsplit("/", 1)[-1]
    stem = name.removesuffix(".md")
    if name[0] == ".":
        message = f"`{path}` is not read: its name begins with a full stop, so it is hidden."
        hint = f"Rename it to `{belonging(project, name)}` if it is a summary; otherwise keep it elsewhere."
        return Diagnostic(Code.NOT_READ, message, nowhere(path), hint, Severity.WARNING)
    if is_below or stem == name:
        return _not_read(path, project.summaries)
    if not re.fullmatch(SUMMARY_ID, stem) or len(stem) > LONGEST_ID:
        return _file_name(path, stem)
    if why := reserved(name):
        message = f"Windows has no file `{name}`: {why}."
        hint = f"Rename it, for example to `{stem}-webinar.md`."
        return Diagnostic(Code.FILE_NAME, message, nowhere(path), hint)
    return None


def _shut(project: Project) -> files.NotReadError | None:
    """Return why nothing is read in the folder of summaries, if anything keeps it from that."""
    folder = project.root / project.summaries
    if files.leads_out(project.summaries):
        return files.OutsideError()
    if files.link_on(project.root, project.summaries):
        return files.KindError("a symbolic link, or behind one")
    if folder.is_dir() and not os.access(folder, os.R_OK | os.X_OK):
        return files.ShutError(os.strerror(errno.EACCES))
    return None


def _not_read(path: str, folder: str) -> Diagnostic:
    """Say that a file among the summaries is none."""
    message = (
        f"`{path}` is not read: only files ending in `.md` directly in `{folder}` are summaries."
    )
    hint = "Move or rename it if it is a summary; otherwise keep it elsewhere."
    return Diagnostic(Code.NOT_READ, message, nowhere(path), hint, Severity.WARNING)


def misplaced(project: Project, path: str) -> Diagnostic:
    """Say that a summary lies where nothing reads it, and where it belongs."""
    belongs = belonging(project, path)
    message = (
        f"Nothing reads `{path}`: only files ending in `.md` directly in `{project.summaries}` are "
        "summaries."
    )
    move = "Rename" if PurePosixPath(path).parent == PurePosixPath(belongs).parent else "Move"
    hint = f"{move} it to `{belongs}`."
    if (project.root / belongs).exists():
        hint = f"There is a `{belongs}` already: keep one of the two, or give this one a name of its own there."
    return Diagnostic(Code.NOT_READ, message, nowhere(path), hint)


def _file_name(path: str, stem: str) -> Diagnostic:
    """Say that a file name does not do as an address, and suggest one that does."""
    message = (
        f"The file name `{stem}.md` becomes the address of the page, and an address takes only "
        "lower-case letters, digits and single hyphens."
    )
    if len(stem) > LONGEST_ID and re.fullmatch(SUMMARY_ID, stem):
        message = f"The name of this file has {len(stem)} characters; it may have {LONGEST_ID}."
    hint = f"Rename it, for example to `{_better(stem)}.md`."
    if stem.lower() in _ABOUT:
        hint = "Every `.md` file in this folder is a summary: keep this one elsewhere."
    return Diagnostic(Code.FILE_NAME, message, nowhere(path), hint)


def _better(stem: str) -> str:
    """Return a file name that does as an address."""
    return slug(stem.removesuffix(".md"))[:LONGEST_ID].rstrip("-") or "2018-12-11-short-title"


def read_file(
    root: Path, path: str, diagnostics: list[Diagnostic], most: int = files.LARGEST
) -> Source | None:
    """Return a file's text, or say why there is none."""
    try:
        source = Source.of(path, files.read(root, path, most))
    except files.NotReadError as error:
        diagnostics.append(refused(path, error))
        return None
    except UnicodeDecodeError as error:
        diagnostics.append(not_utf8(path, error))
        return None
    text = source.text
    if not text.strip():
        hint = "Write what belongs in it; the manual shows a whole file."
        place = source.span(0, 0)
        diagnostics.append(Diagnostic(Code.EMPTY_FILE, "This file is empty.", place, hint))
        return None
    if unjoined := conflict(source):
        diagnostics.append(unjoined)
        return None
    unseen = (hidden_character(text[at], source.span(at, at + 1)) for at in hidden(text))
    diagnostics.extend(bounded(unseen))
    return source
