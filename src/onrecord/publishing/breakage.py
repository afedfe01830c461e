"""Everything that a change would break."""

from __future__ import annotations

from onrecord.diagnostics import Diagnostic
from onrecord.publishing.comparison import Change
from onrecord.publishing.losses import losses
from onrecord.publishing.passages import lost_anchors
from onrecord.publishing.reuse import ids_again


def broken(change: Change) -> tuple[Diagnostic, ...]:
    """Return an error for every published id, address and anchor that would be gone, sorted."""
    found = (*losses(change), *lost_anchors(change), *ids_again(change))
    return tuple(sorted(found, key=lambda item: item.order))
