"""A project as it was: the files of a git revision, put into a folder."""

from __future__ import annotations

import subprocess
import tarfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path, PurePosixPath

from onrecord.project.reading import Project


class RevisionError(Exception):
    """What keeps a revision from being read, in words for whoever named it."""


class _GitError(RevisionError):
    """What git says against what it was asked."""


def resolve(project: Project, revision: str) -> str | None:
    """Return the commit that a name stands for; nothing where git knows no such commit.

    Raises `RevisionError` for what could be taken for an option of git.
    """
    if revision.startswith("-"):
        raise RevisionError(f"{revision} is no revision: the name of one does not begin with `-`.")
    name = f"{revision}^{{commit}}"
    try:
        done = _git(project.root, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
    except _GitError:
        return None
    return done.decode().split()[-1]


def restore(project: Project, commit: str, folder: Path) -> Project:
    """Write the files of a project as they were at a commit into a folder; return that project.

    Its summaries, register and catalogues stood where they stand today, or it had none. Only
    ordinary files are written, and nothing of git is changed.
    """
    names = set[str]()
    for name, data in _files(project, commit):
        names.add(name)
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return replace(
        project,
        root=folder,
        norms=project.norms if project.norms in names else None,
        instruments=project.instruments if project.instruments in names else None,
    )


def _files(project: Project, commit: str) -> Iterator[tuple[str, bytes]]:
    if not _git(project.root, "ls-tree", commit):
        return  # Git makes no archive of a folder that was not there yet.
    with tarfile.open(fileobj=BytesIO(_git(project.root, "archive", commit))) as archive:
        for member in archive:
            ours = project.reads(member.name) and ".." not in PurePosixPath(member.name).parts
            if ours and member.isfile() and (file := archive.extractfile(member)):
                yield member.name, file.read()


def _git(root: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603  (a list of arguments, none of which is an option)
            ["git", "-C", str(root), *arguments],  # noqa: S607  (git is where PATH says)
            capture_output=True,
            check=True,
        )
    except FileNotFoundError:
        raise RevisionError("git is not installed, so no revision can be read.") from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip()
        raise _GitError(f"git says: {said}") from None
    return done.stdout
