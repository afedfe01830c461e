"""Where the links of a body lead."""

from __future__ import annotations

import html
import re

import pytest

from onrecord.diagnostics import Code
from tests.samples import NAME, codes, rendered, shown

AROUND = ("2020-03-05-next",)


def hrefs(body: str) -> list[str]:
    """Return where the links of a body lead, but for the numbers of its passages."""
    tags = re.findall(r"<a [^>]*>", shown(rendered(body, summaries=AROUND)))
    found = [re.search(r'href="([^"]*)"', tag) for tag in tags if "or-number" not in tag]
    return [html.unescape(match[1]) for match in found if match]


@pytest.mark.parametrize(
    ("link", "href"),
    [
        ("[x](https://example.org/)", "https://example.org/"),
        ("[x](http://example.org/a?b=1&c=2#d)", "http://example.org/a?b=1&c=2#d"),
        ("[x](https://example.org/?a=1&amp;b=2)", "https://example.org/?a=1&b=2"),
        ("[x](HTTPS://example.org/)", "HTTPS://example.org/"),
        ("<https://example.org/?a=1&b=2>", "https://example.org/?a=1&b=2"),
        ("[x](mailto:mira@example.org)", "mailto:mira@example.org"),
        ("<mira@example.org>", "mailto:mira@example.org"),
        ("[x](norm:13j)", "/norms/13j/"),
        ("[x](NORM:13j)", "/norms/13j/"),
        ("[x](speaker:mira-muster)", "/speakers/mira-muster/"),
        ("[x](2020-03-05-next.md)", "/summaries/2020-03-05-next/"),
        ("[x](./2020-03-05-next.md#p-1)", "/summaries/2020-03-05-next/#p-1"),
        ("[x](../summaries/2020-03-05-next.md)", "/summaries/2020-03-05-next/"),
        (f"[x]({NAME}.md)", f"/summaries/{NAME}/"),
        ("[x][1]\n\n[1]: https://example.org/", "https://example.org/"),
        ('[x](https://example.org/ "A title")', "https://example.org/"),
        ("[x](https://example.org/a b.pdf)", "https://example.org/a%20b.pdf"),
        ("[x](<https://example.org/a b.pdf>)", "https://example.org/a%20b.pdf"),
        ("[x](/files/a b.pdf)", "/files/a%20b.pdf"),
        ("[x](norm: 13j)", "/norms/13j/"),
        ("[`x`](norm:13j)", "/norms/13j/"),
        ("*[x](norm:13j)*", "/norms/13j/"),
        ("[*x* y](norm:13j)", "/norms/13j/"),
    ],
)
def test_a_link_leads_where_it_says(link: str, href: str) -> None:
    """The web, letters, norms, speakers and other summaries can be linked."""
    body = rendered(link + "\n", summaries=AROUND)
    assert body.diagnostics == ()
    assert hrefs(link + "\n") == [href]


def test_words_that_mean_no_norm_are_plain_words() -> None:
    """The mark is for the index; readers see no link."""
    body = rendered("*A [chain](norm:none)*\n")
    assert body.diagnostics == ()
    assert body.passages[0].html == ("<em>A chain</em>",)


@pytest.mark.parametrize(
    ("link", "code", "words"),
    [
        ("[x](javascript:alert(1))", Code.ADDRESS, "javascript:alert(1)"),
        ("[x](JAVASCRIPT:alert)", Code.ADDRESS, "JAVASCRIPT:alert"),
        ("[x](data:text/html;base64,x)", Code.ADDRESS, "data:text/html;base64,x"),
        ("[x](vbscript:x)", Code.ADDRESS, "vbscript:x"),
        ("[x](file:///etc/passwd)", Code.ADDRESS, "file:///etc/passwd"),
        ("[x](//example.org/)", Code.ADDRESS, "//example.org/"),
        ("[x](/\\example.org/)", Code.ADDRESS, "/\\example.org/"),
        ("[x](https:example.org)", Code.ADDRESS, "https:example.org"),
        ("[x](https://exa%6Dple.org/)", Code.ADDRESS, "https://exa%6Dple.org/"),
        ("[x](https://?x)", Code.ADDRESS, "https://?x"),
        ("<ftp://example.org/>", Code.ADDRESS, "ftp://example.org/"),
        ("[x][1]\n\n[1]: javascript:x", Code.ADDRESS, "javascript:x"),
        ("[](javascript:x)", Code.ADDRESS, "javascript:x"),
        ("[x](norm:13z)", Code.NORM_ID, "norm:13z"),
        ("[x](norm:13(e))", Code.NORM_ID, "norm:13(e)"),
        ("[x](norm:)", Code.NORM_ID, "norm:"),
        ("[x](speaker:nobody)", Code.NOT_DECLARED, "speaker:nobody"),
        ("[x](speaker:zoe-van-der-probe)", Code.NOT_DECLARED, "speaker:zoe-van-der-probe"),
        ("[x](2020-03-06-none.md)", Code.UNKNOWN_SUMMARY, "2020-03-06-none.md"),
        ("[x](2020-03-05-nexd.md#p)", Code.UNKNOWN_SUMMARY, "2020-03-05-nexd.md"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "block",
    ["{}", "- {}", "- x\n    - {}", "> {}", "## {}", "T\n: {}", "{}\n: x", "| {} |\n|---|\n| x |", "x[^9]\n\n[^9]: {}"],
    ids=["paragraph", "item", "nested", "quotation", "heading", "definition", "term", "table", "note"],
)  # fmt: skip
def test_a_link_that_leads_nowhere_is_told_at_its_place(
    link: str, code: Code, words: str, block: str
) -> None:
    """In every kind of block there is one message, and no such link is on the page."""
    text, *definition = link.split("\n\n")
    body = rendered("\n\n".join([block.format(text), *definition]) + "\n", summaries=AROUND)
    assert codes(body.diagnostics) == [code]
    # A cell that holds no letter at all is told at the cell next to it.
    if not (text.startswith("[]") and block.startswith("|")):
        assert body.diagnostics[0].span.text.startswith(words)
    assert "script:" not in shown(body)
    assert 'href="norm:' not in shown(body)


@pytest.mark.parametrize(
    "link",
    [
        "[x](java\tscript:alert(1))",
        "[x](<java\tscript:alert(1)>)",
        "[x](java&Tab;script:alert(1))",
        "[x](java&NewLine;script:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](&#x6A;avascript&colon;alert(1))",
        "[x](\\javascript:alert(1))",
        "[x](< javascript:alert(1)>)",
        "[x](\\\\\\\\example.org/)",
        "[x](javascript&#58;alert(1))",
        "<javascript:alert(1)>",
        "[x](JaVaScRiPt:alert(1) 'title')",
        "[x]: javascript:alert(1)\n\n[x]",
        "<a href='javascript:alert(1)'>x</a>",
        '[x](https://example.org/"onclick="alert(1))',
        "[x](https://example.org/ \"' onclick='alert(1)\")",
        "![x](javascript:alert(1))",
        "[![x](x)](javascript:alert(1))",
    ],
)
def test_tricks_with_addresses_fail(link: str) -> None:
    """However it is written, no script is run from a page."""
    for tag in re.findall(r"<[a-z][^>]*>", shown(rendered(link + "\n"))):
        assert not re.search(
            r"""(?:href|src)=["']?\s*(?:java|data|vb|//|\\)""", tag, re.IGNORECASE
        ), tag
        assert not re.search(r"\son\w+=", re.sub(r'"[^"]*"', '""', tag)), tag


def test_the_nearest_is_suggested() -> None:
    """A mistyped id gets the one that is meant, in the form that can be pasted."""
    hints = [
        rendered(f"[x]({link})\n", summaries=AROUND).diagnostics[0].hint
        for link in ("speaker:mira-mustre", "2020-03-05-nexd.md", "norm:j")
    ]
    assert "`speaker:mira-muster`" in hints[0]
    assert "`2020-03-05-next.md`" in hints[1]
    assert "`norm:13j`" in hints[2]


def test_links_to_others_do_not_tell_where_they_come_from() -> None:
    """A link out of the site opens without a way back."""
    assert 'rel="noopener' in shown(rendered("[x](https://example.org/)\n"))


@pytest.mark.parametrize(
    "link", ["[](https://example.org/)", "[](norm:13j)", "[ ](norm:13j)", "[](2020-03-05-next.md)"]
)
def test_a_link_has_words(link: str) -> None:
    """A link that nobody can see is told, and cites nothing."""
    body = rendered(f"Words {link}.\n", summaries=AROUND)
    assert codes(body.diagnostics) == [Code.NO_WORDS]
    assert body.passages[0].citations == ()


@pytest.mark.parametrize(
    "text",
    [
        "[x]: <javascript:hit()>",
        "[x]: <<javascript:hit()>>",
        '[x]: javascript:hit()"A title"',
        "- [x]: javascript:hit()",
        "> [x]: javascript:hit()",
        "1. - [x]: javascript:hit()",
        "Noted.[^1]\n\n[^1]: [x]: javascript:hit()",
        "Term\n:   [x]: javascript:hit()",
        "[]: javascript:hit()",
    ],
)
def test_a_definition_is_told_at_its_place(text: str) -> None:
    """Also where no link uses it, and wherever it stands."""
    body = rendered(f"Words above.\n\n{text}\n")
    assert [item.span.text for item in body.diagnostics] == ["javascript:hit()"]
