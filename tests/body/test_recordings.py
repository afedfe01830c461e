"""Recordings are opened at a second, each host in its way."""

from __future__ import annotations

import pytest

from onrecord.body.recordings import opened_at

WATCH = "https://www.youtube.com/watch?v=aaaa-AA_aaa&t=754s"
PEERTUBE = "https://tube.example/w/00000000-0000-4000-8000-000000000001"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://www.youtube.com/watch?v=aaaa-AA_aaa", WATCH),
        ("https://youtube.com/watch?v=aaaa-AA_aaa&list=PL1&index=2", WATCH),
        ("http://m.youtube.com/watch?t=10&v=aaaa-AA_aaa#x", WATCH),
        ("https://www.youtube.com/live/aaaa-AA_aaa?feature=share", WATCH),
        ("https://www.youtube-nocookie.com/embed/aaaa-AA_aaa", WATCH),
        ("https://youtu.be/aaaa-AA_aaa", "https://youtu.be/aaaa-AA_aaa?t=754s"),
        ("https://youtu.be/aaaa-AA_aaa?si=x&t=3", "https://youtu.be/aaaa-AA_aaa?si=x&t=754s"),
        ("https://vimeo.com/1000001", "https://vimeo.com/1000001#t=754s"),
        ("https://vimeo.com/1000001/abc123def0", "https://vimeo.com/1000001/abc123def0#t=754s"),
        ("https://vimeo.com/channels/staff/1000001", "https://vimeo.com/channels/staff/1000001#t=754s"),
        ("https://player.vimeo.com/video/1000001?h=1", "https://player.vimeo.com/video/1000001?h=1#t=754s"),
        (PEERTUBE, f"{PEERTUBE}?start=754s"),
        ("https://peertube.example/w/aaaaaaaaaaaaaaaaaaaaaa", "https://peertube.example/w/aaaaaaaaaaaaaaaaaaaaaa?start=754s"),
        (
            "https://tube.example/videos/watch/00000000-0000-4000-8000-000000000001?start=1s",
            "https://tube.example/videos/watch/00000000-0000-4000-8000-000000000001?start=754s",
        ),
        (
            "https://webtv.un.org/en/asset/k10/k10aaaaaaa",
            "https://webtv.un.org/en/asset/k10/k10aaaaaaa?kalturaStartTime=754",
        ),
        ("https://example.org/a/talk.MP4", "https://example.org/a/talk.MP4#t=754"),
        ("https://example.org/talk.mp3?x=1#y", "https://example.org/talk.mp3?x=1#t=754"),
    ],
)  # fmt: skip
def test_a_recording_is_opened_at_a_second(address: str, expected: str) -> None:
    """A time that the address had makes way; what else it says stays."""
    assert opened_at(address, 754) == expected


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/recording",
        "https://www.youtube.com/",
        "https://www.youtube.com/@somebody/live",
        "https://www.youtube.com/watch?list=PL1",
        "https://www.youtube.com/embed/videoseries?list=PL1",
        "https://www.youtube.com/embed/live_stream?channel=UC1",
        "https://www.youtube.com/playlist?list=PL1",
        "https://notyoutube.com/watch?v=aaaa-AA_aaa",
        "https://youtube.com.example.org/watch?v=aaaa-AA_aaa",
        "https://vimeo.com/somebody",
        "https://webtv.un.org/en/schedule",
        "https://example.org/talk.pdf",
        "https://[broken/talk.mp4",
        "https://example.org/w/short",
    ],
)
def test_other_addresses_have_no_time(address: str) -> None:
    """No way is guessed: an address that fails is worse than a recording from its beginning."""
    assert opened_at(address, 754) == ""
