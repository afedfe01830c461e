"""The plugins of other people are in an environment of their own; without it, nothing is collected."""

from __future__ import annotations

import os
from collections.abc import Mapping

import pytest

from tests.browser.conftest import browser, new_page, page, serve, window
from tests.conftest import Once
from tests.neighbours.building import build, texts

__all__ = ["browser", "new_page", "page", "serve", "window"]
collect_ignore = (
    []
    if "ONRECORD_NEIGHBOURS" in os.environ
    else ["test_mike.py", "test_neighbours.py", "test_staged.py"]
)


@pytest.fixture(scope="session")
def plain(once: Once) -> Mapping[str, str]:
    """Build the project alone; return the words of its pages."""
    return texts(once("plain", lambda folder: build(folder)[0]))
