"""Let only harmless HTML through: the one door to nh3."""

from __future__ import annotations

import re

import nh3

_TAGS = {
    "a", "abbr", "bdi", "blockquote", "br", "code", "dd", "del", "div", "dl", "dt", "em", "h2", "h3", "h4",
    "h5", "h6", "hr", "li", "ol", "p", "pre", "span", "strong", "sub", "sup", "table", "tbody",
    "td", "th", "thead", "tr", "ul",
}  # fmt: skip

_CLASSES = {
    "a": {"or-number", "or-norm", "or-linked", "or-speaker", "footnote-ref", "footnote-backref"},
    "p": {"or-passage"},
    "li": {"or-passage"},
    "dd": {"or-passage"},
    "div": {"footnote"},
}

_WHOLE = {
    "a": {"href", "title"},
    "h2": {"id"}, "h3": {"id"}, "h4": {"id"}, "h5": {"id"}, "h6": {"id"},
    "p": {"id"}, "li": {"id"}, "dd": {"id"}, "span": {"id"}, "sup": {"id"},
    "ol": {"start"}, "th": {"align"}, "td": {"align"},
}  # fmt: skip

_EXCERPT = {"a": {"href", "title"}}

_SCHEMES = {"http", "https", "mailto"}


# Making a cleaner takes longer than cleaning a passage with it.
_BODY = nh3.Cleaner(
    tags=_TAGS,
    attributes=_WHOLE,
    allowed_classes=_CLASSES,
    url_schemes=_SCHEMES,
    link_rel="noopener",
)
_PASSAGE = nh3.Cleaner(
    tags=_TAGS,
    attributes=_EXCERPT,
    allowed_classes={"a": _CLASSES["a"]},
    url_schemes=_SCHEMES,
    link_rel="noopener",
)


_NOT_WORDS = re.compile(r"[^\w .,;:!?()’“”–—'-]")


def sanitise(html: str) -> str:
    """Return the HTML of a whole body without anything that could do harm."""
    return _BODY.clean(html)


def sanitise_excerpt(html: str) -> str:
    """Return the HTML inside one passage, without ids: it is shown on many pages."""
    # Most passages are words alone, which nothing can be hidden in.
    return _PASSAGE.clean(html) if _NOT_WORDS.search(html) else html
