"""Places in the Markdown that rendered text came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.samples import LAW, rendered

WORDS = st.sampled_from(
    [
        "plain words", "**bold** and *it*", 'a [link](https://a.example/b(c)d "t") x', "[ref][r] text",
        "[ref][gone] text", "an &amp; entity &eacute;", "`code norm`", "line one\nline two", "note[^1] here",
        "note[^gone] here", "<https://auto.example/x1>", r"a\*b escaped", "3 < 4 > 2", "“curly” – dash",
        "émigré 規範", "[text](norm:13j)", "[short]", "foo_bar_baz", "![pic](x.png)", "![p][r]", "word  \nbreak",
        "a {#word} inside", "http://bare.example/9x9", "1. no list", r"C++ \[esc\]", "ﬁ ²³ ½", "ß ǆ İ",
    ]
)  # fmt: skip
BLOCKS = st.sampled_from(
    [
        "{}", "## {}", "> {}\n> more", "- {}\n- {}", "1. {}\n2. x\n\n   {}", "| a | {} |\n|---|---|\n| b | {} |",
        "term {}\n: def {}", "```\n{} code\n```", "    indented {}", "{}\n===", "* * *",
        "[r]: https://r.example/zz99 'Title here'", "[^1]: note {}\n\n    more {}",
    ]
)  # fmt: skip


@LAW
@given(st.lists(BLOCKS, max_size=6), st.lists(WORDS, min_size=14, max_size=14), st.integers(0, 6))
def test_a_norm_is_found_where_it_stands(blocks: list[str], words: list[str], at: int) -> None:
    """Whatever stands around it, the place of a cited norm is that of its letter."""
    left = iter(words[1:])
    filled = ["".join(p + next(left, "") for p in block.split("{}")) for block in blocks]
    filled.insert(at, f"Here {words[0]} norm 13(e) stands.")
    text = "\n\n".join(filled)
    spans = [p.spans["13e"] for p in rendered(text + "\n").passages if "13e" in p.spans]
    assert [span.text[-5:] for span in spans] == ["13(e)"]


@pytest.mark.parametrize("behind", ["plain words", "'Title'more"])
def test_what_is_no_definition_is_text(behind: str) -> None:
    """With other words behind the address, what refers to it is read as it stands."""
    text = f"Here [a][r] norm 13(e) stands.\n\n[r]: https://r.example/ {behind}\n"
    (span,) = [p.spans["13e"] for p in rendered(text).passages if "13e" in p.spans]
    assert span.text == "norm 13(e)"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[x](java&#115;cript:f(1))", "java&#115;cript:f(1)"),
        ("[x](<java\tscript:f>)", "java\tscript:f"),
        ('[x](javascript:f "title")', "javascript:f"),
        ("[x][r]\n\n" + "more\n\n" * 200 + "[r]: javascript:f", "javascript:f"),
        ("[x][r]\n\n[r]: <java&Tab;script:f> 'title'", "java&Tab;script:f"),
        ("Nothing refers to it.\n\n[r]: data:text/html,f", "data:text/html,f"),
    ],
)
def test_an_address_is_found_where_it_stands(text: str, place: str) -> None:
    """The address itself is underlined, written with entities or defined far away."""
    assert [item.span.text for item in rendered(text + "\n").diagnostics] == [place]


@pytest.mark.parametrize("words", [r"\[", r"\]", r"\!\[\\\]\`", r"a \[b\] c", r"\\", "\\", r"\][x"])
def test_a_picture_is_found_where_it_stands(words: str) -> None:
    """Brackets in its words do not end them where they are escaped."""
    body = rendered(f"Before it.\n\n![{words}](x.png)\n\nBehind it.\n")
    lines = [item.span.source.text.splitlines()[item.span.line - 1] for item in body.diagnostics]
    assert lines == [f"![{words}](x.png)"]


@pytest.mark.parametrize(
    "line",
    [
        "![\t[ \t] ](x.png)", "![](x.png)", "[](javascript:)", r"[](<\&quot;>)", r'[](<&quot;> "&amp;")  [](<\&quot;> "&amp;")',
        "*<br>*", "“&#8203;”",
    ],
)  # fmt: skip
@pytest.mark.parametrize("below", ["", "\n\nBehind it."])
def test_what_has_no_letters_is_found_where_it_stands(line: str, below: str) -> None:
    """A message about it is told of its own line, at the end of a text and before others."""
    body = rendered(f"[Nobody](norm:13e) agreed.\n\n{line}{below}\n", norms=("13e",))
    assert body.diagnostics
    lines = [item.span.source.text.splitlines()[item.span.line - 1] for item in body.diagnostics]
    assert {*lines} == {line}
