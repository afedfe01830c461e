"""What is told to Pagefind of a thing that can be found."""

from __future__ import annotations

import json

from onrecord.search.search_record import EVERYTHING, Facet, SearchRecord, unmarked, words


def test_facts_stand_behind_the_address() -> None:
    """A browser that joins two slashes leaves them whole."""
    record = SearchRecord("norms/13e/", "en", "Text", facts={"url": "https://example.org//a"})
    url, _, facts = record.address.partition(" ")
    assert url == "norms/13e/"
    assert "//" not in facts
    assert json.loads(facts) == {"url": "https://example.org//a"}


def test_record_without_a_text_has_its_title() -> None:
    """Pagefind drops what is empty."""
    assert SearchRecord("a/", "en", " ", "A title").content == "A title"
    assert SearchRecord("a/", "en", "A text", "A title").content == "A text"


def test_fields_hold_each_word_once_and_what_everything_has() -> None:
    """Words that Pagefind cannot make plain are there twice, once plain."""
    record = SearchRecord(
        "a/", "en", "Text", "Łukasz", ("Łukasz", "lukasz dawny"), ("Text text more",)
    )
    assert record.meta == {
        "title": "Łukasz",
        "names": "Łukasz lukasz dawny",
        "about": "Text more lukasz",
        "all": EVERYTHING,
    }
    assert SearchRecord("a/", "en", "Text").meta == {"all": EVERYTHING}


def test_only_words_that_pagefind_cannot_make_plain_are_added() -> None:
    """It takes off signs by itself; letters of their own it leaves."""
    record = SearchRecord("a/", "en", "Radunović met Đorđe, Đorđe and Łukasz.", "T")
    assert record.meta["about"] == "dorde lukasz"


def test_marks_of_pagefind_are_no_part_of_a_text() -> None:
    """Nobody's text weighs more than another's, or has an anchor of its own."""
    assert unmarked("a ___PAGEFIND_WEIGHT___5  b\u200bc") == "a __PAGEFIND_WEIGHT__5 bc"
    assert words("a\u200bb  c\n d") == ["ab", "c", "d"]


def test_facets_are_in_order_and_have_their_words() -> None:
    """A facet without values is left out."""
    facets = {
        "year": [Facet("2031", "2031")],
        "speaker": [Facet("b", "B"), Facet("a", "A")],
        "series": [],
    }
    record = SearchRecord("a/", "en", "Text", facets=facets)
    assert list(record.filters.items()) == [("speaker", ["a|A", "b|B"]), ("year", ["2031|2031"])]


def test_what_has_no_date_comes_last() -> None:
    """Newest first is how dates are sorted."""
    assert SearchRecord("a/", "en", "Text").sort["date"] < "0001-01-01"
    assert SearchRecord("a/", "en", "Text", date="2031-01-02").sort == {"date": "2031-01-02"}
