"""Where the links of a body lead: the web, a page of the site, a norm or a speaker."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import Protocol

from onrecord.codes import Code
from onrecord.diagnostics import Diagnostic, Span
from onrecord.sources.schema import norm_hint
from onrecord.text.similarity import suggestion


class Around(Protocol):
    """What resolving a link has to know."""

    summary: str
    summaries: frozenset[str]
    declared: frozenset[str]
    unlinked: frozenset[str]


@dataclass(frozen=True)
class Target:
    """A link that leads somewhere."""

    href: str
    norm: str = ""
    speaker: str = ""


@dataclass(frozen=True)
class Refused:
    """A link that leads nowhere or to a place that is not allowed."""

    code: Code
    message: str
    hint: str

    def diagnostic(self, span: Span) -> Diagnostic:
        """Say so at a place."""
        return Diagnostic(self.code, self.message, span, self.hint)


_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")


def resolve(href: str, around: Around) -> Target | Refused:
    """Return where a link leads; links inside the site are rooted at `/`."""
    # Browsers skip white space and control characters inside a scheme.
    address = re.sub(r"[\x00-\x20]", "", href)
    match = _SCHEME.match(address)
    if match is None:
        return _relative(address, around)
    scheme, rest = match[1].lower(), address[match.end() :]
    if scheme == "norm":
        return _norm(rest)
    if scheme == "speaker":
        return _speaker(rest, around)
    if scheme == "mailto" or (scheme in {"http", "https"} and rest.startswith("//")):
        return Target(address)
    return _not_allowed(href)


def _not_allowed(href: str) -> Refused:
    """Refuse an address of another kind."""
    return Refused(
        Code.ADDRESS,
        f"`{href}` is an address of a kind that a summary does not take.",
        "Use `https://…`, `mailto:…`, a summary's file, `norm:13e` or `speaker:lea-kaspar`.",
    )


def _norm(rest: str) -> Target | Refused:
    """Resolve `norm:13j`."""
    if re.fullmatch(r"13[a-k]", rest):
        return Target(f"/norms/{rest}/", norm=rest)
    return Refused(Code.NORM_ID, f"`norm:{rest}` is not a norm.", norm_hint(rest, "norm:"))


def _speaker(rest: str, around: Around) -> Target | Refused:
    """Resolve `speaker:lea-kaspar`: only who is declared can speak."""
    if rest in around.declared:
        return Target(f"/speakers/{rest}/", speaker=rest)
    if rest and (rest in around.unlinked or suggestion(rest, tuple(sorted(around.unlinked)))):
        # The front matter means the person, and what is wrong with that was said there.
        return Target("")
    if not rest:
        hint = "Write the id of a person of this summary: `speaker:lea-kaspar`."
        return Refused(Code.NOT_DECLARED, "`speaker:` names nobody.", hint)
    near = suggestion(rest, tuple(sorted(around.declared)))
    hint = f"Did you mean `speaker:{near}`?" if near else f"Add `{rest}` to `speakers` above."
    return Refused(
        Code.NOT_DECLARED,
        f"`speaker:{rest}` is neither in `speakers` nor in `moderators` of this summary.",
        hint,
    )


def _relative(address: str, around: Around) -> Target | Refused:
    """Resolve an address without a scheme, seen from the summary's file."""
    if address.startswith(("//", "\\", "/\\")) or "\\" in address:
        return _not_allowed(address)
    if address.startswith("#") or not address:
        return Target(f"/summaries/{around.summary}/{address}")
    path, _, anchor = address.partition("#")
    if path.startswith("/"):
        return Target(address)
    whole = posixpath.normpath(posixpath.join("/summaries", path))
    anchor = f"#{anchor}" if anchor else ""
    stem, suffix = posixpath.splitext(posixpath.basename(whole))
    if suffix == ".md" and posixpath.dirname(whole) == "/summaries":
        return _other_summary(stem, anchor, around)
    ending = "/" if path.endswith("/") else ""
    return Target(f"{whole.rstrip('/')}{ending}{anchor}")


def _other_summary(stem: str, anchor: str, around: Around) -> Target | Refused:
    """Resolve a link to the file of another summary."""
    if stem in around.summaries:
        return Target(f"/summaries/{stem}/{anchor}")
    near = suggestion(stem, tuple(sorted(around.summaries)))
    hint = f"Did you mean `{near}.md`?" if near else "The summaries are the files of this folder."
    return Refused(Code.UNKNOWN_SUMMARY, f"There is no summary `{stem}.md`.", hint)
