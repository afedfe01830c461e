"""Dates, counts and names in words."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.model import Basis, FrontMatter, Provenance
from onrecord.site import wording


def test_days_are_written_out() -> None:
    """A day has its month in letters, so that no reader takes it for another."""
    assert wording.day(date(2018, 12, 1)) == "1 December 2018"
    assert wording.short_day(date(2018, 12, 1)) == "1 Dec 2018"


@pytest.mark.parametrize(
    ("is_", "words"),
    [
        pytest.param("held", "1 May 2020", id="held"),
        pytest.param("published", "published 1 May 2020", id="published"),
        pytest.param("inferred", "1 May 2020 (date inferred)", id="inferred"),
    ],
)
def test_dated_says_what_the_day_is(is_: str, words: str) -> None:
    """A day that is not the day of the webinar says so."""
    front = FrontMatter.model_validate(
        {"title": "T", "date": "2020-05-01", "date_is": is_, "speakers": [], "norms": []}
    )
    assert wording.dated(front) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        pytest.param("2018", "2020-05", "from 2018 to May 2020", id="both"),
        pytest.param("2018-05-01", "2018-05-01", "1 May 2018", id="one day"),
        pytest.param("2018", None, "from 2018", id="beginning"),
        pytest.param(None, "2018", "until 2018", id="end"),
        pytest.param(None, None, "", id="neither"),
        pytest.param("2018-13", None, "from 13 2018", id="no such month"),
    ],
)
def test_period(start: str | None, end: str | None, words: str) -> None:
    """A period says what is known of it and no more."""
    assert wording.period(start, end) == words


@pytest.mark.parametrize(
    ("number", "noun", "words"),
    [
        pytest.param(1, "summary", "1 summary", id="one"),
        pytest.param(2, "summary", "2 summaries", id="y"),
        pytest.param(1204, "passage", "1,204 passages", id="s"),
        pytest.param(0, "person", "0 people", id="its own word"),
    ],
)
def test_count(number: int, noun: str, words: str) -> None:
    """A noun agrees with its number."""
    assert wording.count(number, noun) == words


def test_listing() -> None:
    """The last of several words is joined by an and."""
    assert wording.listing([]) == ""
    assert wording.listing(["a"]) == "a"
    assert wording.listing(["a", "b", "c"]) == "a, b and c"


@pytest.mark.parametrize(
    ("id_", "words"),
    [
        pytest.param("supply-chain", "supply chain", id="words"),
        pytest.param("csirts", "CSIRTs", id="capitals"),
        pytest.param("de-escalation", "de-escalation", id="prefix"),
    ],
)
def test_topic(id_: str, words: str) -> None:
    """A topic is written as people write it."""
    assert wording.topic(id_) == words


def test_heading_begins_with_a_capital() -> None:
    """Only the first letter changes."""
    assert wording.heading("supply chain of ICT") == "Supply chain of ICT"


def test_basis_is_said_in_words() -> None:
    """Each basis has words of its own."""
    assert wording.basis(Basis.STATED) == "stated by the author"
    assert wording.basis(Basis.INFERRED) == "inferred from the text"
    assert wording.basis(None) == "nobody named"


def test_sources_are_said_in_words() -> None:
    """Every kind of source and every extent the model knows has words."""
    fields = Provenance.model_fields
    for kind in fields["kind"].annotation.__args__:  # type: ignore[union-attr]
        for read in fields["read"].annotation.__args__:  # type: ignore[union-attr]
            source = Provenance(kind=kind, read=read)
            assert wording.kind(source).endswith(kind)
            assert "read" in wording.extent(source)


def test_languages() -> None:
    """A language has a name where we know it, and a direction always."""
    assert wording.language_name("fr-CH") == "French"
    assert wording.language_name("tlh") == "tlh"
    assert wording.direction("ar") == "rtl"
    assert wording.direction("fr") == "ltr"
