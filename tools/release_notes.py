"""Print what the changelog says of a version; the tag of a release has to name it.

`python -m tools.release_notes v1.2.0 2030-05-14` exits with 1 where the program or the changelog
disagrees with the tag, or with the day of the commit that it marks.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from onrecord import __version__

CHANGELOG = Path(__file__).parent.parent / "CHANGELOG.md"
HEADING = re.compile(r"^## (\d+\.\d+\.\d+) - (\d{4}-\d\d-\d\d)$", re.MULTILINE)


def notes(changelog: str, version: str) -> str:
    """Return the section of a version, without its heading; empty where there is none."""
    found = next((one for one in HEADING.finditer(changelog) if one[1] == version), None)
    return changelog[found.end() :].split("\n## ", maxsplit=1)[0].strip() if found else ""


def day_of(changelog: str, version: str) -> str:
    """Return the day that the heading of a version has; empty where there is none."""
    return next((one[2] for one in HEADING.finditer(changelog) if one[1] == version), "")


def main(tag: str, day: str) -> int:
    """Print the notes of a tag whose commit is of a day; return the exit status."""
    if tag != f"v{__version__}":
        print(f"The tag is {tag}, but the program calls itself {__version__}.", file=sys.stderr)
        return 1
    changelog = CHANGELOG.read_text(encoding="utf-8")
    text = notes(changelog, __version__)
    if not text:
        print(f"CHANGELOG.md has no section `## {__version__} - {day}`.", file=sys.stderr)
        return 1
    if (said := day_of(changelog, __version__)) != day:
        print(f"CHANGELOG.md says {said}, but the commit is of {day}.", file=sys.stderr)
        return 1
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
