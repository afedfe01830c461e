"""Words that are nearly the same."""

from __future__ import annotations

import pytest

from onrecord.text.similarity import suggestion


@pytest.mark.parametrize(
    ("word", "options", "nearest"),
    [
        ("tilte", ("title", "date"), "title"),
        ("Topics", ("topics", "title"), "topics"),
        ("colour", ("title", "date"), None),
        ("", ("title",), None),
        ("title", (), None),
    ],
)
def test_only_what_is_clearly_nearest_is_suggested(
    word: str, options: tuple[str, ...], nearest: str | None
) -> None:
    """A suggestion is near; where nothing is, there is none."""
    assert suggestion(word, options) == nearest
