"""Who said what about which norm, when, and where exactly it is written.

onrecord turns a folder of Markdown webinar summaries into a static, searchable knowledge site.
What `__all__` names is the Python API; everything else may change from one version to the next.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.api import load
    from onrecord.dataset import (
        Affiliation,
        Appearance,
        Citation,
        Dataset,
        Norm,
        Passage,
        Problem,
        Speaker,
        Statement,
        Summary,
        Withdrawal,
    )

__version__ = "0.1.0"

__all__ = [
    "Affiliation",
    "Appearance",
    "Citation",
    "Dataset",
    "Norm",
    "Passage",
    "Problem",
    "Speaker",
    "Statement",
    "Summary",
    "Withdrawal",
    "__version__",
    "load",
]


def __getattr__(name: str) -> Any:
    """Return a part of the API, imported when it is asked for: the commands need none of it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{'api' if name == 'load' else 'dataset'}"), name)
