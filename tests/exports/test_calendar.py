"""Webinars to come: what a calendar and a reader see of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import vobject

from onrecord.dataset import dataset
from onrecord.exports.calendar import calendar_files
from onrecord.pipeline import load
from onrecord.project.reading import Project
from onrecord.site.site import Site
from tests.hosts.projects import HOSTILE
from tests.site.projects import FILES, pages, text
from tests.site.projects import site as made

ANNOUNCED = """\
---
title: {}
date: 2030-06-18
status: announced
event:
  begins: 2030-06-18T14:00+02:00
  ends: 2030-06-18T15:30+02:00
  place: Geneva; and online, for all
  address: https://example.org/register
abstract: {}
speakers: [ada-example]
norms: []
---
"""
BARE = "---\ntitle: Later\ndate: 2031-01-02\nstatus: announced\nspeakers: []\nnorms: []\n---\n"


def announced(title: str = "A webinar to come", abstract: str = "What it is about.") -> str:
    """Return the file of a webinar that has been announced."""
    quoted = (f"'{words.replace(chr(39), 2 * chr(39))}'" for words in (title, abstract))
    return ANNOUNCED.format(*quoted)


def site(folder: Path, files: Mapping[str, str]) -> Site:
    """Return a site with these webinars beside those that were held."""
    paths = {f"summaries/{name}.md": text for name, text in files.items()}
    return made(folder, {**FILES, **paths}, address="https://example.org/record/")


def events(of: Site) -> list[Any]:
    """Return the events of the calendar, as vobject reads it."""
    (file,) = calendar_files(of, dataset(of))
    assert file.path == "calendar.ics"
    return list(vobject.readOne(file.data.decode()).vevent_list)


def test_a_calendar_has_the_webinars_to_come(tmp_path: Path) -> None:
    """The next first, with time and place; where no time is known, the whole day."""
    first, second = events(site(tmp_path, {"later": BARE, "next": announced()}))
    assert first.summary.value == "A webinar to come"
    assert first.dtstart.value == datetime(2030, 6, 18, 12, tzinfo=UTC)
    assert first.dtend.value == datetime(2030, 6, 18, 13, 30, tzinfo=UTC)
    assert first.location.value == "Geneva; and online, for all"
    assert first.description.value == "What it is about."
    assert first.url.value == "https://example.org/register"
    assert second.dtstart.value == date(2031, 1, 2)
    assert second.url.value == "https://example.org/record/summaries/later/"
    assert first.uid.value != second.uid.value


@pytest.mark.parametrize("words", [HOSTILE, "A\\nEND:VEVENT", "é" * 200, "a,b;c\\d:e"])
def test_no_words_end_the_event(tmp_path: Path, words: str) -> None:
    """Whatever a title says, it stays a title."""
    (event,) = events(site(tmp_path, {"next": announced(words, words)}))
    assert (event.summary.value, event.description.value) == (words, words)


def test_the_same_record_gives_the_same_bytes(tmp_path: Path) -> None:
    """The clock is not asked, though the format wants to know when it was written."""
    of = site(tmp_path, {"next": announced()})
    assert list(calendar_files(of, dataset(of))) == list(calendar_files(of, dataset(of)))


def test_without_announcement_there_is_no_calendar(small: Site) -> None:
    """An empty one would be against the standard."""
    assert list(calendar_files(small, dataset(small))) == []


def test_a_page_says_when_and_where(tmp_path: Path) -> None:
    """And that the summary is yet to come; nobody is counted as silent."""
    of = site(tmp_path, {"next": announced()})
    page = pages(of)["summaries/next/"]
    words = text(page)
    assert "announced for 18 June 2030" in words
    assert "from 14:00 (UTC+02:00) to 15:30 (UTC+02:00)" in words
    assert "Geneva; and online, for all" in words
    assert 'href="../../calendar.ics"' in page.html
    assert "does not say what it was written from" not in words
    assert of.day == date(2021, 1, 2)


def test_an_announcement_needs_no_text(tmp_path: Path) -> None:
    """Once it is no announcement, it does."""
    site(tmp_path, {"next": announced()})
    project = Project(tmp_path)
    assert not load(project).diagnostics
    path = tmp_path / "summaries/next.md"
    path.write_text(announced().replace("status: announced\n", ""), encoding="utf-8")
    assert [d.code for d in load(project).diagnostics] == ["OR510"]


@pytest.mark.parametrize(
    "value",
    ["2030-06-18", "2030-06-18T14:00", "2030-06-18T25:00Z", "18 June, 2 pm", "2030-06-18 14:00Z"],
)
def test_a_time_has_its_offset(tmp_path: Path, value: str) -> None:
    """Anything else would be another time to readers elsewhere."""
    site(tmp_path, {"next": announced()})
    path = tmp_path / "summaries/next.md"
    wrong = announced().replace("2030-06-18T14:00+02:00", f"'{value}'")
    path.write_text(wrong, encoding="utf-8")
    (found,) = load(Project(tmp_path)).diagnostics
    assert found.code == "OR304"
    assert "with its offset from UTC" in found.hint
