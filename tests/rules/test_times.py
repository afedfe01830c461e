"""Times in a recording: what has none, runs backwards, or cannot be opened there."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.diagnostics import Diagnostic, Severity
from tests.samples import loaded, written

FILE = "https://example.org/talk.mp4"


def told(folder: Path, body: str, recording: str = "") -> tuple[Diagnostic, ...]:
    """Return what is said of a summary with times."""
    text = written(body)
    if recording:
        text = text.replace("norms:", f"recording: {recording}\nnorms:")
    found = loaded(folder, {"summaries/a.md": text}).diagnostics
    assert {one.severity for one in found} <= {Severity.WARNING}
    return found


TIMES = "Muster began. {t=1:00}\n\n- Muster went on. {t=1:00}\n- Muster ended. {t=1:00:00}\n"


@pytest.mark.parametrize(
    "recording", [FILE, "https://vimeo.com/1000001", "https://www.youtube.com/live/aaaaaaaaaaa"]
)
def test_times_that_can_be_opened(tmp_path: Path, recording: str) -> None:
    """Nothing is said; two paragraphs may begin in one second."""
    assert told(tmp_path, TIMES, recording) == ()


def test_no_recording(tmp_path: Path) -> None:
    """It is said once, at the first mark."""
    (one,) = told(tmp_path, TIMES)
    assert (one.code, one.span.text) == ("OR611", "{t=1:00}")


def test_a_recording_without_times_is_fine(tmp_path: Path) -> None:
    """Whatever its host: nothing has to be opened at a time."""
    assert told(tmp_path, "Muster began.\n", "https://example.org/recording") == ()


def test_another_host(tmp_path: Path) -> None:
    """It is said at the address."""
    (one,) = told(tmp_path, TIMES, "https://example.org/recording")
    assert (one.code, one.span.text) == ("OR613", "https://example.org/recording")


def test_backwards(tmp_path: Path) -> None:
    """It is said once, at the first that is too early, with how many follow."""
    body = "".join(f"Muster spoke of {n}. {{t={n}:00}}\n\n" for n in (5, 4, 6, 2, 3, 1))
    (one,) = told(tmp_path, body, FILE)
    assert (one.code, one.span.text) == ("OR612", "{t=4:00}")
    assert "4:00, is before the last one, 5:00, and 2 more below" in one.message
