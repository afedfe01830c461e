"""The policy of the pages: what a browser may load for them, and what of the site it would break.

Source: Content Security Policy Level 3, W3C; `frame-ancestors`, `report-uri` and `sandbox` do not work
in a page, so they are not taken.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from onrecord.text.similarity import did_you_mean

STRICT: Mapping[str, tuple[str, ...]] = {
    "default-src": ("'self'",),
    "script-src": ("'self'", "'wasm-unsafe-eval'"),  # search runs as WebAssembly
    "style-src": ("'self'",),
    "img-src": ("'self'", "data:"),  # the icons in Material's style sheets
    "object-src": ("'none'",),
    "base-uri": ("'self'",),
    "form-action": ("'self'", "https:"),
}
"""Nothing from elsewhere, and no script out of a text.

No script and no style inside a page is allowed, not even by hash: what Material has inside its
pages stands in files of ours (`theme/assets`, `theme/partials/javascripts`). So nothing that
finds its way into a text can run, whatever it says.
"""

_MORE = (
    "child-src",
    "connect-src",
    "font-src",
    "frame-src",
    "manifest-src",
    "media-src",
    "script-src-attr",
    "script-src-elem",
    "style-src-attr",
    "style-src-elem",
    "worker-src",
)
DIRECTIVES = (*STRICT, *_MORE)
"""What can be widened; each allows what `default-src` does where the policy does not name it."""

_KEYWORDS = ("self", "none", "unsafe-inline", "unsafe-eval", "unsafe-hashes", "wasm-unsafe-eval")
_SOURCE = re.compile(r"[^\s;,\"<>]+")


class PolicyError(ValueError):
    """The option `policy` says something that no policy can."""


def policy(option: Any) -> str:
    """Return the policy of a site, as it stands in a page; empty where it has none.

    `option` is `strict`, `off` (which YAML reads as `False`), or by directive what is allowed on
    top of the strict policy. Raises `PolicyError`.
    """
    if option in (False, "off"):
        return ""
    widened = dict(STRICT)
    for name, sources in _asked(option).items():
        usual = widened.get(name, STRICT["default-src"])
        widened[name] = (*(one for one in usual if one != "'none'"), *sources)
    return "; ".join(f"{name} {' '.join(dict.fromkeys(of))}" for name, of in widened.items())


def _asked(option: Any) -> Mapping[str, tuple[str, ...]]:
    """Return what an option asks for, by directive."""
    if option in (None, True, "strict"):
        return {}
    if not isinstance(option, dict):
        raise PolicyError(f"`policy` is `strict`, `off` or a list of sources, not `{option}`.")
    asked = {}
    for name, given in option.items():
        if name not in DIRECTIVES:
            near = did_you_mean(str(name), DIRECTIVES, f"Those are {', '.join(DIRECTIVES)}.")
            raise PolicyError(f"`{name}` in `policy` is no directive that a page can have. {near}")
        sources = given if isinstance(given, list) else [given]
        asked[name] = tuple(_source(name, one) for one in sources)
    return asked


def _source(directive: str, written: Any) -> str:
    word = str(written).strip("'")
    if word in _KEYWORDS or word.startswith(("sha256-", "sha384-", "sha512-")):
        return f"'{word}'"
    if not _SOURCE.fullmatch(str(written)) or written is True:
        raise PolicyError(
            f"`{written}` in `{directive}` of `policy` is no source. Write a server such as "
            "https://example.org, or 'unsafe-inline'."
        )
    return str(written)


@dataclass(frozen=True, order=True)
class Need:
    """Something that a page needs and a policy may forbid."""

    directive: str
    source: str
    """What would allow it."""
    what: str = field(compare=False)
    """In words, for a note: `a frame`."""


_TAGS = {
    "iframe": ("src", "frame-src", "a frame"),
    "embed": ("src", "object-src", "an embedded object"),
    "object": ("data", "object-src", "an embedded object"),
    "img": ("src", "img-src", "a picture"),
    "script": ("src", "script-src", "a script"),
    "audio": ("src", "media-src", "a recording"),
    "video": ("src", "media-src", "a recording"),
    "source": ("src", "media-src", "a recording"),
    "link": ("href", "style-src", "a style sheet"),
}
"""By element: the attribute that has an address, what has to allow it, and in words what it is."""

_MERMAID = (
    Need("script-src", "https://unpkg.com", "a diagram of Mermaid"),
    Need("style-src", "'unsafe-inline'", "a diagram of Mermaid"),
)
"""What Material needs for a diagram: the program, fetched from there, and its styles."""

_DATA_BLOCKS = ("application/json", "application/ld+json", "text/plain")


class _Needs(HTMLParser):
    """Collects what the elements of a page need."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Need] = []
        self.has_mermaid = False
        """Whether the site brings the program itself, so that Material does not fetch it."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what one element needs."""
        given = {name: value or "" for name, value in attrs}
        if tag == "style" or given.get("style"):
            self.found.append(Need("style-src", "'unsafe-inline'", "a style inside the page"))
        if any(name.startswith("on") for name in given):
            self.found.append(Need("script-src", "'unsafe-inline'", "a script inside the page"))
        if tag == "script" and "src" not in given and given.get("type") not in _DATA_BLOCKS:
            self.found.append(Need("script-src", "'unsafe-inline'", "a script inside the page"))
        if tag == "script" and "mermaid" in given.get("src", ""):
            self.has_mermaid = True
        if "mermaid" in given.get("class", "").split():
            self.found.extend(_MERMAID)
        if tag in _TAGS and (tag != "link" or given.get("rel") == "stylesheet"):
            attribute, directive, what = _TAGS[tag]
            self.found.extend(need_of(given.get(attribute, ""), directive, what))

    handle_startendtag = handle_starttag


def need_of(address: str, directive: str, what: str) -> Iterator[Need]:
    """Yield what an address needs, where it is on another server or inside the page."""
    parts = urlsplit(address)
    if parts.netloc:
        yield Need(directive, f"{parts.scheme or 'https'}://{parts.netloc}", what)
    elif parts.scheme in ("data", "blob"):
        yield Need(directive, f"{parts.scheme}:", what)


def needs(html: str) -> set[Need]:
    """Return what a page needs besides files of its own site."""
    parser = _Needs()
    parser.feed(html)
    return set(parser.found) - (set(_MERMAID[:1]) if parser.has_mermaid else set())


class NeedsOfSite:
    """What a site loads from elsewhere or has inside its pages, and where that comes up."""

    def __init__(self, of_settings: Iterable[Need], settings: str) -> None:
        """Begin with what the settings need; `settings` is the name of their file."""
        self._of_settings = frozenset(of_settings)
        self._places = defaultdict(list, {need: [settings] for need in self._of_settings})

    def add_page(self, path: str, html: str) -> None:
        """Note what a page needs; what the settings need, all pages do."""
        for need in needs(html) - self._of_settings:
            self._places[need].append(path)

    def broken(self, text: str) -> Iterator[str]:
        """Yield a note for each source that a policy lacks."""
        return broken(text, self._places)


def allows(text: str, need: Need) -> bool:
    """Say whether a policy allows what is needed; one that is empty allows everything."""
    sources = {name: given for name, *given in (part.split() for part in text.split(";") if part)}
    of = sources.get(need.directive, sources.get("default-src", []))
    scheme = need.source.partition(":")[0] + ":"
    return not text or bool({need.source, "*", scheme} & set(of))


def broken(text: str, wanted: Mapping[Need, list[str]]) -> Iterator[str]:
    """Yield a note for each source that a policy lacks, with the line that adds it.

    `wanted` has by need where it comes up: pages, or settings.
    """
    lacking = sorted((one, places) for one, places in wanted.items() if not allows(text, one))
    for need, places in lacking:
        more = f" and {len(places) - 1} more" if len(places) > 1 else ""
        source = need.source if need.source[0] != "'" else f'"{need.source}"'
        yield (
            f"{min(places)}{more}: browsers will not show {need.what}, since the policy of the pages "
            f"does not allow {need.source}. If you want it, add to the options of onrecord in "
            f"mkdocs.yml: policy: {{{need.directive}: [{source}]}}"
        )
