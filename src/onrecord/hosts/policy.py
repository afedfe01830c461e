"""What a browser may load for a page: nothing from elsewhere, and no script out of a text."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

POLICY = (
    "default-src 'self'; "
    "script-src 'self' 'wasm-unsafe-eval'; "  # search runs as WebAssembly
    "style-src 'self'; "
    "img-src 'self' data:; "  # the icons in Material's style sheets
    "object-src 'none'; "
    "base-uri 'self'; "
    "form-action 'self' https:"
)
"""The content security policy of every page.

It allows no script and no style inside a page, not even by hash: what Material has inside its
pages stands in files of ours (`theme/assets`, `theme/partials/javascripts`). So nothing that
finds its way into a text can run, whatever it says.
"""


def guard(
    theme: MutableMapping[str, Any], extensions: MutableMapping[str, Any], *, previewing: bool
) -> None:
    """Hand a theme the policy of its pages, and keep Markdown `extensions` within it.

    A preview has none: MkDocs puts a script into its pages, which reloads them.
    """
    theme["policy"] = "" if previewing else POLICY
    # By itself, Markdown aligns the columns of a table with `style`.
    extensions.setdefault("tables", {}).setdefault("use_align_attribute", True)
