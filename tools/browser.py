"""Find a Chromium for the browser tests, or install one.

`make test` runs this before the tests; the tests themselves only look (`find`). A missing browser
is a failure everywhere: a test that is skipped where a tool is missing tests nothing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""What a system's own Chromium may be called, the freest first."""


class NoBrowserError(Exception):
    """There is no Chromium, and none could be installed."""


def find() -> str | None:
    """Return the path of a Chromium that starts, the system's own first."""
    return next((path for path in _candidates() if _starts(path)), None)


def _candidates() -> Iterator[str]:
    """Yield where a Chromium may be: on PATH, then where Playwright puts its own."""
    yield from filter(None, map(shutil.which, NAMES))
    with sync_playwright() as playwright:
        yield playwright.chromium.executable_path


def _starts(path: str) -> bool:
    """Say whether it is more than a placeholder that tells how to install the real one."""
    try:
        done = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _commands() -> Iterator[list[list[str]]]:
    """Yield the ways to install one, each a list of commands: the system's, then Playwright's."""
    root = sys.platform != "win32" and os.geteuid() == 0
    if root and shutil.which("apt-get"):
        yield [
            ["apt-get", "update", "-qq"],
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
        ]
    playwright = [sys.executable, "-m", "playwright", "install"]
    yield [[*playwright, *(["--with-deps"] if root else []), "chromium"]]


def ensure() -> str:
    """Return the path of a Chromium, installed now if there was none."""
    path = find()
    ways = _commands()
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    while path is None:
        way = next(ways, None)
        if way is None:
            raise NoBrowserError
        for command in way:
            print("No browser yet:", *command, flush=True)
            if subprocess.run(command, env=environment, check=False).returncode:
                break
        path = find()
    return path


def main() -> int:
    """Print which browser the tests will use."""
    try:
        print("Browser for the tests:", ensure())
    except NoBrowserError:
        print("The tests need Chromium; install it so that `chromium` is on PATH.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
