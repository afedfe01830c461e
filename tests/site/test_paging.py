"""Long lists in pages, by year and by letter."""

from __future__ import annotations

from onrecord.site.paging import ENTRIES, NAMES, SINGLE_YEARS, by_letter, by_year, span_words, spans
from onrecord.site.words import words_in


def test_short_list_stands_on_one_page() -> None:
    """A list of fifty is not paged."""
    entries = [2018] * ENTRIES
    (sheet,) = by_year("norms/13e/", "norms/13e/", entries, int)
    assert sheet.shown == tuple(entries)
    assert sheet.years == ()


def test_long_list_is_paged_by_year() -> None:
    """The first page shows the newest year; then every year stands whole on its own page."""
    entries = [2020] * 2 + [2019] * 40 + [2018] * 30
    first, *rest = by_year("norms/13e/", "norms/13e/", entries, int)
    assert (first.shown, first.newest_only) == ((2020, 2020), 2020)
    assert [(s.url, s.year, len(s.shown)) for s in rest] == [
        ("norms/13e/2020/", 2020, 2),
        ("norms/13e/2019/", 2019, 40),
        ("norms/13e/2018/", 2018, 30),
    ]
    assert [(w.words, w.number, w.current) for w in rest[1].years] == [
        ("2020", 2, False),
        ("2019", 40, True),
        ("2018", 30, False),
    ]


def test_spans_have_silent_years() -> None:
    """A year between two others is there though nothing happened in it."""
    assert spans([2018, 2020, 2018]) == ((2018,), (2019,), (2020,))
    assert spans([]) == ()


def test_many_years_share_a_span() -> None:
    """All before the last few: however old the oldest, there are never more spans."""
    assert len(spans(range(1, 2026))) == SINGLE_YEARS + 1
    first, second, *_, last = spans([1998, 2025])
    assert (first, second, last) == ((1998, 1999, 2000, 2001), (2002,), (2025,))
    assert spans([2001, 2025])[0] == (2001,)


def test_spans_in_words() -> None:
    """One year is a number."""
    assert span_words(words_in("en"), (2025,)) == "2025"
    assert span_words(words_in("en"), (1998, 1999)) == "until 1999"


def test_short_list_is_grouped_on_one_page() -> None:
    """The ways to the letters stay on the page."""
    (sheet,) = by_letter("speakers/", ["1st", "Ábel", "Anna", "Zoë"], str)
    assert [(g.letter, g.entries) for g in sheet.groups] == [
        ("0-9", ("1st",)),
        ("A", ("Ábel", "Anna")),
        ("Z", ("Zoë",)),
    ]
    assert [way.url for way in sheet.letters] == ["speakers/#other", "speakers/#a", "speakers/#z"]


def test_long_list_has_a_page_for_each_letter() -> None:
    """The first page shows the first letter, so that it is not empty."""
    names = [f"A{i}" for i in range(NAMES)] + ["B"]
    first, a, b = by_letter("speakers/", names, str)
    assert first.letter is None
    assert first.groups == a.groups
    assert (a.url, a.letter) == ("speakers/letters/a/", "A")
    assert b.groups[0].entries == ("B",)
    assert [way.current for way in b.letters] == [False, True]


def test_empty_list_has_one_page() -> None:
    """A list of nobody still says so."""
    nobody: list[str] = []
    (sheet,) = by_letter("speakers/", nobody, str)
    assert sheet.groups == ()
