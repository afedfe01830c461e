"""Paging by letter."""

from __future__ import annotations

from onrecord.site import letters


def test_short_list_is_grouped_on_one_page() -> None:
    """The ways to the letters stay on the page."""
    (sheet,) = letters.sheets("speakers/", ["1st", "Ábel", "Anna", "Zoë"], str)
    assert [(g.letter, g.entries) for g in sheet.groups] == [
        ("0-9", ("1st",)),
        ("A", ("Ábel", "Anna")),
        ("Z", ("Zoë",)),
    ]
    assert [way.url for way in sheet.letters] == ["speakers/#other", "speakers/#a", "speakers/#z"]


def test_long_list_has_a_page_for_each_letter() -> None:
    """The first page shows the first letter, so that it is not empty."""
    names = [f"A{i}" for i in range(letters.PAGE)] + ["B"]
    first, a, b = letters.sheets("speakers/", names, str)
    assert first.letter is None
    assert first.groups == a.groups
    assert (a.url, a.letter) == ("speakers/letters/a/", "A")
    assert b.groups[0].entries == ("B",)
    assert [way.current for way in b.letters] == [False, True]


def test_empty_list_has_one_page() -> None:
    """A list of nobody still says so."""
    nobody: list[str] = []
    (sheet,) = letters.sheets("speakers/", nobody, str)
    assert sheet.groups == ()
