"""The calendar of webinars to come: the one door to icalendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time

from icalendar import Calendar, Event

from onrecord.dataset import Dataset
from onrecord.exports.feeds import permanent_id
from onrecord.model import Summary
from onrecord.site.page import Asset
from onrecord.site.site import Site
from onrecord.site.summaries import CALENDAR
from onrecord.site.views import summary_url
from onrecord.text.addresses import leading


def calendar_files(site: Site, _: Dataset) -> Iterator[Asset]:
    """Yield the calendar, where a webinar has been announced."""
    announced = [summary for summary in reversed(site.newest) if summary.is_announced]
    if announced:
        calendar = Calendar()
        calendar.add("prodid", "-//onrecord//webinars//EN")
        calendar.add("version", "2.0")
        calendar.add("x-wr-calname", site.settings.name)
        for summary in announced:
            calendar.add_component(_event(site, summary))
        yield Asset(CALENDAR, calendar.to_ical())


def _event(site: Site, summary: Summary) -> Event:
    front, when = summary.front, summary.front.event
    event = Event()
    event.add("uid", permanent_id(summary.id))
    # The standard wants to know when this was written; the clock would change it with every build.
    written = front.updated or front.published or front.date
    event.add("dtstamp", datetime.combine(written, time(), UTC))
    event.add("summary", front.title)
    event.add("dtstart", when.begins.astimezone(UTC) if when else front.date)
    if when and when.ends:
        event.add("dtend", when.ends.astimezone(UTC))
    if when and when.place:
        event.add("location", when.place)
    if front.abstract:
        event.add("description", front.abstract)
    address = when and when.address and leading(when.address)
    event.add("url", address or site.settings.absolute(summary_url(summary.id)))
    return event
