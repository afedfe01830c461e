"""Time marks: a paragraph says where in the recording it begins, and nothing else changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.body import time_marks
from onrecord.diagnostics import Code
from tests.samples import LAW, codes, rendered

PLAIN = """\
Muster opened the discussion.

**MUSTER:** Norm 13(e) comes first.

- Norm 13(j), she said, comes next;
- so does [that of teams](norm:13k). {#teams}

> What holds offline holds online.[^1]

[^1]: A note.
"""

MARKED = """\
{t=0:05} Muster opened the discussion.

{t=1:02}
**MUSTER:** Norm 13(e) comes first.

- {t=12:34} Norm 13(j), she said, comes next;
- so does [that of teams](norm:13k). {t=59:59} {#teams}

> What holds offline holds online.[^1] {t=1:02:03}

[^1]: A note.
"""


def test_a_mark_changes_nothing_but_the_time() -> None:
    """Numbers, anchors, words, HTML, citations and speakers are those of the text without marks."""
    before, after = rendered(PLAIN), rendered(MARKED)
    assert codes(after.diagnostics) == []
    moments = [one.moment and one.moment.seconds for one in after.passages]
    assert moments == [5, 62, 754, 3599, 3723]
    for plain, marked in zip(before.passages, after.passages, strict=True):
        assert vars(marked) | {"moment": None, "span": 0, "spans": 0} == (
            vars(plain) | {"span": 0, "spans": 0}
        )
        assert marked.span.text == plain.span.text
        assert [one.text for one in marked.spans.values()] == [
            one.text for one in plain.spans.values()
        ]


def test_the_place_of_a_mark_is_known() -> None:
    """A rule can point at it."""
    spans = [one.moment.span for one in rendered(MARKED).passages if one.moment]
    assert [span.text for span in spans] == [
        "{t=0:05}",
        "{t=1:02}",
        "{t=12:34}",
        "{t=59:59}",
        "{t=1:02:03}",
    ]


@pytest.mark.parametrize(
    ("mark", "better"),
    [
        ("{t=75:10}", "{t=1:15:10}"),
        ("{t=754}", "{t=12:34}"),
        ("{t=12:34.500}", ""),
        ("{t=1:2:3}", "{t=1:02:03}"),
        ("{T=12:34}", "{t=12:34}"),
        ("{t:12:34}", "{t=12:34}"),
        ("{ t = 12:34 }", "{t=12:34}"),
        ("{t=12m34s}", "{t=12:34}"),
        ("{t=12:99}", ""),
        ("{t=noon}", ""),
        ("{t=}", ""),
        ("{t=12:34", "{t=12:34}"),
        ("{t=-1:00}", "{t=1:00}"),
        ("{12:34}", "{t=12:34}"),
        ("{ 1:02:03 }", "{t=1:02:03}"),
        ("{t=１２:３４}", ""),
    ],
)
def test_a_mark_that_is_no_time(mark: str, better: str) -> None:
    """It is no text either; where its numbers tell, the hint says how it is written."""
    body = rendered(f"{mark} Muster spoke about trust.\n")
    (told,) = body.diagnostics
    assert (told.code, told.span.text) == (Code.TIME_MARK, mark)
    assert better in told.hint
    assert body.passages[0].text == "Muster spoke about trust."
    assert body.passages[0].moment is None


@pytest.mark.parametrize(
    ("body", "place", "words"),
    [
        ("{t=24:00:00} Muster spoke.\n", "{t=24:00:00}", "a day or more"),
        ("{t=1:00} Muster spoke. {t=2:00}\n", "{t=2:00}", "second time"),
        ("Muster {t=1:00} spoke.\n", "{t=1:00}", "within the text"),
        ("## A heading {t=1:00}\n\nMuster spoke.\n", "{t=1:00}", "no paragraph"),
        ("{t=1:00}\n\nMuster spoke.\n", "{t=1:00}", "no paragraph"),
        ("| a {t=1:00} |\n|---|\n| b |\n\nMuster spoke.\n", "{t=1:00}", "no paragraph"),
        ("Muster spoke.[^1]\n\n[^1]: Aside. {t=1:00}\n", "{t=1:00}", "no paragraph"),
    ],
)
def test_a_mark_where_it_has_no_meaning(body: str, place: str, words: str) -> None:
    """Each is told once, at its place, and is no text."""
    found = rendered(body)
    (told,) = found.diagnostics
    assert told.code == Code.TIME_MARK
    assert told.span.text == place
    assert words in told.message
    assert "{t=" not in found.text


def test_code_may_speak_of_marks() -> None:
    """Between backticks it is a text, in its place."""
    body = rendered("Write `{t=12:34}` there.\n\nMuster spoke about norm 13(e).\n")
    assert codes(body.diagnostics) == []
    assert body.passages[0].text == "Write {t=12:34} there."
    assert body.passages[1].span.text == "Muster spoke about norm 13(e)"


def test_marks_of_attribute_lists_stay_words() -> None:
    """`{: #id .class}` of other Markdown means nothing here, and is shown as it stands."""
    assert rendered("Muster spoke. {: .loud t=1 }\n").passages[0].text.endswith("{: .loud t=1 }")


def test_a_link_on_a_mark_is_not_lost_in_silence() -> None:
    """What is left of it has no words, and that is told."""
    body = rendered("Muster spoke. [{t=1:00}](https://example.org/)\n")
    assert codes(body.diagnostics) == ["OR511"]


WORDS = st.sampled_from(
    "Muster said that norm 13(e) matters, **MUSTER:** [she](speaker:mira-muster) *we* `code` &amp; \\* "
    "Exempel agreed. It“s {#a b} 12:34 {x} ندوة".split(" ")
)
PARAGRAPHS = st.lists(st.lists(WORDS, min_size=1, max_size=8).map(" ".join), min_size=1, max_size=4)
STARTS = st.sampled_from(["", "- ", "> ", "1. "])


@given(st.data())
@LAW
def test_marks_change_nothing_in_any_text(data: st.DataObject) -> None:
    """Whatever the words, and whether the mark stands before or behind them."""
    paragraphs = data.draw(PARAGRAPHS)
    start = data.draw(STARTS)
    before = data.draw(st.lists(st.booleans(), min_size=4, max_size=4))
    marks = [time_marks.written(number) for number in range(len(paragraphs))]
    marked = [
        f"{start}{mark} {text}" if first else f"{start}{text} {mark}"
        for text, mark, first in zip(paragraphs, marks, before, strict=False)
    ]
    one = rendered("\n\n".join(f"{start}{text}" for text in paragraphs) + "\n")
    other = rendered("\n\n".join(marked) + "\n")
    assert [p.text for p in one.passages] == [p.text for p in other.passages]
    assert [p.anchor for p in one.passages] == [p.anchor for p in other.passages]
    assert [p.html for p in one.passages] == [p.html for p in other.passages]
    assert [p.statements for p in one.passages] == [p.statements for p in other.passages]
    assert codes(one.diagnostics) == codes(other.diagnostics)
    times = [p.moment.seconds for p in other.passages if p.moment]
    assert times == list(range(len(paragraphs)))


@given(st.integers(min_value=0, max_value=time_marks.LIMIT - 1))
@LAW
def test_a_time_is_read_as_it_is_written(time: int) -> None:
    """Whatever the time."""
    assert time_marks.seconds(time_marks.written(time)) == time
    assert time_marks.meant(time_marks.written(time)) == time_marks.written(time)
