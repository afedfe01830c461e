"""Where the links of a body lead: the web, a page of the site, a norm or a speaker."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from onrecord.bodies import FOLDERS, Target
from onrecord.body.remarks import Remark
from onrecord.body.runs import Element
from onrecord.model import Frameworks
from onrecord.prose import Mark
from onrecord.text import addresses
from onrecord.text.similarity import did_you_mean, suggestion


@dataclass(frozen=True)
class Around:
    """What resolving a link has to know."""

    summary: str
    """The id of the summary that the link stands in."""
    summaries: Collection[str]
    declared: frozenset[str] | None
    """Ids of the people in its front matter, so far as the register has them; `None` where it is not
    certain who they are."""
    unlinked: frozenset[str]
    """Ids of those that the register lacks."""
    frameworks: Frameworks
    """The sets of norms that links may lead to."""
    moved: Mapping[str, str] = field(default_factory=dict)
    """As in `Corpus.moved`."""
    address: str = ""
    """The address of the site on the web; empty where it is not known."""


@dataclass(frozen=True)
class Destination:
    """Where a link leads: a place on the site, or an address elsewhere."""

    target: Target | str
    norm: str = ""
    speaker: str = ""
    no_norm: bool = False
    """Whether the author says that these words mean no norm; they lead nowhere."""

    @property
    def is_of_norms(self) -> bool:
        """Whether the author says of the words which norm they mean, or that they mean none."""
        return bool(self.norm) or self.no_norm


@dataclass(frozen=True)
class Linked:
    """Words of a text that are a link, by their offsets."""

    start: int
    end: int
    element: Element
    destination: Destination

    @property
    def mark(self) -> Mark | None:
        """What it tells of who speaks, or of the norm that is meant."""
        to = self.destination
        marks = to.speaker or to.norm
        return Mark(self.start, self.end, to.speaker, to.norm) if marks else None


def resolve(href: str, around: Around) -> Destination | Remark:
    """Return where a link leads."""
    address, scheme, rest = addresses.split(href)
    if address in {"", "#"}:
        return Remark("no address")
    if not scheme:
        return _relative(address, around)
    if scheme == "norm":
        return _norm(rest, around)
    if scheme == "speaker":
        return _speaker(rest, around)
    if scheme == "mailto" or addresses.is_on_the_web(address):
        page, _, anchor = (addresses.below(address, around.address) or "").partition("#")
        # Others may have the rest of a host for themselves.
        own = page.partition("/")[0] in FOLDERS
        return Destination(Target(page, anchor) if own else address)
    return _not_taken(href, around)


def _not_taken(address: str, around: Around) -> Remark:
    return Remark("address", (address,), norm=around.frameworks.examples[0])


def _norm(rest: str, around: Around) -> Destination | Remark:
    """Resolve `norm:13j`, and `norm:none` for words that are on the subject of none."""
    if rest == "none":
        return Destination("", no_norm=True)
    if rest in around.frameworks:
        return Destination(Target(f"norms/{rest}/", name=True), norm=rest)
    return Remark("no norm", (rest,), around.frameworks.hint(rest, "norm:"))


def _speaker(rest: str, around: Around) -> Destination | Remark:
    """Resolve `speaker:lea-kaspar`: only who is declared can speak."""
    if not rest:
        return Remark("names nobody")
    if around.declared is None:
        return Destination("")  # that the front matter does not say who spoke is an error there
    if rest in around.declared:
        return Destination(Target(f"speakers/{rest}/", name=True), speaker=rest)
    if rest in around.unlinked or suggestion(rest, around.unlinked):
        # The front matter means the person, and what is wrong with that was said there.
        return Destination("")
    hint = f"Add `{rest}` to `speakers` above."
    hint = did_you_mean(rest, around.declared, hint, "speaker:{}")
    return Remark("not declared", (rest,), hint)


def _relative(address: str, around: Around) -> Destination | Remark:
    if address.startswith(("//", "\\", "/\\")) or "\\" in address:
        return _not_taken(address, around)
    path, _, anchor = address.partition("#")
    if not path:
        return Destination(Target(f"summaries/{around.summary}/", anchor))
    if path.startswith("/"):
        return Destination(Target(path[1:], anchor))
    whole = posixpath.normpath(posixpath.join("/summaries", path))
    stem, suffix = posixpath.splitext(posixpath.basename(whole))
    if suffix == ".md" and posixpath.dirname(whole) == "/summaries":
        return _other_summary(stem, anchor, around)
    ending = "/" if path.endswith("/") else ""
    return Destination(Target(f"{whole.strip('/')}{ending}", anchor))


def _other_summary(stem: str, anchor: str, around: Around) -> Destination | Remark:
    if stem in around.summaries:
        return Destination(Target(f"summaries/{stem}/", anchor))
    if now := around.moved.get(f"summaries/{stem}"):
        hint = f"Write `{posixpath.basename(now)}.md`: that is its name now."
    else:
        hint = (
            "Write the name of a file of this folder; as long as there is none, leave the link out."
        )
        hint = did_you_mean(stem, around.summaries, hint, "{}.md")
    return Remark("no summary", (stem,), hint)
