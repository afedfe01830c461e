"""What keeps a site from being built or served."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.diagnostics import Diagnostic


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
    said = error.strerror or str(error) or "the system does not say why"
    place = error.filename2 or error.filename  # the second is what a copy was to become
    return f"{said}: {place}" if place else said
