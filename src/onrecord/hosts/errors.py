"""What keeps a site from being built or served."""

from __future__ import annotations

import re
import shutil
import sysconfig
import traceback
from collections.abc import Sequence
from pathlib import Path

from onrecord.diagnostics import Diagnostic

_OURS = Path(__file__).parents[1]
_STANDARD = Path(sysconfig.get_path("stdlib"))
_TOOLS = frozenset(("mkdocs", "properdocs", "jinja2", "markdown"))
"""Packages that run what others wrote; an error that comes up in them is seldom theirs."""
_RUNNERS = frozenset(("commands.py", "preview.py"))
"""Modules of ours that let MkDocs run."""
_INSTALLED = frozenset(("site-packages", "dist-packages"))
"""Folders of packages, which may lie among Python's own files."""

_NUMBER_AND_PATHS = re.compile(r"^\[\w+ \d+\] |: '.*")
"""What surrounds the words of an error."""


class HostError(Exception):
    """What keeps a site from being built or served, in words for the person who asked for it."""

    def __init__(self, message: str, diagnostics: Sequence[Diagnostic] = ()) -> None:
        super().__init__(message)
        self.message = message
        """One line, or a list with one line for each mistake."""
        self.diagnostics = tuple(diagnostics)
        """What is wrong with the summaries; empty where something else is."""


def reason(error: OSError) -> str:
    """Say what the system answered, and about which file; not its number."""
    if isinstance(error, shutil.Error) and isinstance(error.args[0], list):
        # A folder was copied, and of each file that was not it says in words why.
        _, target, why = error.args[0][0]
        return f"{_NUMBER_AND_PATHS.sub('', why)}: {target}"
    said = error.strerror or str(error) or "the system does not say why"
    place = error.filename2 or error.filename  # the second is what a copy was to become
    return f"{said}: {place}" if place else said


def no_index(error: OSError | RuntimeError) -> str:
    """Say why there is no index for search."""
    why = f"{reason(error)}." if isinstance(error, OSError) else str(error)
    return f"The search index cannot be written: {why}"


def fault_of_others(error: BaseException) -> str:
    """Return what to say of an error that comes from no code of ours, with its place; empty for others.

    It may be a template of the site, a hook, a plugin or an extension of Markdown, which may also end
    the program without a word.
    """
    place = _place_of_others(error)
    return place and _said(place, error, "This is no part of onrecord")


def fault_of_settings(error: Exception) -> str:
    """Return what to say of an error that MkDocs meets by itself, with what it was given; empty for others."""
    frames = [Path(frame.filename) for frame in traceback.extract_tb(error.__traceback__)]
    ours = next((file for file in reversed(frames) if file.is_relative_to(_OURS)), None)
    if ours is None or ours == frames[-1] or ours.name not in _RUNNERS:
        return ""
    return _said(
        "MkDocs stops",
        error,
        "Something in mkdocs.yml, a hook or a template is not as it has to be",
    )


def _said(place: str, error: BaseException, whose: str) -> str:
    said = " ".join(str(error).split())
    return (
        f"{place}: {type(error).__name__}{said and ': '}{said}\n"
        f"{whose}: correct it, or take it out of mkdocs.yml."
    )


def _place_of_others(error: BaseException) -> str:
    """Return the file and line that an error comes from; empty where it may be ours."""
    if isinstance(error, SyntaxError) and error.filename:
        return f"{error.filename}:{error.lineno}"
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        file = Path(frame.filename)
        if file.is_relative_to(_OURS):
            return ""
        if not _is_of_tools(file):
            return f"{file}:{frame.lineno}"
    return ""


def _is_of_tools(file: Path) -> bool:
    """Say whether a file belongs to Python, or to a package that runs what others wrote."""
    for folder in _INSTALLED.intersection(file.parts):
        return file.parts[file.parts.index(folder) + 1] in _TOOLS
    return file.name.startswith("<") or file.is_relative_to(_STANDARD)
