"""Text that shows what it is: no character moves the cursor, hides, or reorders the others."""

from __future__ import annotations

import unicodedata

_HIDDEN = frozenset(("Cc", "Cf", "Co", "Cs", "Zl", "Zp"))


def visible(text: str, keep: str = "") -> str:
    """Return a text with `�` for each character that cannot be seen, but for those in `keep`."""
    return "".join(
        char if char in keep or unicodedata.category(char) not in _HIDDEN else "�" for char in text
    )
