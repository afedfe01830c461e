"""Write files whole or not at all, and say why one is not written."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.diagnostics import Diagnostic


class RefusedError(Exception):
    """Nothing was written, for a reason that whoever asked can do something about."""

    def __init__(self, message: str, hint: str, diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        """One plain sentence."""
        self.hint = hint
        """The next step."""
        self.diagnostics = diagnostics
        """What is wrong with files that have to be read first."""


def not_installed(what: str, packages: str) -> RefusedError:
    """Return the refusal to read what needs optional packages."""
    return RefusedError(
        f"Reading {what} needs a package that is not installed.",
        f"Install it: pip install {packages}. Plain text and Markdown need nothing more.",
    )


@dataclass(frozen=True)
class File:
    """A text, or bytes, and where it is to stand."""

    path: Path
    text: str | bytes
    replaces: bool = False
    """Whether a file may stand there already."""


def save(files: Sequence[File]) -> None:
    """Write files; where one cannot be written, or the work is interrupted, none changes.

    All are written beside their places first and then moved there, so nobody ever reads half a
    file. Raises `RefusedError`.
    """
    waiting: list[tuple[Path, File]] = []
    try:
        for file in files:
            _refuse_existing(file)
            file.path.parent.mkdir(parents=True, exist_ok=True)
            beside = file.path.with_name(f".{file.path.name}.{os.getpid()}.part")
            waiting.append((beside, file))
            _write(beside, file)
        for beside, file in waiting:
            _refuse_existing(file)
            beside.replace(file.path)
    except OSError as error:
        reason = error.strerror or "the system does not say why"
        place = error.filename or waiting[-1][1].path  # what was written has no name in the error
        raise RefusedError(
            f"Nothing was written: {reason}: `{place}`.",
            "Make sure that there is room, and that you may write there.",
        ) from error
    finally:
        for beside, _ in waiting:
            beside.unlink(missing_ok=True)


def _refuse_existing(file: File) -> None:
    if not file.replaces and os.path.lexists(file.path):
        raise RefusedError(
            f"There is a file `{file.path.name}` already.",
            "Move it, or do it again by another name.",
        )


def _write(beside: Path, file: File) -> None:
    """Write a text beside its place, with the rights of the file that it replaces."""
    with beside.open("xb") as stream:
        stream.write(file.text.encode() if isinstance(file.text, str) else file.text)
    if file.path.exists():
        shutil.copymode(file.path, beside)
