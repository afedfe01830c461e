"""Recordings: the address that opens one at a second, on the hosts whose way to say so is known."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urlsplit


@dataclass(frozen=True)
class Host:
    """How one sort of host opens a recording at a second."""

    name: re.Pattern[str]
    path: re.Pattern[str]
    """That of a recording: other pages of the host have no time."""
    opened: Callable[[SplitResult, int], str]


def opened_at(address: str, seconds: int) -> str:
    """Return the address that opens a recording at a second; empty where no way is known."""
    try:
        parts = urlsplit(address)
        name = (parts.hostname or "").lower()
    except ValueError:
        return ""
    fitting = (host for host in _HOSTS if host.name.fullmatch(name))
    host = next((host for host in fitting if host.path.fullmatch(parts.path)), None)
    return host.opened(parts, seconds) if host else ""


def _youtube(parts: SplitResult, seconds: int) -> str:
    """Return the page of a video, whichever of its addresses was given."""
    watched = dict(parse_qsl(parts.query)).get("v", "")
    video = watched if parts.path.strip("/") == "watch" else parts.path.strip("/").split("/")[1]
    return f"https://www.youtube.com/watch?v={quote(video)}&t={seconds}s" if video else ""


def _asked(key: str, unit: str = "") -> Callable[[SplitResult, int], str]:
    """Return how a host opens recordings that takes the time in its query."""

    def opened(parts: SplitResult, seconds: int) -> str:
        query = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if k != key]
        query.append((key, f"{seconds}{unit}"))
        return parts._replace(query=urlencode(query), fragment="").geturl()

    return opened


def _fragment(unit: str = "") -> Callable[[SplitResult, int], str]:
    """Return how recordings are opened that take the time as their fragment."""
    return lambda parts, seconds: parts._replace(fragment=f"t={seconds}{unit}").geturl()


_UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_SHORT_UUID = "[1-9A-HJ-NP-Za-km-z]{22}"
_FILES = "aac|flac|m4a|m4v|mkv|mov|mp3|mp4|oga|ogg|ogv|opus|wav|webm"
_ANYWHERE = re.compile(".+")

_HOSTS = (
    Host(
        re.compile(r"(?:(?:www|m|music)\.)?youtube(?:-nocookie)?\.com"),
        re.compile(r"/watch/?|/(?:live|embed|shorts|v)/(?!videoseries|live_stream)[\w-]+/?"),
        _youtube,
    ),
    Host(re.compile(r"(?:www\.)?youtu\.be"), re.compile(r"/[\w-]+/?"), _asked("t", "s")),
    Host(
        re.compile(r"(?:(?:www|player)\.)?vimeo\.com"),
        re.compile(r"/(?:[\w-]+/)*\d+(?:/\w+)?/?"),
        _fragment("s"),
    ),
    # UN Web TV, in the way of Kaltura's player
    Host(
        re.compile(r"(?:webtv|media)\.un\.org"),
        re.compile(r"(?:/[\w-]+)*/asset/.+"),
        _asked("kalturaStartTime"),
    ),
    # PeerTube stands on many hosts; its ids tell it.
    Host(
        _ANYWHERE,
        re.compile(rf"/(?:w|videos/(?:watch|embed))/(?:{_UUID}|{_SHORT_UUID})/?"),
        _asked("start", "s"),
    ),
    # What browsers play themselves, with a fragment as the W3C has it
    Host(_ANYWHERE, re.compile(rf".*\.(?:{_FILES})", re.IGNORECASE), _fragment()),
)
