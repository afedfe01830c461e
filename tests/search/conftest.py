"""The small site of the page tests, for search."""

from __future__ import annotations

from tests.site.conftest import pages, small

__all__ = ["pages", "small"]
