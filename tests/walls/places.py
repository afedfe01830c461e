"""Every place in which somebody can write: the line that a text makes there.

`{t}` is the text as a value of YAML, `{raw}` the text itself in one line, `{n}` its number, `{s}` that
of who speaks there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.project.reading import shipped

FRONT: Mapping[str, str] = {
    "title": "title: {t}",
    "abstract": "abstract: {t}",
    "affiliation": "- {{id: s-{n}, affiliation: {t}}}",
    "billed as": "- {{id: m-{n}, billed_as: {t}}}",
    "series": "series: {{name: {t}}}",
    "organiser": "- {t}",
    "recording": "recording: {t}",
    "source title": "  title: {t}",
    "source note": "  note: {t}",
    "source address": "  url: {t}",
    "archived copy": "  archived: {t}",
    "event place": "  place: {t}",
    "event address": "  address: {t}",
    "topic": "topics: [{t}]",
    "language": "language: {t}",
    "day": "published: {t}",
    "choice": "date_is: {t}",
    "redirect": "redirect_from: [{t}]",
    "unknown key": "{t}: x",
}
"""Lines of a front matter."""

_ABOVE: Mapping[str, str] = {
    "affiliation": "speakers:",
    "billed as": "moderators:",
    "organiser": "organisers:",
    "source title": "source:\n  kind: notes\n  read: part",
    "event place": "event:\n  begins: 2024-03-04T10:00Z",
}
"""Lines that stand above the first of some."""
_PLAIN: Mapping[str, str] = {
    "title": "title: Talk {n}",
    "affiliation": "- s-{n}",
    "billed as": "- m-{n}",
    "organiser": "- Example Institute",
}
"""What stands in the place of a line that is refused, where there has to be one."""

REGISTER: Mapping[str, str] = {
    "name": "  name: {t}",
    "sort name": "  sort_name: {t}",
    "alias": "  aliases: [{t}]",
    "organisation": "  affiliations: [{{name: {t}}}]",
    "website": "  links: {{website: {t}}}",
    "former id": "  former_ids: [{t}]",
    "not same as": "  not_same_as: [{t}]",
    "unknown key of a person": "  {t}: x",
    "adjective": "d-{n}: {{name: State {n}, kind: delegation, adjectives: [{t}]}}",
    "since": "b-{n}: {{name: Bo B{n}, affiliations: [{{name: X, from: {t}}}]}}",
    "orcid": "c-{n}: {{name: Cy C{n}, links: {{orcid: {t}}}}}",
    "wikidata": "e-{n}: {{name: Ed E{n}, links: {{wikidata: {t}}}}}",
    "id of a person": "{t}: {{name: Fi F{n}}}",
}
"""Lines of a register; the first stand below the id of one person."""

BODY: Mapping[str, str] = {
    "paragraph": "{raw}",
    "sentence": "[Everybody](speaker:s-{s}) spoke of [that](norm:13e): {raw}",
    "heading": "## {raw}",
    "underlined heading": "{raw}\n---",
    "item": "- {raw}",
    "numbered item": "1. {raw}",
    "quotation": "> {raw}",
    "cell": "| a | b |\n|---|---|\n| {raw} | c |",
    "head of a table": "| {raw} | b |\n|---|---|\n| x | c |",
    "code": "Code `{raw}`.",
    "code block": "```\n{raw}\n```",
    "indented code": "    {raw}",
    "language of code": "```{raw}\nx\n```",
    "footnote": "Noted.[^a{n}]\n\n[^a{n}]: {raw}",
    "label of a footnote": "Noted.[^{raw}]\n\n[^{raw}]: Note.",
    "term": "{raw}\n:   What it is.",
    "definition": "Term\n:   {raw}",
    "words of a link": "A [{raw}](https://example.org/) link.",
    "address of a link": "An [address]({raw}).",
    "address in brackets": "A [bracket](<{raw}>).",
    "title of a link": 'A [title](https://example.org/ "{raw}").',
    "definition of a link": "A [definition][d{n}].\n\n[d{n}]: {raw}",
    "label of a link": "A [label][{raw}].\n\n[{raw}]: https://example.org/",
    "autolink": "See <{raw}>.",
    "picture": "![{raw}](x.png)",
    "address of a picture": "![picture]({raw})",
    "emphasis": "It was *{raw}* and **{raw}**.",
    "words of a norm": "Of [{raw}](norm:13e).",
    "norm": "Of [this](norm:{raw}).",
    "words of a speaker": "[{raw}](speaker:s-{s}) spoke.",
    "speaker": "[Somebody](speaker:{raw}) spoke.",
    "link to a file": "See [there]({raw}.md).",
    "link to an anchor": "See [here](#{raw}).",
    "anchor": "A paragraph. {{#{raw}}}",
    "time": "A paragraph. {{t={raw}}}",
    "attributes": "A paragraph. {{: {raw} }}",
}
"""Blocks of a body."""

EVERY = (*FRONT, *REGISTER, *BODY)
"""Where contributors write."""

CATALOGUE: Mapping[str, str] = {
    "title of a norm": "  title: {t}",
    "text of a norm": "  text: {t}",
    "label": "  label: {t}",
    "alias of a norm": "  aliases: [{t}]",
    "phrase": "  phrases: [{t}]",
    "word": "  words: [{t}]",
    "resolution": "  cites_resolutions: [{t}]",
    "dispute": "  disputed: {t}",
    "source of a norm": "  sources: [{t}]",
}
"""Lines of one norm, which the owner of a site writes."""

FRAMEWORK: Mapping[str, str] = {
    "symbol of a document": "  symbol: {t}",
    "names of a framework": "  naming:\n  - language: en\n    names: [{t}]",
    "words for norms": "    norms: [{t}]",
    "lead of the home page": "  words:\n    home.lead: {t}",
    **{key: f"    {key}: {{t}}" for key in (
        "home.norms", "about.lead", "norms.about", "norms.called", "norms.lead", "norms.names", "norm.description", "norm.over",
        "document.report", "report.norm", "norm.empty", "norm.empty_how", "speaker.on_description", "propose.help.text",
        "propose.example.text",
    )},
}  # fmt: skip
"""Lines of a framework, each with a text of its own."""

_ENDS = re.compile(r"\r\n|\r|\n")
"""Ends of lines, as they are read."""

Keep = Callable[[str, int], bool]
"""Says whether a text stands in a place, by its name and the number of the text."""


@dataclass(frozen=True)
class Line:
    """Some lines of a file, and which text in which place they are; a place without a name is ours."""

    text: str
    place: str = ""
    number: int = 0


def quoted(text: str) -> str:
    """Return a text as a value of YAML."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\x7f")


def front(number: int, text: str, keep: Keep) -> Iterator[Line]:
    """Yield the lines of a front matter with a text in each place."""
    yield Line(f"---\ndate: 2024-{number % 12 + 1:02}-04\nnorms: [13e]\nstatus: {_status(number)}")
    for place, line in FRONT.items():
        if place in _ABOVE:
            yield Line(_ABOVE[place])
        if keep(place, number):
            yield Line(line.format(t=quoted(text), n=number), place, number)
        elif place in _PLAIN:
            yield Line(_PLAIN[place].format(n=number))
    yield Line("---\n")


def _status(number: int) -> str:
    return "announced" if number % 10 == 9 else "held"


def body(blocks: Iterable[tuple[int, str]], keep: Keep, speaker: int) -> Iterator[Line]:
    """Yield the blocks of a body with some texts, by their numbers, in each place.

    `speaker` is the number of the person who speaks in it.
    """
    yield Line("[Nobody](norm:13e) agreed.\n")
    for number, text in blocks:
        raw = " ".join(text.split("\n"))
        for place, block in BODY.items():
            if keep(place, number):
                written = block.format(raw=raw, n=number, s=speaker)
                yield Line(f"{written}\n", place, number)


def register(texts: Mapping[int, str], keep: Keep) -> Iterator[Line]:
    """Yield a register with a text in each place of a person."""
    for number, text in texts.items():
        yield Line(f"m-{number}: {{name: Mo M{number}}}\ns-{number}:")
        if not keep("name", number):
            yield Line(f"  name: So S{number}")
        for place, line in REGISTER.items():
            if keep(place, number):
                yield Line(line.format(t=quoted(text), n=number), place, number)


def catalogue(texts: Sequence[str], keep: Keep) -> Iterator[Line]:
    """Yield a catalogue: that of onrecord, with a framework whose names and norms are such texts.

    It has as many norms as a framework may have.
    """
    before, _, rest = shipped("norms.yaml").text.partition("frameworks:\n")
    yield Line(f"{before}frameworks:\n{_FRAMEWORK}")
    for number, (place, line) in enumerate(FRAMEWORK.items()):
        if keep(place, number):
            yield Line(line.format(t=quoted(texts[number])), place, number)
    yield Line(rest.rstrip())
    for number, text in enumerate(texts[:99]):
        yield Line(f"- id: own-{number + 1}")
        for place, line in CATALOGUE.items():
            if keep(place, number):
                yield Line(line.format(t=quoted(text)), place, number)
            elif place in ("title of a norm", "text of a norm"):
                yield Line(line.format(t=f"Norm {number}"))


_FRAMEWORK = """\
- id: own
  name: Own
  instrument: gge-2015
  signs: 1-99
  locator: "Own {}"\
"""


def project(
    texts: Mapping[int, str], keep: Keep, summaries: Iterable[int]
) -> dict[str, Iterable[Line]]:
    """Return the files of a project: all texts in its register, some of them in summaries, too."""
    files: dict[str, Iterable[Line]] = {
        "speakers.yaml": register(texts, keep),
        "norms.yaml": [Line(shipped("norms.yaml").text)],
    }
    for number in summaries:
        block = [(number, texts[number])]
        file = (*front(number, texts[number], keep), *body(block, keep, number))
        files[f"summaries/t-{number}.md"] = file
    return files


def places_of(lines: Iterable[Line]) -> tuple[str, list[Line]]:
    """Return the text of a file, and for each of its lines what it belongs to."""
    known = list(lines)
    whole = "".join(f"{line.text}\n" for line in known)
    each = [line for line in known for _ in range(len(_ENDS.findall(line.text)) + 1)]
    return whole, each
