"""Where the feeds of a page are: in its head for programs, at its end for people."""

from __future__ import annotations

from dataclasses import replace

from onrecord.site.page import Page
from onrecord.site.templating import fill
from onrecord.site.words import Words


def follow(words: Words, page: Page) -> Page:
    """Return a page that says where its feeds are, if it has any."""
    if not page.feeds:
        return page
    head, end = (fill(words, name, page.url, page.feeds).html for name in ("feed_links", "follow"))
    return replace(page, head=page.head + head, html=page.html + end)
