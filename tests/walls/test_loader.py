"""The first wall: what is not allowed is refused at its place, whatever it is and wherever it stands."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from onrecord import diagnostics
from tests.walls import places
from tests.walls.corpora import chosen, is_tried
from tests.walls.loader import errors, names_of_files, refused, refused_in_a_catalogue
from tests.walls.places import project
from tests.walls.texts import own


@pytest.mark.slow
def test_each_text_is_refused_at_its_place_or_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No text in any place ends in a traceback, or in a message about another place."""
    monkeypatch.setattr(diagnostics, "MOST", 10**9)
    texts = dict(enumerate(chosen()))
    found = refused(tmp_path, texts, is_tried, register=False)
    found |= refused(tmp_path, texts, is_tried, register=True)
    counts = Counter(place for place, _ in found)
    tried = Counter(place for place in places.EVERY for number in texts if is_tried(place, number))
    assert min(tried.values()) > len(texts) / 6
    with capsys.disabled():
        print(  # noqa: T201
            f"\nfirst wall: {len(texts)} texts in {len(places.EVERY)} places: {tried.total()} tried, "
            f"{len(found)} refused, {tried.total() - len(found)} taken"
        )
    print(counts)  # noqa: T201 - shown where the test fails
    for place in ("unknown key", "unknown key of a person"):
        assert counts[place] == tried[place]

    def keep(place: str, number: int) -> bool:
        return is_tried(place, number) and (place, number) not in found

    files = project(texts, keep, texts)
    assert [item for item, _ in errors(tmp_path, files)] == []


@pytest.mark.slow
def test_a_catalogue_takes_words_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the owner of a site writes is refused at its place, or taken, like the rest."""
    monkeypatch.setattr(diagnostics, "MOST", 10**9)
    texts = own()[::5]
    found = refused_in_a_catalogue(tmp_path, texts)
    tried = len(places.CATALOGUE) * len(texts) + len(places.FRAMEWORK)
    assert len(texts) < len(found) < tried / 2


def test_no_text_is_the_name_of_a_file(tmp_path: Path) -> None:
    """What the disk takes for the name of a summary is refused there, or is nothing but an id."""
    written, named = names_of_files(tmp_path, own())
    assert named >= written
    assert len(written) > len(own()) / 3
