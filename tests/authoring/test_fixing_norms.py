"""The list `norms` is fixed in the text, and nothing around it is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.authoring import fixing
from onrecord.diagnostics import Source
from onrecord.project.records import standard


def with_norms(source: Source, cited: frozenset[str] = frozenset()) -> str:
    """Return the text with its list fixed, under the catalogue that onrecord ships."""
    return fixing.with_norms(source, standard(), cited)


def only_norms_differ(before: Source, after: Source) -> bool:
    """Say whether two summaries differ in their norms alone."""
    return fixing.only_norms_differ(before, after, standard())


def summary(norms: str) -> Source:
    """Return a summary with the lines of its list as they are typed."""
    return Source("a.md", f"---\ntitle: A # b\nnorms:{norms}\ndate: 2020-03-04\n---\n\nText.\n")


def listed(text: str) -> str:
    """Return the lines of the list."""
    return text.partition("norms:")[2].partition("\ndate:")[0]


@pytest.mark.parametrize(
    "written",
    [
        "13e",
        "13E",
        "13(e)",
        "13 (e)",
        "13.e",
        "e",
        "E",
        "(e)",
        "norm e",
        "norm 13 e",
        "Norm 13(e)",
        "UN GGE norm 13e",
        "GGE norm E",
        "para. 13 (e)",
        "paragraph 13(e)",
        "'13(e)'",
        '"e"',
    ],
)
def test_a_norm_is_spelt_as_its_id(written: str) -> None:
    """What people write where the id should stand has one meaning."""
    read = with_norms(summary(f" [{written}]"))
    assert listed(read) == " [13e]"


@pytest.mark.parametrize(
    "written", ["13l", "13", "norm", "14e", "13e and 13f", "eleven", "13(e)(i)"]
)
def test_what_may_mean_something_else_stays(written: str) -> None:
    """Nothing is guessed."""
    source = summary(f" [{written}]")
    assert with_norms(source) == source.text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (" [13e,13(k)]  # two", " [13e,13k]  # two"),
        (" [ 'e', 13k ]", " [ 13e, 13k ]"),
        ("\n- 13(k) # teams\n- e", "\n- 13k # teams\n- 13e"),
        (" [\n  13(k), # teams\n  e]", " [\n  13k, # teams\n  13e]"),
        (" ['13e', \"13k\"]", " ['13e', \"13k\"]"),
    ],
)
def test_spelling_changes_nothing_else(before: str, after: str) -> None:
    """Quotation marks, spaces and comments stay."""
    assert listed(with_norms(summary(before))) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (" [13k, 13(k), 13e]", " [13e, 13k]"),
        ("\n- 13k\n- 13e\n- k", "\n- 13e\n- 13k"),
        ("\n- 13k # first\n- 13e\n- k", "\n- 13k # first\n- 13e\n- 13k"),
        ("\n- 13k\n- k # why", "\n- 13k\n- 13k # why"),
    ],
)
def test_of_two_that_are_the_same_the_first_stays(before: str, after: str) -> None:
    """Where there are comments, both stay, and the check goes on to tell."""
    assert listed(with_norms(summary(before))) == after


@pytest.mark.parametrize(
    ("before", "cited", "after"),
    [
        (" []", "e", " [13e]"),
        ("", "ke", " [13e, 13k]"),
        (" # none yet", "e", " [13e] # none yet"),
        (" [13k, 13e] # two", "jke", " [13e, 13j, 13k] # two"),
        (" ['13k']", "ek", " [13e, '13k']"),
        ("\n- 13k  # teams", "ek", "\n- 13k  # teams\n- 13e"),
        ("\n  -   13k\n  # more\n  -   13e", "ake", "\n  -   13k\n  # more\n  -   13e\n  -   13a"),
        ("\n- 13k\n\n- 13e", "ke", "\n- 13e\n\n- 13k"),
        (" [\n  13k,\n  13e,\n]", "ek", " [\n  13e,\n  13k,\n]"),
        ("\n- 13e\n# the end", "ak", "\n- 13a\n- 13e\n- 13k\n# the end"),
        (" [\n  13k, # teams\n  13e\n]", "aek", " [\n  13k, # teams\n  13e, 13a\n]"),
        (" [\n]", "e", " [13e]"),
        (" [\n# none\n]", "e", " [\n# none\n]"),
        (" [13e, 13k]", "e", " [13e, 13k]"),
    ],
)
def test_what_the_text_cites_is_added_in_order(before: str, cited: str, after: str) -> None:
    """Where there are comments between the norms, what is missing goes to the end."""
    norms = frozenset(f"13{letter}" for letter in cited)
    assert listed(with_norms(summary(before), norms)) == after


@pytest.mark.parametrize("norms", [" 13e", " {a: b}", " [[13e]]", "\n  a: b", " [", " &x [13e]"])
def test_what_is_no_list_of_texts_stays(norms: str) -> None:
    """It is for the check to tell."""
    source = summary(norms)
    assert with_norms(source) == source.text
    assert with_norms(source, frozenset(("13e",))) == source.text


@pytest.mark.parametrize(
    "text", ["", "Text.", "---\n---\n", "---\na\n---\nText.", "---\nnorms: [e"]
)
def test_a_file_without_such_a_list_stays(text: str) -> None:
    """No front matter, no keys, not closed."""
    source = Source("a.md", text)
    assert with_norms(source) == text
    assert with_norms(source, frozenset(("13e",))) == text


def test_a_change_of_anything_else_is_seen() -> None:
    """What counts as fixed has the same words and no norm less."""
    before = summary(" [13e]")
    for other in (
        summary(" [13e, 13k]").text.replace("Text", "Test"),
        summary(" [13e, 13k]").text.replace("title: A", "title: B"),
        summary(" []").text,
        summary(" [").text,
        "Text.",
    ):
        assert not only_norms_differ(before, Source("a.md", other))
    assert only_norms_differ(before, summary(" [13e, 13k]"))


NORM = st.sampled_from(
    [*"abcdefghijk", *(f"13{x}" for x in "abcdefghijk"), "13(e)", "'13k'", "norm 13 a", "x"]
)
LAYOUT = st.sampled_from(
    [" [{}]", " [ {} ] # c", "\n- {}", "\n  - {} # c", "\n# c\n- {}", " [\n  {}]"]
)


@given(
    st.lists(NORM, min_size=1, max_size=6), LAYOUT, st.frozensets(st.sampled_from(["13b", "13i"]))
)
def test_whatever_the_layout_nothing_is_lost(
    norms: list[str], layout: str, cited: frozenset[str]
) -> None:
    """Every norm and every comment is still there, and doing it twice changes nothing more."""
    dash = layout.partition("{}")[0].rpartition("\n")[2]
    between = f"\n{dash}" if "-" in layout else ", "
    before = summary(layout.format(between.join(norms)))
    spelt = Source("a.md", with_norms(before))
    after = Source("a.md", with_norms(spelt, cited))
    assert only_norms_differ(before, spelt) or spelt.text == before.text
    assert only_norms_differ(spelt, after) or after.text == spelt.text
    assert after.text.count("# c") == before.text.count("# c")
    assert with_norms(after) == after.text
    assert with_norms(after, cited) == after.text
