"""Links between pages: relative, so that the site works at any address and from a folder."""

from __future__ import annotations


def root(url: str) -> str:
    """Return the way from a page up to the home page: `../../`; `./` on the home page."""
    return "../" * url.count("/") or "./"
