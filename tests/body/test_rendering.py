"""Passages: what is one, how they are numbered, where they stand."""

from __future__ import annotations

import re

import pytest

from onrecord.bodies import Basis, How
from onrecord.diagnostics import Code
from tests.samples import codes, inside, quoted, rendered, shown, summary


def texts(body: str) -> list[tuple[int, str, str]]:
    """Return number, kind and text of each passage."""
    return [(p.number, str(p.kind), p.text) for p in rendered(body).passages]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("One.\n\nTwo\nlines.\n", [("paragraph", "One."), ("paragraph", "Two lines.")]),
        ("- One.\n- Two.\n", [("item", "One."), ("item", "Two.")]),
        ("1. One.\n2. Two.\n", [("item", "One."), ("item", "Two.")]),
        ("- One.\n\n- Two.\n\n    More.\n", [("item", "One."), ("item", "Two."), ("item", "More.")]),
        ("- One.\n    - Two.\n        - Three.\n- Four.\n", [("item", w) for w in ("One.", "Two.", "Three.", "Four.")]),
        ("1. One.\n    - Two.\n\n    Three.\n", [("item", w) for w in ("One.", "Two.", "Three.")]),
        ("> One.\n>\n> Two.\n", [("quotation", "One."), ("quotation", "Two.")]),
        ("> One.\n>\n> - Two.\n> - Three.\n", [("quotation", w) for w in ("One.", "Two.", "Three.")]),
        ("> One.\n>\n> > Two.\n", [("quotation", "One."), ("quotation", "Two.")]),
        ("- One.\n\n    > Two.\n", [("item", "One."), ("quotation", "Two.")]),
        ("One.\n\n| a | b |\n|---|---|\n| c | d |\n\nTwo.\n", [("paragraph", "One."), ("paragraph", "Two.")]),
        ("One.[^1]\n\n[^1]: A note.\n\nTwo.\n", [("paragraph", "One."), ("paragraph", "Two.")]),
        ("Term\n: One.\n: Two.\n\nOther\n\n: Three.\n", [("item", w) for w in ("One.", "Two.", "Three.")]),
        ("One.\n\n    code\n\nTwo.\n", [("paragraph", "One."), ("paragraph", "Two.")]),
        ("One.\n\n***\n\nTwo.\n", [("paragraph", "One."), ("paragraph", "Two.")]),
        ("# A\n\nOne.\n\n## B\n\nTwo.\n", [("paragraph", "One."), ("paragraph", "Two.")]),
        ("**One**\n\n*Two*\n", [("paragraph", "One"), ("paragraph", "Two")]),
        ("- **One**\n- [Two](https://example.org/)\n- `Three`\n", [("item", w) for w in ("One", "Two", "Three")]),
        ("One.  \nTwo.\n", [("paragraph", "One. Two.")]),
        ("One &amp; two &lt;three&gt; caf&eacute;.\n", [("paragraph", "One & two <three> café.")]),
        ("\\*One\\* \\[two\\] \\`three\\`\n", [("paragraph", "*One* [two] `three`")]),
    ],
)  # fmt: skip
def test_paragraphs_items_and_quotations_are_passages(
    body: str, expected: list[tuple[str, str]]
) -> None:
    """They are counted from 1 in the order of the text; tables, notes and code are none."""
    wanted = [(number, kind, text) for number, (kind, text) in enumerate(expected, start=1)]
    assert texts(body) == wanted


def test_a_passage_knows_its_section() -> None:
    """The section is the heading above, of whatever level."""
    body = rendered("One.\n\n## *A* heading\n\nTwo.\n\n### Deeper {#deep}\n\nThree.\n")
    assert [p.section for p in body.passages] == ["", "A heading", "Deeper"]
    assert [(h.level, h.text, h.anchor) for h in body.headings] == [
        (2, "A heading", "a-heading"),
        (3, "Deeper", "deep"),
    ]


def test_headings_start_at_the_second_level() -> None:
    """The title of the page is its only first-level heading; a text that uses it moves down."""
    body = rendered("# One\n\n## Two\n\n###### Six\n\nText.\n")
    assert [heading.level for heading in body.headings] == [2, 3, 6]
    assert "<h1" not in shown(body)


@pytest.mark.parametrize(
    "body", ["> # One\n>\n> Text.\n", "- # One\n\n    Text.\n", "Term\n: # One\n"]
)
def test_headings_inside_other_blocks_keep_their_anchor(body: str) -> None:
    """A first-level heading in a quotation or list moves down like any other."""
    found = rendered(body)
    for heading in found.headings:
        assert heading.level == 2
        assert f'<h2 id="{heading.anchor}">' in shown(found)


def test_the_number_links_to_itself() -> None:
    """Each passage begins with its number, which leads to its own anchor."""
    body = rendered("One.\n\n- Two.\n")
    for passage in body.passages:
        assert f'href="#{passage.anchor}"' in shown(body)
        assert f'id="{passage.anchor}"' in shown(body)
        assert f"¶ {passage.number}</a>" in shown(body)
    assert "¶" not in quoted(body.passages[0])
    assert "id=" not in "".join(quoted(passage) for passage in body.passages)


def test_a_passage_has_its_own_html_only() -> None:
    """The HTML of a list item leaves out the list inside it, and notes."""
    first, second = rendered("- One *word*.[^1]\n    - Two.\n\n[^1]: A note.\n").passages
    assert quoted(first) == "One <em>word</em>."
    assert quoted(second) == "Two."


def test_locators_stay_together_among_letters_written_from_the_right() -> None:
    """In whatever block; the text of the passage, its norms and its code are as they were."""
    body = rendered(
        "## عن 13(e)\n\nإن [القاعدة 13(e)](norm:13e) و13(f)-(h) و`13(k)` مهمة.\n\n"
        "| القاعدة 13(j) |\n|---|\n| 13 (k) |\n",
        norms=("13e",),
    )
    (passage,) = body.passages
    assert passage.text == "إن القاعدة 13(e) و13(f)-(h) و13(k) مهمة."
    assert "القاعدة <bdi>13(e)</bdi></a> و<bdi>13(f)-(h)</bdi> و<code>13" in quoted(passage)
    assert "عن <bdi>13(e)</bdi></h2>" in shown(body)
    assert "القاعدة <bdi>13(j)</bdi></th>" in shown(body)
    assert "<bdi>" not in shown(rendered("Norm 13(e) was cited.", norms=("13e",)))


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Muster named norm 13(e).\n", "norm 13(e)"),
        ("Muster named norm\n13(e).\n", "norm\n13(e)"),
        ("Muster named **norm** 13(e).\n", "norm** 13(e)"),
        ("Muster named *norm 13(e)*.\n", "norm 13(e)"),
        ("Muster named *norm* **13**(e).\n", "norm* **13**(e)"),
        ("Muster named norm&nbsp;13(e).\n", "norm&nbsp;13(e)"),
        ("Caf&eacute; &amp; more: Muster named norm 13(e).\n", "norm 13(e)"),
        ("Muster &#8212; named &#x6E;orm 13(e).\n", "&#x6E;orm 13(e)"),
        ("Muster named norm 13\\(e\\).\n", "norm 13\\(e\\)"),
        ("Muster named \\*norm 13(e)\\*.\n", "norm 13(e)"),
        ("Muster\nnamed\n\n> Before.\n>\n> Muster named\n> norm 13(e).\n", "norm 13(e)"),
        ("- One.\n- Muster named\n  norm 13(e).\n", "norm 13(e)"),
        ("Muster named [a site](https://norm.example/13e) and norm 13(e).\n", "norm 13(e)"),
        ("Muster named [words](norm:13e).\n", "words"),
        ("Muster named [*two* words][1].\n\n[1]: norm:13e\n", "two* words"),
        ("norm 13(e) stood in `norm 13(e)`.\n", "norm 13(e)"),
        ("`norm 13(e)` is code, norm 13(e) is not.\n", "norm 13(e)"),
        ("```\nnorm 13(e)\n```\n\nMuster named norm 13(e).\n", "norm 13(e)"),
        ("    norm 13(e)\n\nMuster named norm 13(e).\n", "norm 13(e)"),
        ("A note.[^1]\n\n[^1]: Not a passage.\n\nMuster named norm 13(e).\n", "norm 13(e)"),
        ("| a | b |\n|---|---|\n| named | c |\n\nMuster named norm 13(e).\n", "norm 13(e)"),
        ("Named\n: Muster named norm 13(e).\n", "norm 13(e)"),
        ("## Muster named\n\nMuster named norm 13(e).\n", "norm 13(e)"),
        ("Muster ¿ 規範 😀 named norm 13(e). {#pin}\n", "norm 13(e)"),
        ("[Muster](speaker:mira-muster)[^1] named norm 13(e).\n\n[^1]: norm\n", "norm 13(e)"),
        ("Muster named\tnorm\t13(e).\n", "norm\t13(e)"),
    ],
)  # fmt: skip
def test_a_citation_stands_where_it_is_written(body: str, words: str) -> None:
    """The place of a norm has exactly the words that name it, whatever marks stand between."""
    places = [p.spans["13e"] for p in rendered(body, norms=("13e",)).passages if "13e" in p.spans]
    assert [place.text.removesuffix("\\)") for place in places] == [words.removesuffix("\\)")]
    whole = summary(body).source.text
    assert places[0].start in {match.start() for match in re.finditer(re.escape(words), whole)}


def test_the_same_words_in_code_before_do_not_draw_the_place_away() -> None:
    """A block of code with the same words is passed over."""
    body = "    Muster named norm 13(e).\n\nMuster named norm 13(e).\n"
    (passage,) = rendered(body, norms=("13e",)).passages
    assert passage.spans["13e"].line == 10
    assert passage.span.line == 10


@pytest.mark.parametrize(
    "body",
    [
        "One.\n\nTwo.\n",
        "- One.\n    - Two.\n\n> Three\n> four.\n",
        "Term\n: One.\n\n## A\n\nOne.\n",
        "[One](https://example.org/) *two*\n`three`. {#pin}\n",
        "One.[^1]\n\n[^1]: One.\n\nOne.\n",
    ],
)
def test_a_passage_stands_where_it_is_written(body: str) -> None:
    """The letters of a passage are those at its place, and places come in order."""
    passages = rendered(body).passages
    for passage in passages:
        letters = re.sub(r"\]\([^)]*\)|\[\^1\]|\W", "", passage.span.text)
        assert letters == re.sub(r"\W", "", passage.text)
        assert inside(passage.span)
    starts = [passage.span.start for passage in passages]
    assert starts == sorted(starts)


def test_all_norms_of_a_range_are_cited() -> None:
    """`13(f)–(h)` are three; each has a place inside the words that give the range."""
    (passage,) = rendered("Muster named norms 13(f)–(h) of the GGE.\n").passages
    assert [citation.norm for citation in passage.citations] == ["13f", "13g", "13h"]
    assert passage.spans["13f"].text == "norms 13(f)"
    assert passage.spans["13g"].text.endswith("(h)")
    assert passage.spans["13h"].text.endswith("(h)")


def test_norms_are_linked_where_they_are_named() -> None:
    """The words that name a norm lead to its page, also inside emphasis."""
    body = rendered("Muster named norm 13(e) and *norms 13(j) and (k)*.\n", norms=("13e",))
    for norm, words in (("13e", "norm 13(e)"), ("13j", "13(j)"), ("13k", "(k)")):
        assert re.search(
            rf'<a class="or-norm" href="/norms/{norm}/"[^>]*>{re.escape(words)}</a>', shown(body)
        )
    assert quoted(body.passages[0]).count("<a ") == 3


def test_a_linked_norm_is_not_also_named() -> None:
    """Words that name a norm and are linked to it are one citation; other words are another."""
    (passage,) = rendered("Muster named [norm 13(e)](norm:13e) and [flaws](norm:13j).\n").passages
    assert [(r.norm, r.how) for r in passage.citations] == [
        ("13e", How.LINKED),
        ("13j", How.LINKED),
    ]
    assert quoted(passage).count("<a ") == 2


def test_naming_counts_more_than_linking() -> None:
    """Where the text gives the letter too, the citation is `named`."""
    (passage,) = rendered("Muster linked [flaws](norm:13j): norm 13(j).\n").passages
    assert [(r.norm, r.how) for r in passage.citations] == [("13j", How.NAMED)]


def test_marks_and_names_attribute() -> None:
    """A linked speaker is `stated`, a name with a verb of saying `inferred`."""
    first, second, third = rendered(
        "[She](speaker:mira-muster) named norm 13(e).\n\nMuster named norm 13(e).\n\nShe named norm 13(e).\n",
        norms=("13e",),
    ).passages
    assert [(r.speaker, r.basis) for r in first.citations] == [("mira-muster", Basis.STATED)]
    assert [(r.speaker, r.basis) for r in second.citations] == [("mira-muster", Basis.INFERRED)]
    assert [(r.speaker, r.basis) for r in third.citations] == [(None, None)]


@pytest.mark.parametrize("sign", ["\xad", "&shy;"])
def test_soft_hyphens_tear_nothing_apart(sign: str) -> None:
    """They come along from other programs, and cannot be seen."""
    text = f"Mus{sign}ter named nor{sign}m 13(e).\n"
    (passage,) = rendered(text, norms=("13e",)).passages
    assert [(r.speaker, r.norm) for r in passage.citations] == [("mira-muster", "13e")]
    assert passage.text == "Muster named norm 13(e)."


def test_kinds_have_plain_names() -> None:
    """The kinds are the words of the manual."""
    kinds = [str(passage.kind) for passage in rendered("One.\n\n- Two.\n\n> Three.\n").passages]
    assert kinds == ["paragraph", "item", "quotation"]


def test_what_is_nested_too_deeply_is_told_and_spoils_nothing_else() -> None:
    """A text that cannot be read has one message, and the next text is read as ever."""
    plain = "*One* norm 13(e).\n\n- Two.\n\n[^1]: x\n"
    before = rendered(plain, norms=("13e",))
    deep = "".join("    " * level + "- x\n" for level in range(300))
    for text in (deep, "- " * 1000 + "x\n"):
        body = rendered(text)
        assert codes(body.diagnostics) == [Code.NESTING]
        assert (shown(body), body.passages) == ("", ())
        assert rendered(plain, norms=("13e",)) == before


@pytest.mark.parametrize("mark", ["- ", "1. ", "> ", "- > ", "> 1. ", "\r- ", "*_"])
def test_every_depth_is_shown_or_told(mark: str) -> None:
    """Twenty levels are shown; however many more are told, and never too many for the program."""
    for levels in (20, 33, 49, 99, 150, 250, 400, 2000):
        body = rendered(mark * levels + "Deep.\n")
        assert "Deep." in shown(body) or (codes(body.diagnostics) == [Code.NESTING] and levels > 20)
