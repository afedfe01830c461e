"""What is told to Pagefind of a thing that can be found."""

from __future__ import annotations

import json
from unicodedata import normalize

from onrecord.search.search_record import (
    EVERYTHING,
    Facet,
    SearchRecord,
    facet_table,
    record_table,
    unmarked,
    words,
)


def test_facts_stand_behind_the_address() -> None:
    """A browser that joins two slashes leaves them whole."""
    record = SearchRecord("norms/13e/", "Text", facts={"url": "https://example.org//a"})
    url, _, facts = record.address.partition(" ")
    assert url == "norms/13e/"
    assert "//" not in facts
    assert json.loads(facts) == {"url": "https://example.org//a"}


def test_content_begins_with_all_names_in_plain_letters() -> None:
    """So it is known whether a word stands in a name; a record without a text has these at least."""
    record = SearchRecord("a/", "A text", "Łukasz", ("Łukasz", "lukasz Dawny-Znak"))
    assert record.content == "lukasz dawnyznak dawny znak A text"
    assert SearchRecord("a/", " ", "A title").content == "a title"


def test_fields_hold_each_word_once_and_what_everything_has() -> None:
    """Whatever its case."""
    record = SearchRecord("a/", "Text", "Title", about=("Text text", "more"))
    assert record.meta == {"about": "Text more", "all": EVERYTHING}
    assert SearchRecord("a/", "Text").meta == {"all": EVERYTHING}


def test_only_words_that_pagefind_cannot_make_plain_are_added() -> None:
    """It takes off signs by itself; letters of their own it leaves."""
    record = SearchRecord("a/", "Radunović met Đorđe, Đorđe and Łukasz.", "T")
    assert record.meta["about"] == "dorde lukasz"


def test_scripts_that_part_no_words_are_found_by_pairs_of_letters() -> None:
    """Chinese, Japanese and Thai, and Korean with its particles; of other scripts there are none."""
    assert SearchRecord("a/", "网络安全 matters").meta["about"] == "网络 络安 安全 网 络 安 全"
    korean = SearchRecord("a/", "인권을 x").meta["about"]
    assert normalize("NFC", korean) == "인권 권을 인 권 을"
    assert korean == normalize("NFD", korean)
    assert SearchRecord("a/", "T", "サイバー").head.split()[1:] == ["サイ", "イハ", "ハー"]
    assert "about" not in SearchRecord("a/", "قاعدة дом").meta


def test_marks_of_pagefind_are_no_part_of_a_text() -> None:
    """Nobody's text weighs more than another's, or has an anchor of its own."""
    assert unmarked("a ___PAGEFIND_WEIGHT___5  b\u200bc") == "a __PAGEFIND_WEIGHT__5 bc"
    assert words("a\u200bb  c\n d") == ["ab", "c", "d"]


def test_tables_have_an_entry_for_each_record() -> None:
    """What it is, its day and the length of its title; apart from that, each value of a facet once."""
    first = {"year": [Facet("2031", "2031")], "speaker": [Facet("b", "B"), Facet("a", "A")]}
    records = {
        "und_abc1": SearchRecord(
            "a/", "Text", "Two words", date="2031-01-02", facets=first, facts={"kind": "summary"}
        ),
        "und_abd1": SearchRecord("b/", "Text", facets={"speaker": [Facet("a", "A")], "series": []}),
    }
    assert record_table(records) == {
        "heads": [2, 0],
        "ids": "abcabd",
        "kinds": ["summary", ""],
        "language": "und",
        "length": 3,
        "titles": [2, 0],
        "years": ["2031", ""],
    }
    assert facet_table(records.values()) == {
        "dates": ["2031-01-02", ""],
        "rows": [[0, 1, 2], [1]],
        "values": [("speaker", "b", "B"), ("speaker", "a", "A"), ("year", "2031", "2031")],
    }
