"""Days, numbers and lists as a language writes them."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.site.locales import Locale, forms

ENGLISH, FRENCH = Locale("en_001", "1"), Locale("fr", "1er")
DAY = date(2018, 12, 11)


def test_days_are_written_out() -> None:
    """A day has its month in letters, so that no reader takes it for another."""
    assert (ENGLISH.day(DAY), ENGLISH.short_day(DAY)) == ("11 December 2018", "11 Dec 2018")
    assert (FRENCH.day(DAY), FRENCH.short_day(DAY)) == ("11 décembre 2018", "11 déc. 2018")
    assert (ENGLISH.month(DAY), FRENCH.month(DAY)) == ("December 2018", "décembre 2018")


def test_first_day_of_a_month_has_a_name() -> None:
    """French counts the first day and numbers the others."""
    assert FRENCH.day(date(2018, 5, 1)) == "1er mai 2018"
    assert FRENCH.day(date(2018, 5, 2)) == "2 mai 2018"
    assert ENGLISH.day(date(2018, 5, 1)) == "1 May 2018"


@pytest.mark.parametrize(
    ("number", "english", "french"),
    [
        pytest.param(0, "0", "0", id="none"),
        pytest.param(999, "999", "999", id="short"),
        pytest.param(1204, "1,204", "1\u202f204", id="long"),
    ],
)
def test_numbers(number: int, english: str, french: str) -> None:
    """The digits of a long number are parted, in French by a narrow space that does not break."""
    assert ENGLISH.number(number) == english
    assert FRENCH.number(number) == french


def test_listing() -> None:
    """The last of several words is joined by an and."""
    assert ENGLISH.listing([]) == ""
    assert ENGLISH.listing(["a"]) == "a"
    assert ENGLISH.listing(["a", "b", "c"]) == "a, b and c"
    assert FRENCH.listing(["a", "b", "c"]) == "a, b et c"


def test_forms_after_a_number() -> None:
    """Nought is one in French, and not in English."""
    assert [ENGLISH.form(number) for number in (0, 1, 2)] == ["other", "one", "other"]
    assert [FRENCH.form(number) for number in (0, 1, 2)] == ["one", "one", "other"]
    assert forms("fr") == {"one", "many", "other"}


def test_names_of_languages() -> None:
    """A language has a name where one is known, whatever its region; else its code."""
    assert (ENGLISH.language("fr-CH"), FRENCH.language("fr-CH")) == ("French", "français")
    assert ENGLISH.language("qqq") == "qqq"
