"""Times in transcripts: of captions, the one door to webvtt-py, and at the head of paragraphs."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape

from onrecord.authoring.files import RefusedError, not_installed
from onrecord.authoring.manuscript import TextBlock, paragraph
from onrecord.body.time_marks import LIMIT
from onrecord.prose import Kind

_TIME = r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
_RANGE = rf"(?P<time>{_TIME})(?:\s*(?:-{{1,2}}>|→|[-–—])\s*{_TIME})?"
_LABEL = r"[^\W\d_][^\n:;!?\[\](){}<>]{0,58}"
_NAME_ALONE = r"(?:[^\W\d_][\w’'.-]*[ \t]){1,5}[^\W\d_][\w’'.-]*"
_HEADS = tuple(
    re.compile(form, re.DOTALL)
    for form in (
        # [00:12:34] Lea Kaspar, with what was said on the next line
        rf"[\[(<]\s*{_RANGE}\s*[\])>][\s:,–—-]*(?P<label>{_NAME_ALONE})[ \t]*\n(?P<rest>.*)",
        # [00:12:34] and what was said, or (12:34 -> 12:50)
        rf"[\[(<]\s*{_RANGE}\s*[\])>][\s:,–—-]*(?P<rest>.*)",
        # 00:12:34 alone, before a label, or with its hours and thus no time of day
        rf"{_RANGE}\s*(?P<rest>)",
        rf"{_RANGE}[\s,–—-]*(?P<rest>{_LABEL}:\s.*)",
        rf"(?P<time>\d{{1,2}}:\d{{2}}:\d{{2}}(?:[.,]\d{{1,3}})?)(?:\s*-{{1,2}}>\s*{_TIME})?[\s:,–—-]+(?P<rest>.*)",
        # Lea Kaspar (12:34): and Lea Kaspar [12:34]
        rf"(?P<label>{_LABEL}?)\s*[\[(]\s*{_RANGE}\s*[\])]\s*(?::\s*(?P<rest>.*)|(?P<none>))",
        # Lea Kaspar 12:34, with what was said on the next line
        rf"(?P<label>{_LABEL}?),?[ \t\xa0]+{_RANGE}[ \t]*:?[ \t]*(?P<rest>(?:\n.*)?)",
    )
)
"""How a time stands at the head of a paragraph, or before or behind the name of who speaks."""

_COLUMNS = re.compile(rf"(?P<time>{_TIME})\t(?P<label>[^\t\n]{{1,60}}?):?\t(?P<rest>.*)", re.DOTALL)
"""Time, name and words, parted by tabs."""

_SPOKEN = re.compile(rf"(?P<label>{_LABEL}?):\s+(?P<rest>.*)", re.DOTALL)
_TURN = re.compile(r"\s*(?:>>|[-–—])\s*")
"""How captions show that somebody else speaks."""

_NAMED = re.compile(r"\d+ \"([^\"]+)\" \(\d+\)")
"""How captions of Webex name a cue: `2 "Ann Example" (1879300224)`."""
_VOICES = re.compile(r"(?=<v[.\s])")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?\s+([^<>]+)>")
_TAG = re.compile(
    r"</?(?:[bciuv]|ruby|rt|lang|font)(?:[.\s][^<>]*)?>|<\d{2}[\d:.]*>|\{\\an?\d\}", re.IGNORECASE
)
"""What captions have to say how words look, who says them and when; anything else in angles is text."""
_TIMING = re.compile(r"[\d:.,]+\s*-->|[\d:.]+,[\d:.]+\Z|\d+\Z")
"""A line of two times, or the number of a caption."""

_NUMBERED = re.compile(r"\s*1\n\d{2}:\d{2}:\d{2},\d{3} --> \d{2}:\d{2}:\d{2},\d{3}[ \t]*\n")
"""How SubRip begins."""

_ENDED = re.compile(r"[.!?…。؟][\"'”’»)\]]*\Z")
_LONG, _LONGEST = 400, 1200
"""A paragraph of so many characters ends with its sentence, or at once."""

_FEWEST = 2
"""Paragraphs with a time at their head in what is a transcript: one alone may be any hour."""


def captions_in(text: str) -> str:
    """Return in which form a text has captions, by its first lines; empty where it is something else."""
    if text.startswith("WEBVTT"):
        return "vtt"
    return "srt" if _NUMBERED.match(text) else ""


def read_captions(data: str, form: str) -> tuple[tuple[TextBlock, ...], tuple[str, ...]]:
    """Return captions (`vtt`, `srt` or `sbv`) as paragraphs with times, and the lines left out.

    A paragraph ends where somebody else speaks, or with a sentence when it is long. Lines that roll
    from one caption to the next are taken once. Raises `RefusedError`.
    """
    try:
        import webvtt  # noqa: PLC0415  (it is an optional extra)
        from webvtt.errors import (  # noqa: PLC0415
            MalformedCaptionError,
            MalformedFileError,
        )
    except ImportError:
        raise not_installed("captions", "webvtt-py") from None
    try:
        found = webvtt.from_buffer(io.StringIO(data), format=form).captions
    except (MalformedFileError, MalformedCaptionError, ValueError) as error:
        raise RefusedError(
            "The captions cannot be read.",
            "Save them again as WebVTT (.vtt) or SubRip (.srt).",
        ) from error
    lines = [(one.start_in_seconds, one.lines) for one in found]
    voices = [
        named[1] if (named := _NAMED.fullmatch(one.identifier or "")) else "" for one in found
    ]
    cues = (
        replace(cue, voice=cue.voice or voice)
        for (time, texts), voice in zip(lines, voices, strict=True)
        for cue in _cues(time, texts, escaped=form == "vtt")
    )
    return tuple(_paragraphs(cues)), tuple(
        _left_out(data, frozenset(line for _, texts in lines for line in texts))
    )


@dataclass(frozen=True)
class _Cue:
    time: int
    voice: str
    text: str


def _cues(time: int, lines: Sequence[str], *, escaped: bool) -> Iterator[_Cue]:
    """Yield what is said in the lines of a caption, apart where somebody else speaks."""
    voice = ""
    for line in lines:
        for piece in _VOICES.split(line):
            named = _VOICE.match(piece)
            voice = named[1].strip() if named else voice
            text = _TAG.sub("", piece)
            said = _Cue(time, voice, text)
            yield replace(said, voice=unescape(voice), text=unescape(text)) if escaped else said


def _left_out(data: str, read: frozenset[str]) -> Iterator[str]:
    """Yield the lines of captions that nobody says: comments, names of cues, what has no time."""
    known = {line.strip() for line in read}
    for line in map(str.strip, data.split("\n")):
        told = line in known or _TIMING.match(line) or _NAMED.fullmatch(line)
        if line and line != "WEBVTT" and not told:
            yield line


def _paragraphs(cues: Iterable[_Cue]) -> Iterator[TextBlock]:
    before, speaker, time = ("", ""), "", 0
    words: list[str] = []
    for cue in cues:
        line = " ".join(cue.text.split())
        if not line or (cue.voice, line) == before:
            continue
        before = (cue.voice, line)
        turn = _TURN.match(line)
        text = line[turn.end() :] if turn else line
        spoken = _SPOKEN.fullmatch(text)
        label = cue.voice or (spoken["label"] if spoken else "")
        if spoken and label == spoken["label"]:
            text = spoken["rest"]
        changed = bool(label and label != speaker) or (bool(turn) and not label)
        if words and (changed or _is_long(words)):
            yield replace(paragraph(" ".join(words)), time=time)
            words = []
        if not words:
            time = cue.time
            words = [f"{label}:"] if changed and label else []
        speaker = label or ("" if changed else speaker)
        words.append(text)
    if words:
        yield replace(paragraph(" ".join(words)), time=time)


def _is_long(words: Sequence[str]) -> bool:
    length = sum(map(len, words))
    return length > _LONGEST or (length > _LONG and _ENDED.search(words[-1]) is not None)


def begins_with_time(line: str) -> bool:
    """Say whether a line has a time at its head, so that a paragraph of a transcript begins."""
    return _head(line) is not None


def timed(blocks: Sequence[TextBlock]) -> tuple[TextBlock, ...]:
    """Return the blocks of a transcript, each with the time at its head and without the words of it.

    A time that stands alone, or with a name alone, is that of the next block. Where fewer than two
    blocks have one, it is no transcript, and the blocks are returned as they are.
    """
    found = tuple(_timed(blocks))
    return found if sum(block.time is not None for block in found) >= _FEWEST else tuple(blocks)


def _timed(blocks: Sequence[TextBlock]) -> Iterator[TextBlock]:
    waiting: tuple[int, str] | None = None
    for block in blocks:
        if block.time is not None:
            yield block
            continue
        head = _head(block.text.strip())
        time, label, rest = head or (None, "", block.text)
        if not rest.strip():
            waiting = (time or 0, label)
            continue
        if time is None and waiting and block.kind is not Kind.HEADING:
            time, label = waiting
            waiting = None
        if time is None:
            yield block
            continue
        rest = rest if block.raw else " ".join(rest.split())
        text = f"{label}: {rest.strip()}" if label else rest.strip()
        kind = Kind.PARAGRAPH if block.kind is Kind.HEADING else block.kind
        yield replace(block, kind=kind, level=0, text=text, time=time)


def _head(text: str) -> tuple[int, str, str] | None:
    """Return the time at the head of a text, who is named beside it, and the words behind."""
    for form in (_COLUMNS, *_HEADS) if ":" in text else ():
        match = form.fullmatch(text)
        time = _seconds(match["time"]) if match else None
        if match and time is not None:
            named = match.groupdict()
            return time, (named.get("label") or "").strip(), (named.get("rest") or "").strip()
    return None


def _seconds(written: str) -> int | None:
    """Return a time in seconds; `None` where it is none that a recording can have."""
    *hours, minutes, rest = (int(part) for part in re.split(r"[.,]", written)[0].split(":"))
    time = (sum(hours) * 60 + minutes) * 60 + rest
    return time if rest < 60 and (minutes < 60 or not hours) and time < LIMIT else None  # noqa: PLR2004
