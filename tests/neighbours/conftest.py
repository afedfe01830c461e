"""The plugins of other people are in an environment of their own; without it, nothing is collected."""

from __future__ import annotations

import os

collect_ignore = (
    [] if "ONRECORD_NEIGHBOURS" in os.environ else ["test_neighbours.py", "test_staged.py"]
)
