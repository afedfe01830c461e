"""Links from a passage to the place in the recording where it begins."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.bodies import Passage
from onrecord.body.recordings import opened_at
from onrecord.model import Summary
from onrecord.site.words import Words


@dataclass(frozen=True)
class Watch:
    """A link to the recording, for one passage."""

    url: str
    """It opens the recording at the time; at its beginning where the host has no known way."""
    clock: str
    """The time as players show it: `12:34`."""
    name: str
    """What the link does, with the time in words."""


def watch(words: Words, summary: Summary, passage: Passage) -> Watch | None:
    """Return the link to where a passage begins in the recording; `None` where that is not known."""
    moment, recording = passage.moment, summary.front.recording
    if moment is None or recording is None:
        return None
    there = opened_at(recording, moment.seconds)
    key = "recording.at" if there else "recording.beginning"
    name = words.say(key, time=words.locale.duration(moment.seconds), clock=moment.clock)
    return Watch(there or recording, moment.clock, name)


def recording_at(summary: Summary, passage: Passage) -> str | None:
    """Return the address of the recording where a passage begins; `None` where that is not known."""
    moment, recording = passage.moment, summary.front.recording
    if moment is None or recording is None:
        return None
    return opened_at(recording, moment.seconds) or recording
