"""The day of a webinar, and the source of its summary."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.diagnostics import Severity
from tests.samples import loaded, written


def cited(folder: Path, words: str, day: str) -> list[str]:
    """Return the words of a text that a webinar of some day cannot have cited."""
    text = written(f"Muster spoke of {words}.\n").replace("2020-03-04", day)
    found = loaded(folder, {"summaries/a.md": text}).diagnostics
    assert {(item.code, item.severity) for item in found} <= {("OR607", Severity.WARNING)}
    return [item.span.text for item in found]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("A/76/135", "2020-12-31"),
        ("the UN GGE report\nof 2021", "2020-12-31"),
        ("the Paris Call", "2018-11-11"),
        ("the *Paris* Call", "2018-01-01"),
        ("the 2021 GGE report", "2015-01-01"),
        ("A/RES/70/237", "2014-01-01"),
    ],
)
def test_a_document_cannot_be_cited_before_it_came_out(
    tmp_path: Path, words: str, day: str
) -> None:
    """By its symbol, its short name or another name, in the passage that cites it."""
    assert len(cited(tmp_path, words, day)) == 1


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("A/76/135", "2021-01-01"),
        ("the Paris Call", "2018-11-12"),
        ("the OEWG 2021–2025", "2020-12-31"),
        ("A/76/1350 and XA/76/135", "2020-12-31"),
        ("the Geneva Manual", "2010-01-01"),
        ("the paris call", "2010-01-01"),
    ],
)
def test_what_was_out_may_be_cited(tmp_path: Path, words: str, day: str) -> None:
    """From its day or year on; a document without either at any time."""
    assert cited(tmp_path, words, day) == []


def test_a_month_may_be_any_of_its_days(tmp_path: Path) -> None:
    """Where only the month of a webinar is known, what came out in it may be cited."""
    month = "2018-11-01\ndate_is: month"
    assert cited(tmp_path, "the Paris Call", month) == []
    assert len(cited(tmp_path, "the Paris Call", month.replace("11", "10"))) == 1


def test_a_document_is_told_once(tmp_path: Path) -> None:
    """At its first place, with both days."""
    text = written("Muster spoke of A/76/135.\n\nMuster read A/76/135 aloud.\n")
    (found,) = loaded(tmp_path, {"summaries/a.md": text}).diagnostics
    assert found.span.line == 8
    assert "came out in 2021" in found.message
    assert "dated 2020-03-04" in found.message


def sources(folder: Path, *addresses: str) -> list[str]:
    """Return the files whose source another one has already."""
    text = written("Muster spoke.\n")
    files = {
        f"summaries/{'abcd'[place]}.md": text.replace(
            "norms:", f"source: {{url: '{address}', kind: notes, read: whole}}\nnorms:"
        )
        for place, address in enumerate(addresses)
    }
    found = loaded(folder, files).diagnostics
    assert {(item.code, item.severity) for item in found} <= {("OR608", Severity.WARNING)}
    return [item.span.source.path for item in found]


@pytest.mark.parametrize(
    "other",
    [
        "https://example.org/a",
        "http://example.org/a",
        "https://www.example.org/a/",
        "https://EXAMPLE.org:443/a",
        "https://example.org/a?utm_source=x&utm_medium=y",
        "https://example.org/a?fbclid=1",
    ],
)
def test_addresses_that_lead_to_one_page_are_the_same(tmp_path: Path, other: str) -> None:
    """The second summary is told of the first."""
    assert sources(tmp_path, "https://example.org/a", other) == ["summaries/b.md"]


@pytest.mark.parametrize(
    "other",
    [
        "https://example.org/A",
        "https://example.org/a?p=1",
        "https://example.org/a#b",
        "https://a.example.org/a",
    ],
)
def test_addresses_of_other_pages_are_not(tmp_path: Path, other: str) -> None:
    """A part of a page has an address of its own."""
    assert sources(tmp_path, "https://example.org/a", other) == []


def test_every_further_summary_is_told(tmp_path: Path) -> None:
    """Each names the first."""
    assert sources(tmp_path, *["https://example.org/a"] * 3) == ["summaries/b.md", "summaries/c.md"]
