"""What keeps a text from being written, in words for whoever asked for it."""

from __future__ import annotations

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


def not_installed(what: str) -> RefusedError:
    """Say that reading something needs the optional extra."""
    return RefusedError(
        f"Reading {what} needs a package that is not installed.",
        "Install it: pip install 'onrecord[import]'. Plain text and Markdown need nothing more.",
    )
