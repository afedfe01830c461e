"""The addresses in the package: links of the README that work on an index, and the project's own.

They depend on where the repository stands, which `ONRECORD_REPOSITORY_URL` says as for the site.
Without it, the package names none.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

_LINK = re.compile(r"(?<=\]\()(?![a-z]+:|#)")
_PICTURE = re.compile(r"(!\[[^\]]*\]\()(?![a-z]+:)")


class PackageMetadata(MetadataHookInterface):
    """Fills in `readme` and `urls`."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Set both, as they are in this version."""
        root = Path(self.root)
        text = (root / "README.md").read_text(encoding="utf-8")
        if repository := os.environ.get("ONRECORD_REPOSITORY_URL", "").rstrip("/"):
            tag = f"v{metadata['version']}"
            text = absolute(text, repository, tag)
            metadata["urls"] = urls(repository, tag)
        metadata["readme"] = {"content-type": "text/markdown", "text": text}


def absolute(text: str, repository: str, tag: str) -> str:
    """Return a README whose links lead to the repository, as it was at a tag."""
    text = _PICTURE.sub(rf"\g<1>{repository}/raw/{tag}/", text)
    return _LINK.sub(f"{repository}/blob/{tag}/", text)


def urls(repository: str, tag: str) -> dict[str, str]:
    """Return the addresses that an index shows."""
    return {
        "Changelog": f"{repository}/blob/{tag}/CHANGELOG.md",
        "Documentation": f"{repository}/tree/{tag}/docs/manual",
        "Issues": f"{repository}/issues",
        "Source": repository,
    }
