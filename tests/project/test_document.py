"""Front matter, and YAML with positions."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.diagnostics import Code, Diagnostic, Source
from onrecord.project import document
from onrecord.project.document import Halves, split
from onrecord.text.characters import hidden
from tests.samples import LAW, codes, inside


def parse(text: str) -> document.Document:
    """Parse a text that is a file of its own."""
    return document.parse(Source("x.yaml", text), text)


@pytest.mark.parametrize(
    "word",
    [
        "no",
        "yes",
        "on",
        "Off",
        "12:30",
        "010",
        "0x1F",
        "1e3",
        "1_000",
        "2020-03-04",
        ".inf",
        "null",
    ],
)
def test_a_value_stays_what_was_typed(word: str) -> None:
    """No word turns into a number, a truth value or a time."""
    found = parse(f"a: {word}\nb: [{word}]\n{word}: c\n")
    assert found.data == {"a": word, "b": [word], word: "c"}


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("", None),
        ("# a comment", None),
        ("a:", {"a": None}),
        ("a: ''", {"a": ""}),
        ("a: [b, ]", {"a": ["b"]}),
        ("- a\n-", ["a", None]),
        ("a: |\n  b\n  c\n", {"a": "b\nc\n"}),
        ("a: >\n  b\n  c\n", {"a": "b c\n"}),
        ("a: {b: {c: [d]}}", {"a": {"b": {"c": ["d"]}}}),
        ("a", "a"),
    ],
)
def test_plain_data_comes_out(text: str, data: Any) -> None:
    """Lists, mappings, texts and nothing else."""
    found = parse(text)
    assert found.data == data
    assert found.diagnostics == ()


def test_keys_and_values_know_their_places() -> None:
    """Places are those of the file, in characters, also behind wide ones."""
    text = "name: Zoë 😀\nlist: [a, {key: value}]\nlong: >\n  one\n  two\n"
    source = Source("x.yaml", "#😀#\n" + text)
    places = document.parse(source, text, 4).places
    assert places.value("name").text == "Zoë 😀"
    assert places.key("name").text == "name"
    assert (places.key("name").line, places.key("name").column) == (2, 1)
    assert places.value("list").text == "[a, {key: value}]"
    assert places.value("list", 1, "key").text == "value"
    assert places.key("list", 1, "key").text == "key"
    assert places.value("long").text.split() == [">", "one", "two"]


def test_an_unknown_place_is_that_of_what_holds_it() -> None:
    """A path that leads nowhere gives the nearest thing above it, at last the beginning."""
    places = parse("a: [b]").places
    assert places.value("a", 7).text == "[b]"
    assert places.key("a", "x").text == "[b]"
    assert document.parse(Source("x.yaml", "a: ["), "a: [").places.value("a").start == 0


def test_a_key_stands_once() -> None:
    """The first of two keys counts, and the second is told, also inside a list."""
    found = parse("a: 1\nb: [{c: 1, c: [2, {d: 3}]}]\na: 2\n")
    assert codes(found.diagnostics) == [Code.DUPLICATE_KEY, Code.DUPLICATE_KEY]
    assert [item.span.line for item in found.diagnostics] == [2, 3]
    assert found.places.value("a").text == "1"
    assert found.places.value("b", 0, "c").text == "1"
    assert found.data["a"] == "1"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: &x b", "&x"),
        ("a: *x", "*x"),
        ("a: !!int '3'", "!!int"),
        ("a: !x b", "!x"),
        ("a: &x [b]", "&x"),
        ("a: !!map {b: c}", "!!map"),
        ("&x a: b", "&x"),
        ("!!binary x: b", "!!binary"),
    ],
)
def test_shorthand_is_refused(text: str, words: str) -> None:
    """Anchors, aliases and tags make a text mean something other than what is seen."""
    found = parse(text)
    assert found.data is None
    assert codes(found.diagnostics) == [Code.YAML_SHORTHAND]
    assert f"`{words}`" in found.diagnostics[0].message
    assert found.diagnostics[0].span.text.startswith(words)


def test_a_bomb_of_aliases_does_not_go_off() -> None:
    """Aliases of aliases are refused at the first."""
    text = "a: &a [x]\n" + "".join(
        f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abc", "bcd", strict=True)
    )
    assert codes(parse(text).diagnostics) == [Code.YAML_SHORTHAND]


@pytest.mark.parametrize(
    ("depth", "expected"), [(12, []), (13, [Code.NESTING]), (5000, [Code.NESTING])]
)
def test_nesting_has_an_end(depth: int, expected: list[Code]) -> None:
    """Lists in lists are read to a depth that nobody needs, and no further."""
    assert codes(parse("[" * depth + "]" * depth).diagnostics) == expected


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: b: c", 1),
        ("a:\n\tb: c", 2),
        ("a: 'b\nc: d\n", 1),
        ('a: "b\nc: d\n', 1),
        ("a: [b\nc: d\n", 1),
        ("a: {b\nc: d\n", 1),
        ("a: b\nc\nd: e\n", 2),
        ("a: b\nc\n", 2),
        ("a: @b", 1),
        ("a: `b`", 1),
        ('a: "\\q"', 1),
        ("a: - b", 1),
        ("a: b\n---\nc: d\n", 2),
        ("[a]: b", 1),
        ("a: 'it's'", 1),
        ("a: b\n c: d\n", 2),
    ],
)
def test_a_mistake_points_at_its_line(text: str, line: int) -> None:
    """What cannot be read is told once, in the line where the mistake is."""
    found = parse(text)
    assert found.data is None
    assert codes(found.diagnostics) == [Code.YAML]
    assert found.diagnostics[0].span.line == line
    assert found.diagnostics[0].hint


@pytest.mark.parametrize(
    ("text", "line", "pasted"),
    [
        ("title:Norms\ndate: x\n", 1, "title: Norms"),
        ("date: x\ntitle:Norms\nnorms: y\n", 2, "title: Norms"),
        ("date: x\nnorms:[13e]\n", 2, "norms: [13e]"),
        ("date: x\ntitle：网络规范\n", 2, "title: 网络规范"),
        ("date: x\ntitle： 网络规范\nnorms: y\n", 2, "title: 网络规范"),
        ("title = Norms\ndate: x\n", 1, "title: Norms"),
        ("speakers:\n  - id:ada\n    affiliation: x\n", 2, "id: ada"),
        ("speakers:\n- ada\n-bo\n- cy\n", 3, "- bo"),
        ("ada: {name:Ada}\n", 1, "name: Ada"),
        ("ada:{name: Ada}\n", 1, "ada: {…}"),
        ("ada {name: Ada}\n", 1, "ada: {…}"),
        ("ada： {name: Ada}\n", 1, "ada: {…}"),
    ],
)
def test_a_space_that_is_missing_is_told_where_it_is(text: str, line: int, pasted: str) -> None:
    """YAML stumbles over the next line, or takes the whole for a key; the cure is a space."""
    (found,) = parse(text).diagnostics
    assert (found.code, found.span.line) == (Code.YAML, line)
    assert found.hint == f"Write `{pasted}`."


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ("title:\xa0Norms\ndate: x\n", 1, "type them again: `title: Norms`"),
        ("speakers:\n\xa0\xa0- ada\nnorms: x\n", 2, "type them again: `- ada`"),
        ("speakers:\n-\u3000ada\nnorms: x: y\n", 2, "type them again: `- ada`"),
        ("speakers:\n\t- ada\n", 2, "Type spaces in its place"),
        ("speakers:\n  * ada\n  * bo\n", 2, "Write `- ada`"),
        ("**title**: Norms\n", 1, "Write `title: Norms`"),
        ("**title:** Norms\n", 1, "Write `title: Norms`"),
        ("date: x\n\nAnn Example said so.\n", 3, "Put a line `---` above the text"),
        ("date: x\n\nExample said: it is late: yes.\n", 3, "Put a line `---` above the text"),
        ("date: x\n\ntitle: It is late: yes, quite.\n", 3, "Put a text that has a colon in"),
    ],
)
def test_what_comes_from_other_programs_is_told_for_what_it_is(
    text: str, line: int, hint: str
) -> None:
    """YAML takes a space of another kind for a letter, and the signs of Markdown for its own."""
    (found,) = document.parse(Source("x.md", text), text).diagnostics
    assert (found.code, found.span.line) == (Code.YAML, line)
    assert hint in found.hint


@pytest.mark.parametrize("text", ["a: b\n c: d\n", "a: b: c", "a:\n  https://x.org\nb: c: d\n"])
def test_other_mistakes_are_no_missing_space(text: str) -> None:
    """Each has words of its own."""
    assert not parse(text).diagnostics[0].hint.startswith("Write")


@pytest.mark.parametrize("quote", ["'", '"'])
def test_text_behind_quotes_is_explained(quote: str) -> None:
    """Either kind of quotation marks ends a value."""
    (found,) = parse(f"title: {quote}Norms{quote} in practice\ndate: x\n").diagnostics
    assert "ends with the second one" in found.message
    inner = quote * (2 if quote == "'" else 1)
    assert f"`title: '{inner}Norms{inner} in practice'`" in found.hint


def test_an_apostrophe_in_quotes_is_explained() -> None:
    """The commonest mistake, `'It's'`, gets the cure: the apostrophe is doubled."""
    hint = parse("title: 'It's quiet'").diagnostics[0].hint
    assert "double" in hint.lower() or "''" in hint


def test_every_character_that_yaml_refuses_is_told_by_reading() -> None:
    """YAML refuses some characters without a place, so reading must have found them."""
    for code in (
        *range(0x3000),
        *range(0xD7F0, 0xD800),
        *range(0xE000, 0xE010),
        *range(0xFDF0, 0x10010),
    ):
        char = chr(code)
        if parse(f"a: x{char}y").reported:
            assert list(hidden(f"x{char}y")) == [1], f"U+{code:04X}"


YAML = st.lists(
    st.sampled_from(
        ["a", "b: ", ": ", "- ", "\n", "  ", "\t", "[", "]", "{", "}", ",", "'", '"', "\\", "&a ", "*a",
         "!!x ", "| ", "> ", "# ", "? ", "% ", "---\n", "...\n", "é", "😀", "\x85", "\u2028", "\ufeff", "<<: "]
    )
).map("".join)  # fmt: skip


@pytest.mark.parametrize("marks", ["\ufeff", "\ufeff\ufeff"])
def test_byte_order_marks_move_no_place(marks: str) -> None:
    """They stand before the text, and are not taken for a part of it."""
    (item,) = parse(f"{marks}&a x: y").diagnostics
    assert (item.code, item.span.text) == (Code.YAML_SHORTHAND, "&a x")
    found = parse(f"{marks}x: yz")
    assert (found.data, found.places.value("x").text) == ({"x": "yz"}, "yz")


@LAW
@given(YAML | st.text())
def test_parsing_never_raises(text: str) -> None:
    """Any text gives data or a diagnostic, and every place lies in it."""
    found = parse(text)
    places = found.places
    spans = [*(places.value(*at) for at in places.values), *(places.key(*at) for at in places.keys)]
    assert all(inside(span) for span in spans)
    assert all(inside(item.span) and item.hint for item in found.diagnostics)


SCALARS = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1)
PLAIN = st.recursive(
    SCALARS, lambda inner: st.lists(inner) | st.dictionaries(SCALARS, inner), max_leaves=8
)


@LAW
@given(PLAIN)
def test_quoted_data_comes_back(data: Any) -> None:
    """What is written with quotes is read as it is, and each value stands at its place."""

    def dump(value: Any) -> str:
        if isinstance(value, list):
            return f"[{', '.join(map(dump, value))}]"
        if isinstance(value, dict):
            return (
                "{" + ", ".join(f"{dump(key)}: {dump(item)}" for key, item in value.items()) + "}"
            )
        return "'" + str(value).replace("'", "''") + "'"

    found = parse(dump(data))
    assert found.data == data
    assert found.diagnostics == ()
    assert found.places.value().text == dump(data)


@pytest.mark.parametrize(
    ("text", "front", "body"),
    [
        ("---\na: 1\n---\nBody\n", "a: 1", "Body"),
        ("---\na: 1\n---", "a: 1", ""),
        ("---\n---\nBody", "", "Body"),
        ("-----\na: 1\n-----\nBody", "a: 1", "Body"),
        ("---   \na: 1\n---\t\nBody", "a: 1", "Body"),
        ("---\na: 1\n---\n\nBody\n\n---\n\nMore", "a: 1", "Body\n\n---\n\nMore"),
        ("---\n\n\na: '---'\n---\nBody", "a: '---'", "Body"),
    ],
)
def test_the_two_halves_are_found(text: str, front: str, body: str) -> None:
    """Two lines of dashes stand around the front matter; later ones belong to the text."""
    halves = split(Source("x.md", text))
    assert isinstance(halves, Halves)
    assert halves.front.strip() == front
    assert halves.body.strip() == body


@pytest.mark.parametrize(
    "text", ["", "Text", "\n---\na: 1\n---\n", " ---\n---\n", "--\n--\n", "--- x\n"]
)
def test_what_does_not_begin_with_dashes_has_no_front_matter(text: str) -> None:
    """The line of dashes is the very first."""
    found = split(Source("x.md", text))
    assert isinstance(found, Diagnostic)
    assert found.code == Code.NO_FRONT_MATTER


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("\n\n---\ntitle: x\n---\n", "Remove what stands before the first `---`"),
        (" ---\n title: x\n ---\n", "Remove what stands before the first `---`"),
        ("```yaml\n---\ntitle: x\n---\n```\n", "Remove what stands before the first `---`"),
        ("\u2014\ntitle: x\n\u2014\n", "Type three hyphens"),
        ("+++\ntitle = 'x'\n+++\n", "Type three hyphens"),
        ("\\---\ntitle: x\n\\---\n", "Type three hyphens"),
        ("# Title\n\nText.\n\n---\n\nText.\n", "between two lines `---`"),
        ("***\n\nText.\n", "between two lines `---`"),
    ],
)
def test_a_first_line_that_is_nearly_right_is_told_apart(text: str, hint: str) -> None:
    """Programs turn hyphens into dashes, and put lines above them."""
    found = split(Source("x.md", text))
    assert isinstance(found, Diagnostic)
    assert hint in found.hint


@pytest.mark.parametrize("text", ["---", "---\na: 1\n", "---\na: 1\n --- \n", "---\na: 1\n...\n"])
def test_front_matter_has_to_be_closed(text: str) -> None:
    """Without a second line of dashes the text has no body."""
    found = split(Source("x.md", text))
    assert isinstance(found, Diagnostic)
    assert found.code == Code.NOT_CLOSED


NASTY = st.lists(st.sampled_from(["---", "----", "\n", " ", "a: 1", "'", "-", "\t", "é"])).map(
    "".join
)


@LAW
@given(NASTY | st.text())
def test_each_half_stands_where_its_offset_says(text: str) -> None:
    """The offsets lead back to the two halves in the file, whatever they hold."""
    halves = split(Source("x.md", text))
    if isinstance(halves, Halves):
        assert text[halves.front_offset :].startswith(halves.front)
        assert text[halves.body_offset :] == halves.body
        assert halves.front_offset + len(halves.front) <= halves.body_offset
