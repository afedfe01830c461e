"""What is heard of MkDocs, and what is passed on."""

from __future__ import annotations

import logging

import pytest

from onrecord.hosts.listening import Listener


def test_warnings_are_kept_and_the_rest_is_not() -> None:
    """Only what somebody has to know is heard."""
    with Listener() as listener:
        logging.getLogger("mkdocs.commands.build").info("Cleaning site directory")
        logging.getLogger("mkdocs.structure").warning("A link to %s leads nowhere", "x.md")
    assert listener.heard == ["A link to x.md leads nowhere"]


def test_preview_is_told_about_while_it_runs() -> None:
    """The server's messages and all warnings are told at once."""
    told: list[str] = []
    with Listener(told.append):
        logging.getLogger("mkdocs.livereload").info("Serving")
        logging.getLogger("mkdocs.plugins.onrecord").info("1 warning")
        logging.getLogger("mkdocs.commands.build").info("Cleaning site directory")
        logging.getLogger("mkdocs").error("Wrong")
    assert told == ["Serving", "1 warning", "Wrong"]


def test_logger_is_left_as_it_was() -> None:
    """Handlers, level and propagation come back, also after an error."""
    logger = logging.getLogger("mkdocs")
    before = (logger.level, logger.propagate, logger.handlers[:])
    with pytest.raises(ZeroDivisionError), Listener():
        logging.getLogger("mkdocs").info(1 / 0)
    assert (logger.level, logger.propagate, logger.handlers) == before
