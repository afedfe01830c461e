"""What keeps a site from being built or served."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence

from onrecord.diagnostics import Diagnostic

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
