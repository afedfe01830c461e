"""Norms that plain prose names by their letter."""

from __future__ import annotations

import pytest

from onrecord.diagnostics import Code
from tests.samples import codes, rendered


def named(text: str, *, title: str = "Rules") -> list[str]:
    """Return the norms that a text names; its summary declares none."""
    return [r.norm for p in rendered(text + "\n", title=title).passages for r in p.citations]


@pytest.mark.parametrize(
    ("text", "norms"),
    [
        ("Norm 13(e) of the UN GGE.", ["13e"]),
        ("norm 13 (e)", ["13e"]),
        ("norm 13e", ["13e"]),
        ("UN GGE norm 13j", ["13j"]),
        ("norms 13(i) and (j)", ["13i", "13j"]),
        ("norms 13(i), (j) and (k)", ["13i", "13j", "13k"]),
        ("norms 13(f)–(h)", ["13f", "13g", "13h"]),
        ("norms 13(f) to (h)", ["13f", "13g", "13h"]),
        ("norms 13i and 13j", ["13i", "13j"]),
        ("norms 13 (c, d and e)", ["13c", "13d", "13e"]),
        ("norms 13f-h", ["13f", "13g", "13h"]),
        ("norm-13c", ["13c"]),
        ("Norm-13(c)", ["13c"]),
        ("norms-13c and 13d", ["13c", "13d"]),
        ("norm13c", ["13c"]),
        ("norm 13-c", ["13c"]),
        ("norm 13.c", ["13c"]),
        ("Norm C (13c)", ["13c"]),
        ("The GGE norms N13c and N13d.", ["13c", "13d"]),
        ("The GGE norms, above all norm-c.", ["13c"]),
        ("GGE norm C", ["13c"]),
        ("Of the GGE norms, norm (j) is the one.", ["13j"]),
        ("para. 13 (k) of the GGE report", ["13k"]),
        ("paragraph 13(k) of A/70/174", ["13k"]),
        ("§ 13(k) of A/70/174", ["13k"]),
        ("The GGE norms, above all 13(f).", ["13f"]),
        ("**norm** *13(e)*", ["13e"]),
        ("norm\n13(e)", ["13e"]),
        ("[norm 13(e)](https://example.org/)", ["13e"]),
        ("norms 13(e) and 13(e)", ["13e"]),
        ("the 13(e) norm", ["13e"]),
        ("13e, the norm on privacy", ["13e"]),
        ("the norm set out in paragraph 13(d)", ["13d"]),
        ("the norm in sub-paragraph (k) of paragraph 13", ["13k"]),
        ("the norms on supply chains, 13(i) and 13(j)", ["13i", "13j"]),
        ("The GGE wrote of response teams (13(k)).", ["13k"]),
        ("the 2015 consensus report (para. 13(i))", ["13i"]),
    ],
)
def test_a_norm_is_named_by_its_letter(text: str, norms: list[str]) -> None:
    """A head and a letter, chains and ranges."""
    assert named(text) == norms


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The norm-13 debate.", Code.WHICH_NORM),
        ("The norm-11 debate.", Code.WHICH_NORM),
        ("The norm-13z debate.", Code.NO_SUCH_LETTER),
    ],
)
def test_a_norm_without_a_space_that_is_not_clear_is_told(text: str, code: Code) -> None:
    """As it is where there is a space."""
    assert codes(rendered(f"{text}\n").diagnostics) == [code]


@pytest.mark.parametrize(
    "text", ["N13c alone", "Norm-based", "norm-2030", "the GGE norms and n13c"]
)
def test_a_word_that_only_looks_like_a_norm_is_none(text: str) -> None:
    """A letter and a number could be anything where nothing speaks of the norms."""
    assert rendered(f"{text}\n").diagnostics == ()
    assert named(text) == []


def test_a_norm_that_only_a_heading_names_is_told() -> None:
    """Nothing cites it; a paragraph anywhere in the text that does so is enough."""
    heading = "## Norm 13(j): vulnerabilities\n\nMuster said that it matters to her.\n"
    assert codes(rendered(heading).diagnostics) == [Code.NOT_CITABLE]
    assert rendered(f"{heading}\n## More\n\nMuster named norm 13(j).\n").diagnostics == ()


@pytest.mark.parametrize(
    "text",
    [
        "Section 13(f) of the GGE report's draft",
        "Article 13(e) was read, not the GGE norms",
        "Rule 13 of the manual",
        "amendment 13(f) to the bill on cyber norms",
        "CBM 13 of the OSCE",
        "the GGE met; agenda item (e)",
        "13(f) without any context",
        "the GGE norms in room 13(e)",
        "`norm 13(e)`",
        "The eleven norms, 13(a) to 13(k)",
        "version 1.13(e) of the GGE tool",
        "norms (a) bind nobody and (b) guide everybody",
        "the norm a State follows",
        "at 13h the GGE met",
        "paragraph 13(e) of the Tunis Agenda",
        "§ 13(e), the GGE norms aside",
        "paragraph 13(e) of the Chair's summary, and the GGE norms",
        "paragraph 13(e) of the Secretary-General's last report; GGE norms",
        "the GGE norms stand in verse 13(a)",
        "the norms of the industry code, 13(a) and 13(b)",
        "ISO norms, 13(a) first",
    ],
)
def test_what_other_documents_number_is_no_norm(text: str) -> None:
    """Sections, articles, rules, times and enumerations are never norms."""
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "title", "norms"),
    [
        ("13(f) came up.", "Rules", []),
        ("13(f) came up.", "Norms of responsible behaviour", ["13f"]),
        ("The UN GGE met.\n\n13(f) came up.", "Rules", ["13f"]),
        ("13(f) came up.\n\nThe UN GGE met.", "Rules", []),
    ],
)
def test_a_bare_number_needs_what_came_before(text: str, title: str, norms: list[str]) -> None:
    """A bare `13(f)` counts only where the summary already speaks of GGE norms."""
    assert named(text, title=title) == norms


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("Norm 11 of the UN GGE", Code.WHICH_NORM, "Norm 11"),
        ("norm\nno. 4", Code.WHICH_NORM, "norm\nno. 4"),
        ("Norm 5: respect", Code.WHICH_NORM, "Norm 5"),
        ("norm 13:c", Code.WHICH_NORM, "norm 13"),
        ("norm five", Code.WHICH_NORM, "norm five"),
        ("norms 5, 6 and 7", Code.WHICH_NORM, "norms 5, 6 and 7"),
        ("norms five and six", Code.WHICH_NORM, "norms five and six"),
        ("the fifth norm of the UN GGE", Code.WHICH_NORM, "fifth norm"),
        ("the UN GGE’s fifth and sixth norms", Code.WHICH_NORM, "fifth and sixth norms"),
        ("the UN GGE met on norm 13(c) and N13", Code.WHICH_NORM, "N13"),
        ("Norms No. 3 and No. 4", Code.WHICH_NORM, "Norms No. 3 and No. 4"),
        ("Norm G: protect", Code.WHICH_NORM, "Norm G"),
        ("the norms on infrastructure, norms F, G and H", Code.WHICH_NORM, "norms F, G and H"),
        ("norm 13(m)", Code.NO_SUCH_LETTER, "norm 13(m)"),
        ("norm 13z", Code.NO_SUCH_LETTER, "norm 13z"),
        ("norms 13(e) and (z)", Code.NO_SUCH_LETTER, "(z)"),
        ("norm **13(m)**", Code.NO_SUCH_LETTER, "norm **13(m)"),
    ],
)
def test_what_says_not_which_norm_is_asked(text: str, code: Code, words: str) -> None:
    """A number without a letter is asked about, a letter without a norm is an error."""
    body = rendered(text + "\n")
    assert codes(body.diagnostics) == [code]
    assert body.diagnostics[0].span.text == words


@pytest.mark.parametrize(
    "text",
    [
        "ISO norm 27001",
        "norm 1 of the GCSC",
        "the norm 2 % of States break",
        "norm 2.5",
        "norms 5 and 6 of the GCSC",
        "they agreed on norms 10 years ago",
        "norms 1 to 11",
        "the norm one would like",
        "the second norm of the day",
        "the first norms of the UN GGE",
        "the N13 motorway",
        "norm B of the GCSC",
        "the norm I would write",
        "the norm e-mail has",
    ],
)
def test_other_numbers_raise_no_question(text: str) -> None:
    """Norms of other bodies and plain figures are none of ours."""
    assert rendered(text + "\n").diagnostics == ()


@pytest.mark.parametrize(
    "block", ["| {} |\n|---|\n| x |", "x[^1]\n\n[^1]: {}", "{}\n: x"], ids=["table", "note", "term"]
)
def test_a_norm_where_it_cannot_be_cited_is_a_warning(block: str) -> None:
    """Tables, footnotes and terms have no paragraph number; the author is told."""
    body = rendered(block.format("norm 13(e)") + "\n")
    assert codes(body.diagnostics) == [Code.NOT_CITABLE]
    assert body.diagnostics[0].span.text == "norm 13(e)"
    assert [r for p in body.passages for r in p.citations] == []
