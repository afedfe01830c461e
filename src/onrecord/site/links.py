"""Links between pages: relative, so that the site works at any address and from a folder."""

from __future__ import annotations

import re

# Sanitised markup has one form, `<a name="value" …>`, and no `<` in its text: so this finds
# attributes only, never the same letters in a passage about HTML.
_LINK = re.compile(r'(<(?:a|img) (?:[a-z-]+="[^"]*" )*?(?:href|src)=")([/#])(?!/)')


def root(url: str) -> str:
    """Return the way from a page up to the home page: `../../`; `./` on the home page."""
    return "../" * url.count("/") or "./"


def localise(html: str, up: str, place: str = "") -> str:
    """Make the links of a sanitised fragment relative to the page it is shown on.

    `up` leads to the home page. Links within the fragment's own page (`#fn:1`) are led to
    `place`, the address of that page, where it is given.
    """

    def relative(match: re.Match[str]) -> str:
        if match[2] == "/":
            return f"{match[1]}{up}"
        return f"{match[1]}{up}{place}#" if place else match[0]

    return _LINK.sub(relative, html)
