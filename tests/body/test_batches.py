"""Bodies of many summaries: the same in one process and in several, in the same order."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from onrecord.body import batches, markdown
from onrecord.model import Summary
from tests.samples import loaded, written

TEXT = "According to Muster, [this](norm:13j) comes {0}th.\n\nNorm 13(e) comes next.\n"


@pytest.fixture
def given(tmp_path: Path) -> tuple[tuple[Summary, ...], markdown.Surroundings]:
    """Return more summaries than one batch holds, and what they are rendered from."""
    files = {
        f"summaries/s{i:02}.md": written(TEXT.format(i), norms="13e, 13j")
        for i in range(batches._BATCH + 3)
    }
    corpus = loaded(tmp_path, files).corpus
    names = frozenset(corpus.summaries)
    return tuple(corpus.summaries.values()), markdown.Surroundings(corpus.speakers, names)


@pytest.mark.parametrize("processors", [1, 2])
def test_processes_change_nothing(
    given: tuple[tuple[Summary, ...], markdown.Surroundings],
    monkeypatch: pytest.MonkeyPatch,
    processors: int,
) -> None:
    """Every body is as it is alone, and stands in its place."""
    summaries, around = given
    monkeypatch.setattr(batches, "MANY", 2)
    monkeypatch.setattr(batches, "processors", lambda: processors)
    alone = [markdown.render(summary, around) for summary in summaries]
    assert list(batches.render(summaries, around)) == alone


def test_a_process_renders_what_it_was_given(
    given: tuple[tuple[Summary, ...], markdown.Surroundings], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A batch comes back in order, in a form that can be sent."""
    summaries, around = given
    monkeypatch.setattr(batches, "_given", None)
    batches._take(summaries, around)
    bodies = batches._render(range(1, 3))
    assert bodies == [markdown.render(summary, around) for summary in summaries[1:3]]
    assert pickle.loads(pickle.dumps(bodies)) == bodies  # noqa: S301 - our own


@pytest.mark.parametrize(("platform", "several"), [("linux", True), ("darwin", False)])
def test_only_linux_has_several(
    monkeypatch: pytest.MonkeyPatch, platform: str, *, several: bool
) -> None:
    """Elsewhere one process does everything."""
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0, 1, 2}, raising=False)
    assert (batches.processors() == 3) is several
