"""Files that look like summaries and lie where nothing reads them.

Apart from `reading`, because a check that has nothing new to say looks for them, too, and loads nothing else.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from onrecord import files
from onrecord.project.layout import SETTINGS, Project

_TEXT = re.compile(
    r"\.(?:md|markdown|mdown|mdwn|mkdn?|mdtxt|mdx|[rq]md|txt|text)\W*", re.IGNORECASE
)
"""Endings of texts; nothing but `.md` is taken."""
_ENDINGS = re.compile(rf"(?:{_TEXT.pattern})+\Z", re.IGNORECASE)
_MARKDOWN = re.compile(r"\.(?:md|markdown|mdown|mdwn|mkdn?|mdtxt|mdx|[rq]md)\b", re.IGNORECASE)
_COPY = re.compile(r"~\Z|\.(?:bak|orig|rej|sw[a-p]|tmp)\Z", re.IGNORECASE)
"""How the copies end that programs keep of a file."""
_OF_PROGRAMS = re.compile(
    r"\.(?:_.*|#.*|~lock\..*#|.*~|(?:.*\.)?s[a-w][a-z]|.*\.kate-swp|.*\.tmp"
    r"|(?:fuse_hidden|goutputstream-|nfs|Trash-).*"
    r"|DS_Store|AppleDouble|directory|localized|trash|history|st(?:folder|versions)"
    r"|git(?:attributes|ignore|keep)?|hg|keep|placeholder|svn|idea|obsidian|vscode|ipynb_checkpoints"
    r"|editorconfig|(?:markdownlint|prettier|remark).*|(?:meta|nav)\.yml|pages)"
)
"""Hidden names that systems, editors and other programs give; people mean no text by them."""
_DATED = re.compile(r"(?:19|20)\d\d-\d\d-\d\d-\w")

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"^(title|date|speakers|norms):", re.MULTILINE)
_IDS = re.compile(
    r"^speakers:\s*(?:\[[a-z\d, -]*\]|-[ \t]+(?:\{id:|[a-z\d]+(?:-[a-z\d]+)*[ \t\r]*$))",
    re.MULTILINE,
)
"""Speakers as we have them: other programs write names."""

_HEAD = 8192
"""In how many bytes the front matter of a summary is looked for."""
_MOST = 2000
"""How many files elsewhere are looked at."""
_DEPTH = 4
"""How many folders deep."""
_OTHERS = frozenset("build dist env node_modules overrides site target templates venv".split())
"""Folders that hold no texts of people."""


@dataclass(frozen=True)
class Stray:
    """A file that looks like a summary, and where it belongs."""

    path: str
    """Relative to the project's folder."""
    belongs: str
    """The same for where it would be read."""


def strays(project: Project) -> tuple[Stray, ...]:
    """Return the files that look like summaries and are none, sorted by path."""
    if files.leads_out(project.summaries):
        return ()
    inside = (path for path in _inside(project) if _is_meant(project.root / path))
    outside = (path for path in _outside(project) if looks_like_summary(project.root / path))
    found = sorted({*inside, *outside, *_in_namesake(project)})
    return tuple(Stray(path, belonging(project, path)) for path in found)


def documents(project: Project) -> frozenset[str] | None:
    """Return the paths of hand-written pages and of other files beside them; `None` where they are not known."""
    if project.docs is None:
        return None
    top = project.root / project.docs
    return frozenset(
        (Path(folder) / name).relative_to(top).as_posix()
        for folder, _, names in os.walk(top)
        for name in names
    )


def is_of_a_program(name: str) -> bool:
    """Say whether a hidden name is one that programs give, of a file or of a folder."""
    return _OF_PROGRAMS.fullmatch(name) is not None


def belonging(project: Project, path: str) -> str:
    """Return where a file would be read."""
    name = Path(path).name
    stem = _ENDINGS.sub("", name).lstrip(".") or name.lstrip(".")
    return f"{project.summaries}/{stem}.md"


def _inside(project: Project) -> Iterator[str]:
    """Yield what lies in the folder of summaries, however deep, and is not taken."""
    root, top = project.root, project.root / project.summaries
    if top.is_symlink():
        return
    for folder, names, others in os.walk(top):
        names[:] = sorted(name for name in names if name[0] != ".")
        for name in others:
            if name[0] != "." and (Path(folder) != top or not name.endswith(".md")):
                yield (Path(folder) / name).relative_to(root).as_posix()


def _is_meant(file: Path) -> bool:
    """Say whether a file among the summaries is meant to be one: by its ending or by what it says."""
    if _COPY.search(file.name) or file.is_symlink():
        return False
    return _MARKDOWN.search(file.name) is not None or looks_like_summary(file)


def _outside(project: Project) -> Iterator[str]:
    """Yield texts in other folders of the project: its own, and those below it."""
    seen = 0
    for folder in _folders(project.root, project.root / project.summaries):
        for entry in _entries(folder):
            if _TEXT.search(entry.name) and entry.is_file(follow_symlinks=False):
                seen += 1
                if seen > _MOST:
                    return
                yield Path(entry.path).relative_to(project.root).as_posix()


def _folders(top: Path, summaries: Path) -> Iterator[Path]:
    """Yield a folder and those below it, the nearest first, but for the summaries, hidden ones and other projects."""
    level = [top]
    for depth in range(_DEPTH + 1):
        yield from level
        if depth < _DEPTH:
            level = [below for folder in level for below in _below(folder, summaries)]


def _below(folder: Path, summaries: Path) -> Iterator[Path]:
    for entry in _entries(folder):
        if entry.name[0] == "." or entry.name in _OTHERS or not entry.is_dir(follow_symlinks=False):
            continue
        below = Path(entry.path)
        if below != summaries and not any(
            (below / name).exists() for name in ("speakers.yaml", *SETTINGS)
        ):
            yield below


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """Return what is in a folder, sorted; nothing where it is shut."""
    with suppress(OSError):
        return sorted(os.scandir(folder), key=lambda entry: entry.name)
    return []


def _in_namesake(project: Project) -> Iterator[str]:
    """Yield texts in a folder that is nearly called like that of the summaries: `summary`."""
    top = project.root / project.summaries
    near = re.compile(re.escape(top.name.lower()[:-3]) + r"\w{0,4}")
    folders = top.parent.iterdir() if len(top.name) > 5 and top.parent.is_dir() else ()  # noqa: PLR2004
    for folder in folders:
        if folder == top or not near.fullmatch(folder.name.lower()) or folder.is_symlink():
            continue
        for file in folder.iterdir() if folder.is_dir() else ():
            if _MARKDOWN.search(file.name) and not _COPY.search(file.name) and file.is_file():
                yield file.relative_to(project.root).as_posix()


def looks_like_summary(file: Path) -> bool:
    """Say whether a file begins as a summary does."""
    if not file.is_file() or file.is_symlink() or _COPY.search(file.name):
        return False
    try:
        with file.open("rb") as opened:
            front = _FRONT.match(opened.read(_HEAD).decode("utf-8", errors="replace"))
    except OSError:
        return False
    keys = set(_KEY.findall(front[1])) if front else set()
    ours = "norms" in keys or ("date" in keys and front and _IDS.search(front[1]))
    return {"title", "speakers"} <= keys and bool(ours)
