"""Read a project's folder: the only step of the pipeline that touches files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path, PurePosixPath

from onrecord.diagnostics import Code, Diagnostic, Severity, Source, Span, bounded
from onrecord.model import SUMMARY_ID
from onrecord.project.document import hidden_character
from onrecord.project.layout import Project
from onrecord.project.strays import belonging, documents, strays
from onrecord.text.characters import hidden
from onrecord.text.folding import slug
from onrecord.text.similarity import suggestion

__all__ = ["LIMIT", "Folder", "Project", "misplaced", "read", "read_file", "shipped"]

LIMIT = 1 << 20
"""The most bytes a file may have: 1 MiB."""


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


def read(project: Project) -> Folder:
    """Read every file of a project; raise nothing for what is wrong with a file."""
    diagnostics: list[Diagnostic] = []

    def one(path: str | None) -> Source | None:
        return read_file(project.root, path, diagnostics) if path else None

    astray = [stray.path for stray in strays(project)]
    diagnostics.extend(misplaced(project, path) for path in astray)
    paths = list(_summary_paths(project, frozenset(astray), diagnostics))
    summaries = [source for path in paths if (source := one(path))]
    exists = (project.root / project.register).exists()
    if not exists:
        message = f"There is no `{project.register}` in this folder."
        hint = "Create it with a line for each person: `lea-kaspar: {name: Lea Kaspar}`."
        if near := _similar(project.root / project.register):
            hint = f"Rename `{near}` if that is it."
        place = _nowhere(project.register)
        diagnostics.append(Diagnostic(Code.NO_REGISTER, message, place, hint))
    return Folder(
        tuple(summaries),
        frozenset(file.stem for file in (project.root / project.summaries).glob("*.md")),
        one(project.register) if exists else None,
        one(project.norms) or shipped("norms.yaml"),
        one(project.instruments) or shipped("instruments.yaml"),
        tuple(diagnostics),
        None if project.norms else _translation("norms", project.language),
        None if project.instruments else _translation("instruments", project.language),
        standard_translation=_translation("norms", project.language),
        documents=documents(project),
    )


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


def _similar(file: Path) -> str:
    """Return the name of a file beside the place of another, and nearly called like it."""
    folder = file.parent
    names = [one.name for one in folder.iterdir() if one.is_file()] if folder.is_dir() else []
    wanted = [name for name in names if name.lower().endswith((".yaml", ".yml", ".yaml.txt"))]
    return suggestion(file.name, wanted) or ""


def shipped(name: str) -> Source:
    """Return a file of the catalogue that onrecord ships: `norms.yaml` or `instruments.yaml`."""
    text = files("onrecord").joinpath("data", name).read_text(encoding="utf-8")
    return Source(f"onrecord/data/{name}", text)


def _translation(name: str, language: str) -> Source | None:
    """Return what a catalogue that onrecord ships says in a language, `fr` for `fr-CH`."""
    for code in (language, language.partition("-")[0]):
        if files("onrecord").joinpath("data", f"{name}.{code}.yaml").is_file():
            return shipped(f"{name}.{code}.yaml")
    return None


def _nowhere(path: str) -> Span:
    """Return the beginning of a file that has no text to point into."""
    return Source(path, "").span(0, 0)


def _summary_paths(
    project: Project, astray: frozenset[str], diagnostics: list[Diagnostic]
) -> Iterator[str]:
    """Yield the paths of summaries, sorted; say what else lies in their folder, but for strays."""
    folder = project.root / project.summaries
    if folder.is_symlink():
        diagnostics.append(_not_a_file(project.summaries, "the folder itself"))
        return
    if not folder.is_dir():
        message = f"There is no folder `{project.summaries}` here."
        hint = "Create it and put a Markdown file in it for each webinar."
        place = _nowhere(project.summaries)
        diagnostics.append(Diagnostic(Code.NO_SUMMARIES, message, place, hint))
        return
    for file in sorted(folder.rglob("*"), key=lambda file: file.as_posix()):
        path = file.relative_to(project.root).as_posix()
        if file.name.startswith(".") or (file.is_dir() and not file.is_symlink()):
            continue
        if file.parent != folder or file.suffix != ".md":
            if path not in astray:
                diagnostics.append(_not_read(path, project.summaries))
        elif not re.fullmatch(SUMMARY_ID, file.stem):
            diagnostics.append(_file_name(path, file.stem))
        else:
            yield path


def _not_read(path: str, folder: str) -> Diagnostic:
    """Say that a file among the summaries is none."""
    message = (
        f"`{path}` is not read: only files ending in `.md` directly in `{folder}` are summaries."
    )
    hint = "Move or rename it if it is a summary; otherwise keep it elsewhere."
    return Diagnostic(Code.NOT_READ, message, _nowhere(path), hint, Severity.WARNING)


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
    return Diagnostic(Code.NOT_READ, message, _nowhere(path), hint)


def _file_name(path: str, stem: str) -> Diagnostic:
    """Say that a file name does not do as an address, and suggest one that does."""
    message = (
        f"The file name `{stem}.md` becomes the address of the page, and an address takes only "
        "lower-case letters, digits and single hyphens."
    )
    hint = f"Rename it, for example to `{slug(stem) or '2018-12-11-short-title'}.md`."
    if stem.lower() in _ABOUT:
        hint = "Every `.md` file in this folder is a summary: keep this one elsewhere."
    return Diagnostic(Code.FILE_NAME, message, _nowhere(path), hint)


def read_file(root: Path, path: str, diagnostics: list[Diagnostic]) -> Source | None:
    """Return a file's text, or say why there is none."""
    file = root / path
    problem = _outside_problem(file, path)
    if problem:
        diagnostics.append(problem)
        return None
    try:
        source = Source.of(path, file.read_bytes())
    except UnicodeDecodeError as error:
        diagnostics.append(_not_utf8(path, error.object, error.start))
        return None
    text = source.text
    if not text.strip():
        hint = "Write what belongs in it; the manual shows a whole file."
        place = source.span(0, 0)
        diagnostics.append(Diagnostic(Code.EMPTY_FILE, "This file is empty.", place, hint))
        return None
    unseen = (hidden_character(text[at], source.span(at, at + 1)) for at in hidden(text))
    diagnostics.extend(bounded(unseen))
    return source


def _outside_problem(file: Path, path: str) -> Diagnostic | None:
    if not file.exists():
        message, hint = f"There is no file `{path}`.", "Check the path in `mkdocs.yml`."
        return Diagnostic(Code.NOT_FOUND, message, _nowhere(path), hint)
    # A link in a pull request could publish any file of the machine that builds the site.
    if file.is_symlink() or not file.is_file():
        return _not_a_file(path, "the file itself")
    size = file.stat().st_size
    if size > LIMIT:
        message = f"This file has {size:,} bytes; a file may have {LIMIT:,} (1 MiB)."
        hint = "Split it, or leave out what is not text."
        return Diagnostic(Code.TOO_LARGE, message, _nowhere(path), hint)
    return None


def _not_a_file(path: str, wanted: str) -> Diagnostic:
    message = f"`{path}` is a symbolic link, or not an ordinary file."
    return Diagnostic(Code.NOT_A_FILE, message, _nowhere(path), f"Put {wanted} in its place.")


def _not_utf8(path: str, data: bytes, offset: int) -> Diagnostic:
    """Say where a file stops being UTF-8; bytes that are not are shown as `�`."""
    source = Source(path, data.decode("utf-8", errors="replace"))
    start = len(data[:offset].decode("utf-8", errors="replace"))
    message = f"The byte {data[offset]:#04x} here is not UTF-8 text."
    hint = "Save the file again with the encoding UTF-8."
    return Diagnostic(Code.NOT_UTF8, message, source.span(start, start + 1), hint)
