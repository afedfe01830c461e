"""The letters and digits of a text: what is left of it, however it is marked up or punctuated."""

from __future__ import annotations


class _Kept(dict[int, str]):
    """By character: itself where it is a letter or digit, else a space."""

    def __missing__(self, code: int) -> str:
        """Learn a character."""
        char = chr(code)
        return self.setdefault(code, char if char.isalnum() else " ")


_KEPT = _Kept()


def spaced(text: str) -> str:
    """Return a text with a space in the place of all that is no letter or digit."""
    return text.translate(_KEPT)


def letters(text: str) -> str:
    """Return the letters and digits of a text."""
    return spaced(text).replace(" ", "")
