"""A project as it was: the files of a git revision, put into a folder."""

from __future__ import annotations

import os
import subprocess
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
    blobs = dict(_blobs(project, commit))
    for path, data in _contents(project.root, blobs):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return replace(
        project,
        root=folder,
        norms=project.norms if project.norms in blobs else None,
        instruments=project.instruments if project.instruments in blobs else None,
    )


def _blobs(project: Project, commit: str) -> Iterator[tuple[str, str]]:
    """Yield the path and the object of each ordinary file that the project reads."""
    parts = {project.register, project.norms, project.instruments}
    for entry in _git(project.root, "ls-tree", "-r", "-z", commit).split(b"\0")[:-1]:
        about, _, name = entry.partition(b"\t")
        mode, _, blob = about.decode().split()
        path = os.fsdecode(name)
        ours = path in parts or path.startswith(f"{project.summaries}/")
        if mode in {"100644", "100755"} and ours and ".." not in PurePosixPath(path).parts:
            yield path, blob


def _contents(root: Path, blobs: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    """Yield each path with what the file held."""
    asked = "".join(f"{blob}\n" for blob in blobs.values()).encode()
    answer = BytesIO(_git(root, "cat-file", "--batch", given=asked))
    for path in blobs:
        size = int(answer.readline().split()[2])
        yield path, answer.read(size)
        answer.readline()


def _git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """Run git in a folder, without a shell, and return what it prints."""
    try:
        done = subprocess.run(  # noqa: S603  (a list of arguments, none of which is an option)
            ["git", "-C", str(root), *arguments],  # noqa: S607  (git is where PATH says)
            input=given,
            capture_output=True,
            check=True,
        )
    except FileNotFoundError:
        raise RevisionError("git is not installed, so no revision can be read.") from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip()
        raise _GitError(f"git says: {said}") from None
    return done.stdout
