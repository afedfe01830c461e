"""Hear what MkDocs says, and pass on only what somebody has to know."""

from __future__ import annotations

import logging
from collections.abc import Callable
from types import TracebackType
from typing import Self

Say = Callable[[str], None]
"""Told one line or paragraph for people."""


class Listener(logging.Handler):
    """Stands in for the terminal while MkDocs works: keeps warnings, tells what a preview does."""

    def __init__(self, say: Say | None = None) -> None:
        super().__init__(logging.INFO)
        self._say = say
        self._logger = logging.getLogger("mkdocs")
        self.heard: list[str] = []
        """Warnings and errors, in the order in which they came."""

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a warning; tell warnings and what the preview's server says."""
        grave = record.levelno >= logging.WARNING
        if grave:
            self.heard.append(record.getMessage())
        if self._say and (grave or record.name.startswith(("mkdocs.livereload", "mkdocs.plugins"))):
            self._say(record.getMessage())

    def __enter__(self) -> Self:
        """Begin to listen, alone."""
        self._before = (self._logger.level, self._logger.propagate, self._logger.handlers[:])
        self._logger.handlers[:] = [self]
        self._logger.setLevel(logging.INFO)
        self._logger.propagate = False
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave the logger as it was."""
        level, self._logger.propagate, self._logger.handlers[:] = self._before
        self._logger.setLevel(level)
