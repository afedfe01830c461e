"""The laws of the core, for any text and any project."""

from __future__ import annotations

import random
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.bodies import Body, Index
from onrecord.body import rendering
from onrecord.diagnostics import Diagnostic, Source
from onrecord.model import Corpus, Instrument, Norm
from onrecord.project import records
from onrecord.report import console, inspection, json
from onrecord.site.pages import render
from onrecord.site.site import Site
from tests.samples import (
    LAW,
    NAME,
    PEOPLE,
    REGISTER,
    fewer,
    folder,
    inside,
    outcome,
    quoted,
    rendered,
    shown,
    summary,
    written,
)

WORDS = [
    "Muster ", "Mira Muster ", "said ", "named ", "norm 13(e)", "norms 13(f)–(h) ", "13(k) ", "13j ", "GGE ", "norm 11 ",
    "norm 13(m) ", "para. 13 (c) ", "according to Beispiel, ", "Exempel: ", "in Muster's view ", "Zoë van der Probe ",
    "(", ")", ", ", ". ", "; ", ": ", "“", "”", "—", "'s ", "and ", "é", "規範", "😀", "a", "The ",
]  # fmt: skip
"""What prose about norms is made of."""

MARKS = [
    "\n", "\n\n", "    ", "\t", "- ", "1. ", "> ", ">>>>", "## ", "# ", "| ", "|---|\n", "***", "**", "*", "_", "`", "```", "~~~",
    "[", "]", "(", ")", "](", "][", "[^1]", "[^1]: ", "[x]: ", "[x](norm:13j)", "[She](speaker:mira-muster)", "[y](other.md)",
    "{#a}", "{#", "}", ": ", "\\", "  \n", "---\n", "===\n", "&amp;", "&#x202E;", "&nbsp;", "&", ";", "!", "![", "<", ">", "<b>",
    "<!--", "-->", "<script>", "javascript:", "(javascript:alert(1))", '" onclick="', "'", '"', "\x00", "\x02", "\x03", "\x1b",
    "\u202e", "\u2028", "\x85", "\ufeff", "\r", "\x02klzzwxh:0000\x03", "\x02wzxhzdk:0\x03", "\x02amp\x03", "\ufffc",
]  # fmt: skip
"""What Markdown and those who mean harm are made of."""

PROSE = st.lists(st.sampled_from(WORDS + MARKS[:9]), max_size=25).map("".join)
NASTY = st.lists(st.sampled_from(WORDS + MARKS * 2), max_size=40).map("".join)
REPEATED = st.tuples(st.sampled_from(WORDS + MARKS), st.integers(1, 120)).map(
    lambda pair: pair[0] * pair[1]
)
BODIES = PROSE | NASTY | st.lists(NASTY | REPEATED, max_size=4).map("".join) | st.text()
"""Plain, nasty and random texts."""


BLANK = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ufeff\ufffd]")
"""White space, and control characters, which reading refuses and sanitising drops."""


class Tags(HTMLParser):
    """Collects the tags of a page as a browser reads them."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag with its attributes."""
        self.tags.append((tag, dict(attrs)))


def tags(html: str) -> list[tuple[str, dict[str, str | None]]]:
    """Return the tags of some HTML with their attributes."""
    parser = Tags()
    parser.feed(html)
    parser.close()
    return parser.tags


def fine(found: tuple[Diagnostic, ...] | list[Diagnostic]) -> bool:
    """Say whether diagnostics can be shown: each has a place in its file and a next step."""
    json.dump(tuple(found))
    told = console.plain(tuple(found))
    return bool(told) and all(inside(item.span) and item.message and item.hint for item in found)


@LAW
@given(BODIES)
def test_rendering_never_raises_and_every_place_lies_in_its_file(body: str) -> None:
    """Any text is rendered, and whatever is found in it has a place in it."""
    found = rendered(body)
    assert fine(found.diagnostics)
    for number, passage in enumerate(found.passages, start=1):
        assert passage.number == number
        assert inside(passage.span)
        assert all(inside(span) for span in passage.spans.values())
        assert {citation.norm for citation in passage.citations} == set(passage.spans)
        speaking = {citation.speaker for citation in passage.citations}
        assert passage.mentions is not None
        assert not speaking & set(passage.mentions)
        assert set(passage.mentions) <= {person.id for person in summary(body).front.people}
    inspection.render(summary(body), found)
    inspection.dump(summary(body), found)


@LAW
@given(BODIES)
@example("(norm 13(e))Muster")
def test_rendering_is_pure(body: str) -> None:
    """The same text gives equal values, whatever was rendered in between."""
    first = rendered(body, norms=("13e",))
    rendered("Something else about norm 13(e) of the GGE.[^1] {#pin}\n\n[^1]: x\n\n[x]: y\n")
    assert rendered(body, norms=("13e",)) == first


@LAW
@given(BODIES)
def test_a_page_is_harmless(body: str) -> None:
    """No script, no handler and no address but those that are allowed come through."""
    found = rendered(body)
    for html in (shown(found), *(quoted(passage) for passage in found.passages)):
        for tag, attributes in tags(html):
            assert tag not in {"script", "style", "iframe", "img", "svg", "object", "form", "input"}
            assert not any(name.startswith("on") or name == "style" for name in attributes)
            href = attributes.get("href")
            assert not href or re.match(r"#|/(?![/\\])|https?:|mailto:", href, re.IGNORECASE), href


class Words(HTMLParser):
    """Collects the text of a page as a browser shows it, without the numbers of passages."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.number = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notice the number of a passage."""
        self.number = ("class", "or-number") in attrs

    def handle_endtag(self, tag: str) -> None:
        """Notice its end."""
        self.number = False

    def handle_data(self, data: str) -> None:
        """Keep text."""
        if not self.number:
            self.words.append(data)


def words(html: str) -> str:
    """Return the text of some HTML without blanks."""
    parser = Words()
    parser.feed(html)
    parser.close()
    return BLANK.sub("", "".join(parser.words))


@LAW
@given(BODIES)
def test_a_page_shows_what_was_read(body: str) -> None:
    """A reader sees the words in which citations were looked for, in their order."""
    found = rendered(body)
    page = words(re.sub(r"<sup.*?</sup>", "", shown(found)))
    place = 0
    for passage in found.passages:
        read = BLANK.sub("", passage.text)
        assert words(quoted(passage)) == read
        place = page.find(read, place)
        assert place >= 0, passage.text
        place += len(read)


@LAW
@given(BODIES)
def test_anchors_are_unique(body: str) -> None:
    """No two things on a page have one anchor, and each passage and heading has its own."""
    found = rendered(body)
    ids = [attributes["id"] for _, attributes in tags(shown(found)) if "id" in attributes]
    assert len(set(ids)) == len(ids)
    assert {passage.anchor for passage in found.passages} <= set(ids)
    assert {heading.anchor for heading in found.headings} <= set(ids)
    for passage in found.passages:
        assert re.fullmatch(r"[a-z][a-z0-9-]*", passage.anchor)


BLOCKS = st.lists(
    st.sampled_from(
        ["One.", "Two\nlines.", "- Three.\n- Four.", "> Five.", "## Six", "Seven {#seven}", "Term\n: Eight.", "1. Nine.", "Norm 13(e)."]
    ),
    unique=True,
    max_size=7,
)  # fmt: skip


@LAW
@given(
    BLOCKS, st.integers(0, 7), st.sampled_from(["New.", "- New.", "> New.", "Wholly new. {#new}"])
)
def test_inserting_a_paragraph_moves_no_anchor(blocks: list[str], place: int, new: str) -> None:
    """Links to passages survive whatever is written between them."""
    before = {p.text: p.anchor for p in rendered("\n\n".join(blocks) + "\n").passages}
    with_new = [*blocks[:place], "", new, "", *blocks[place:]]
    after = {p.text: p.anchor for p in rendered("\n\n".join(with_new) + "\n").passages}
    assert before.items() <= after.items()
    assert len(after) == len(before) + 1


FRONTS = st.lists(
    st.sampled_from(
        ["---\n", "title: Rules\n", "date: 2020-03-04\n", "speakers: [mira-muster]\n", "norms: [13e]\n", "norms:\n", "- a\n", "a: ",
         "[", "{", "'", '"', "\t", "  ", "\n", "&a ", "*a ", "!!x ", "|\n", "#", "series: {name: x}\n", "source: []\n", "é", "\x07",
         "\ufeff", "...\n", "? ", "speakers: {id: }\n", "redirect_from: [/a/]\n", "moderators: [x, [y]]\n", "Text.\n", "<b>\n"]
    ),
    max_size=25,
).map("".join)  # fmt: skip


@LAW
@given(FRONTS | st.text(), st.booleans())
def test_any_summary_can_be_parsed(content: str, closed: bool) -> None:
    """A file is a summary or a reason, whatever stands in it."""
    whole = f"---\n{content}\n---\n\nText.\n" if closed else content
    _, _, found = outcome(folder({"a": whole}))
    assert fine(found)


PERSON = st.lists(
    st.sampled_from(
        ["a:\n", "  name: A\n", "b: {name: B}\n", "  aliases: [x]\n", "  aliases: x\n", "  links: {website: x}\n", "  former_ids: [b, a]\n",
         "  not_same_as: [b, c]\n", "- ", "B: ", "{", "}", "'", "\n", "\t", "x: y\n", "#", "  id: z\n", "  affiliations: [{name: F}]\n"]
    ),
    max_size=20,
).map("".join)  # fmt: skip


@LAW
@given(PERSON | st.text())
def test_any_register_can_be_parsed(content: str) -> None:
    """A register holds people or reasons, whatever stands in it."""
    corpus, _, found = outcome(folder({"a": written("Text.\n")}, content))
    assert fine(found)
    assert all(
        person.not_same_as == () or set(person.not_same_as) for person in corpus.speakers.values()
    )


@LAW
@given(st.sampled_from(["norms", "instruments"]), PERSON | FRONTS | st.text())
def test_any_catalogue_can_be_parsed(key: str, content: str) -> None:
    """A catalogue holds records or reasons, whatever stands in it."""
    source = Source("x.yaml", f"{key}:\n{content}")
    model: Any = Norm if key == "norms" else Instrument
    assert fine(records.parse_list(source, key, model, "this entry").diagnostics)


IDS = st.sampled_from([*PEOPLE, "nobody-known", "mira-mustre"])
NORM_IDS = st.sampled_from(["13a", "13e", "13j", "13k"])
SENTENCES = st.sampled_from(
    ["Muster named norm 13(e).", "[She](speaker:mira-muster) linked [words](norm:13j).", "Norm 13(k) is hard.", "Beispiel agreed.",
     "According to Exempel and Muster, norms 13(a) and 13(e) matter.", "See [it](b.md).", "[He](speaker:nobody-known) spoke.", "<b>"]
)  # fmt: skip


@st.composite
def summaries(draw: st.DrawFn) -> str:
    """Draw a summary that may name people and norms that do not exist."""
    lists = {
        "speakers": draw(st.lists(IDS, unique=True, max_size=4)),
        "norms": draw(st.lists(NORM_IDS, unique=True, max_size=3)),
    }
    body = "\n\n".join(draw(st.lists(SENTENCES, max_size=5)))
    text_ = written(
        body + "\n", speakers=", ".join(lists["speakers"]), norms=", ".join(lists["norms"])
    )
    day = draw(st.integers(1, 3))
    return text_.replace("2020-03-04", f"2020-03-0{day}")


REGISTERS = st.sampled_from(
    [
        REGISTER,
        REGISTER + "tom-exempel: {}\n",
        "mira-muster: {name: Mira Muster, not_same_as: [jo-beispiel]}\n",
        "x: [\n",
        "{}\n",
    ]
)
PROJECTS = st.tuples(st.dictionaries(st.sampled_from("abcd"), summaries(), max_size=4), REGISTERS)


def whole(corpus: Corpus, index: Index) -> bool:
    """Say whether every id that something names is a key."""
    for one in corpus.summaries.values():
        assert {person.id for person in one.front.people} <= set(corpus.speakers)
        assert set(one.front.norms) <= set(corpus.norms)
    for person in corpus.speakers.values():
        assert set(person.not_same_as) <= set(corpus.speakers)
    for norm in corpus.norms.values():
        assert {related.instrument for related in norm.related} <= set(corpus.instruments)
    for citation in index.citations:
        assert citation.summary in corpus.summaries
        assert citation.norm in corpus.norms
        assert citation.speaker is None or citation.speaker in corpus.speakers
    around = rendering.Surroundings(
        corpus.speakers, frozenset(corpus.summaries), frameworks=corpus.frameworks
    )
    for one in corpus.summaries.values():
        body = rendering.render(one, around)
        assert {who for passage in body.passages for who in passage.mentions or ()} <= set(
            corpus.speakers
        )
    return True


@LAW
@given(PROJECTS)
def test_nothing_dangles_after_linking(project: tuple[dict[str, str], str]) -> None:
    """Whatever ids are missing, what is left leads somewhere, and the rest is told."""
    corpus, index, found = outcome(folder(*project))
    assert whole(corpus, index)
    assert fine(found)


def citations(bodies: dict[str, Body], norms: set[str]) -> list[tuple[str, int, str, str | None]]:
    """Return what the passages cite, in no order."""
    return [
        (name, citation.passage, citation.norm, citation.speaker)
        for name, body in bodies.items()
        for passage in body.passages
        for citation in passage.citations
        if citation.norm in norms
    ]


@LAW
@given(PROJECTS)
def test_every_citation_is_indexed_once(project: tuple[dict[str, str], str]) -> None:
    """Each is in the index once and is reached by its norm and its summary."""
    corpus, index, _ = outcome(folder(*project))
    rows = [(c.summary, c.passage, c.norm, c.speaker) for c in index.citations]
    assert len(set(rows)) == len(rows)
    assert sorted(rows, key=str) == sorted(
        citations(dict(index.bodies), set(corpus.norms)), key=str
    )
    for citation in index.citations:
        assert sum(citation is other for other in index.by_norm[citation.norm]) == 1
        assert sum(citation is other for other in index.by_summary[citation.summary]) == 1
    for groups, total in ((index.by_norm, rows), (index.by_summary, rows)):
        assert sum(map(len, groups.values())) == len(total)


@LAW
@given(PROJECTS)
def test_every_statement_is_indexed_once(project: tuple[dict[str, str], str]) -> None:
    """Each is reached by its speaker, and whoever is cited on a norm has a statement there."""
    _, index, _ = outcome(folder(*project))
    rows = [(one.summary, one.passage, one.speaker) for one in index.statements]
    assert len(set(rows)) == len(rows)
    assert {id(one) for one in index.statements} == {
        id(one) for body in index.bodies.values() for one in body.statements
    }
    assert {id(one) for group in index.by_speaker.values() for one in group} == {
        id(one) for one in index.statements
    }
    cited = {(c.summary, c.passage, c.speaker) for c in index.citations if c.speaker}
    assert cited <= set(rows)


@fewer(25)
@given(PROJECTS, st.randoms(use_true_random=False))
def test_the_order_of_files_does_not_matter(
    project: tuple[dict[str, str], str], shuffled: random.Random
) -> None:
    """However a disk lists its files, the site and what is told are the same."""
    texts, register = project
    names = list(texts)
    shuffled.shuffle(names)
    one = outcome(folder(texts, register))
    other = outcome(folder({name: texts[name] for name in names}, register))
    assert one == other
    assert list(one[0].summaries) == list(other[0].summaries)
    assert list(render(Site(one[0], one[1]))) == list(render(Site(other[0], other[1])))


@LAW
@given(PROSE, st.booleans())
def test_a_body_is_read_the_same_wherever_it_stands(body: str, long: bool) -> None:
    """What stands above in the file moves every place, and changes nothing else."""
    above = "x" * 500 if long else "x"
    content = written(body + "\n", speakers="mira-muster, jo-beispiel, tom-exempel")
    moved = content.replace("norms:", f"abstract: {above}\nnorms:")
    first, second = (records.parse(folder({NAME: one})).summaries for one in (content, moved))
    assert [one.body for one in first] == [one.body for one in second]
    assert [len(one.source.text) - one.body_offset for one in first] == [
        len(one.source.text) - one.body_offset for one in second
    ]


@pytest.mark.parametrize(
    "char", [">", "- ", "[", "(", "*", "`", "<", "  ", "#", "|", "[^1]", "&#", "{#"]
)
def test_a_thousand_marks_in_a_row_are_read(char: str) -> None:
    """Marks without end are a text like another, or a diagnostic."""
    found = rendered(char * 1000 + " Muster named norm 13(e).\n")
    assert fine(found.diagnostics)
