"""The plugins of other people are in an environment of their own; without it, nothing is collected."""

from __future__ import annotations

import os

from tests.browser.conftest import browser, new_page, page, serve, window

__all__ = ["browser", "new_page", "page", "serve", "window"]
collect_ignore = (
    []
    if "ONRECORD_NEIGHBOURS" in os.environ
    else ["test_mike.py", "test_neighbours.py", "test_staged.py"]
)
