"""References in styles: what the guides ask for, in every language, and as citeproc-py writes them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from importlib.resources import files
from typing import Any

import pytest
from citeproc import CitationStylesStyle
from hypothesis import given
from hypothesis import strategies as st

from onrecord.site.styles import STYLES, Cited, styled, written
from onrecord.site.words import languages, words_in
from tests.samples import fewer

PAGE = Cited(
    "Norms in practice",
    "summary of remarks by Ann Example, written from notes, read whole",
    "A Site",
    date(2018, 12, 11),
    has_day=True,
    url="https://example.org/x/#p-1",
    number=3,
)
ENGLISH = words_in("en")
SHEETS = files("onrecord") / "data" / "styles"


def style(name: str, locale: str | None = None) -> Any:
    """Return a style as citeproc-py reads it."""
    with (SHEETS / f"{name}.csl").open("rb") as file:
        return CitationStylesStyle(file, locale=locale, validate=True)


def item(cited: Cited) -> dict[str, Any]:
    """Return as an item of CSL-JSON what a reference is to."""
    parts = [cited.date.year, cited.date.month, cited.date.day]
    known = {
        "id": "x",
        "type": "paper-conference",
        "title": cited.title,
        "genre": cited.what,
        "publisher": cited.publisher,
        "issued": {"date-parts": [parts if cited.has_day else parts[:2]]},
        "URL": cited.url,
    }
    return {key: value for key, value in known.items() if value}


def plain(text: str) -> str:
    """Return a text without the signs that keep texts from the right apart."""
    return text.translate({0x2068: None, 0x2069: None})


def written_in_full(cited: Cited, locale: str | None = None) -> list[str]:
    """Return what citeproc-py makes of an item, without any placeholder."""
    number = str(cited.number) if cited.number else ""
    return [written(style(name, locale), item(cited), number) for name in STYLES]


def test_styles_are_what_csl_allows() -> None:
    """Each file fits the schema of CSL: citeproc-py would warn, and a warning is an error here."""
    assert {f"{name}.csl" for name in STYLES} == {file.name for file in SHEETS.iterdir()}
    for name in STYLES:
        assert style(name).root.get("class") in {"in-text", "note"}


def test_a_paragraph_in_each_style() -> None:
    """Title, what it is, who published it, when, which paragraph and where; nobody is an author."""
    names, texts = zip(*styled(ENGLISH, PAGE), strict=True)
    assert names == ("Chicago author-date", "APA", "OSCOLA")
    chicago, apa, oscola = texts
    assert chicago == (
        "“Norms in practice.” 2018. Summary of remarks by Ann Example, written from notes, read "
        "whole. A Site. December 11, 2018, ¶ 3. https://example.org/x/#p-1"
    )
    assert apa == (
        "Norms in practice [Summary of remarks by Ann Example, written from notes, read whole]. "
        "(2018, December 11). A Site, para. 3. https://example.org/x/#p-1"
    )
    assert oscola == (
        "‘Norms in practice’, summary of remarks by Ann Example, written from notes, read whole "
        "(A Site, 11 December 2018) para 3 <https://example.org/x/#p-1>"
    )


def test_a_whole_summary_of_which_little_is_known() -> None:
    """Without a day, a number and an address, nothing stands in their place."""
    cited = replace(PAGE, has_day=False, number=0, url="")
    chicago, apa, oscola = (text for _, text in styled(ENGLISH, cited))
    assert chicago.endswith("read whole. A Site. December 2018.")
    assert apa.endswith("read whole]. (2018, December). A Site.")
    assert oscola.endswith("read whole (A Site, December 2018)")


def test_months_and_quotes_are_those_of_the_language() -> None:
    """In French too, and the first of a month is called as everywhere on the site."""
    cited = replace(PAGE, date=date(2018, 2, 1), what="compte rendu des propos d’Ann")
    chicago, apa, oscola = (text for _, text in styled(words_in("fr"), cited))
    assert chicago.startswith("«\xa0Norms in practice\xa0». 2018. Compte rendu des propos d’Ann. ")
    assert "1er février 2018, ¶ 3. " in chicago
    assert "(2018, 1er février). A Site, paragr. 3. " in apa
    assert "(A Site, 1er février 2018) paragr 3 <" in oscola


def test_spanish_days_are_written_in_spanish() -> None:
    """The day is of the month, in every style."""
    words = words_in("es")
    chicago, apa, oscola = (text for _, text in styled(words, PAGE))
    assert chicago.startswith("«Norms in practice». 2018. Summary of ")
    assert "11 de diciembre de 2018, ¶ 3. " in chicago
    assert "(2018, 11 de diciembre). A Site, párr. 3. " in apa
    assert "(A Site, 11 de diciembre de 2018) párr 3 <" in oscola


def test_among_words_from_the_right_others_keep_their_order() -> None:
    """An address between angle brackets would be turned around there, and a day would join a name."""
    texts = [text for _, text in styled(words_in("ar"), PAGE)]
    for text in texts:
        for part in (PAGE.title, PAGE.publisher, PAGE.url):
            assert f"\u2068{part}\u2069" in text
    assert [plain(text) for text in texts] == written_in_full(PAGE, "ar")


@pytest.mark.parametrize("end", [".", "?", "!", "…", "؟"])
def test_a_title_that_ends_as_a_sentence_gets_no_full_stop(end: str) -> None:
    """One sign is enough."""
    cited = replace(PAGE, title=f"So{end}", publisher=f"Site{end}")
    chicago, apa, _ = (text for _, text in styled(ENGLISH, cited))
    assert plain(chicago).startswith(f"“So{end}” 2018. Summary")
    assert f"Site{end} December" in plain(chicago)
    assert plain(apa).startswith(f"So{end} [Summary")


@pytest.mark.parametrize(("language", "locale"), [("en", None), ("es", "es-ES"), ("fr", "fr-FR")])
def test_every_day_is_written_as_citeproc_writes_it(language: str, locale: str | None) -> None:
    """The figures and months that are filled in are those that the library would have written."""
    words = words_in(language)
    for day in (date(2019, 1, 2) + timedelta(days=17 * i) for i in range(22)):
        for has_day in (True, False):
            cited = replace(PAGE, date=day, has_day=has_day)
            expected = written_in_full(cited, locale)
            # CSL means to have it so, and citeproc-py writes a bare figure.
            shown = [
                text.replace(f"{words.locale.first} ", "1 ") for _, text in styled(words, cited)
            ]
            assert shown == expected, day


@fewer(40)
@given(
    title=st.text("aZ0é {}<>&\"'\\#%7ع\ue000", min_size=1).map(str.strip).filter(bool),
    what=st.text("abc {}<>&7", min_size=1).map(str.strip).filter(bool),
    number=st.integers(0, 99),
    url=st.sampled_from(["", "https://example.org/7777/29/December/#n"]),
)
def test_whatever_is_filled_in_is_what_citeproc_would_write(
    title: str, what: str, number: int, url: str
) -> None:
    """Braces, markup, quotation marks and figures stay what they are, and stand where they should."""
    cited = replace(PAGE, title=title, what=f"a{what}", number=number, url=url)
    assert [plain(text) for _, text in styled(ENGLISH, cited)] == written_in_full(cited)


def test_every_language_of_the_site_is_known_to_csl() -> None:
    """A new language of the interface says so here, if its references stay English."""
    for language in languages():
        cited = replace(PAGE, date=date(2018, 3, 2))
        assert (
            words_in(language).locale.month(date(2018, 3, 2)).split()[0]
            in (styled(words_in(language), cited)[2][1])
        )
