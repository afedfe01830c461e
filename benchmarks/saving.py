"""How long it takes from saving a summary until a browser that previews the site shows it."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks import corpus
from benchmarks.measuring import Say

TIMES = 10
"""How often a summary is saved."""
WITHIN = 1.0
"""Within so many seconds the page is there."""
_PATIENCE = 600_000
"""How many milliseconds anything may take."""
_SETTINGS = "site_name: A site\ntheme: {name: material}\nplugins: [onrecord]\n"
_FRONT = "---\ntitle: A webinar\ndate: 2026-05-14\nspeakers: [{}]\nnorms: [13e]\n---\n\n"


@dataclass(frozen=True)
class Saved:
    """What somebody waits for, in seconds; each is a median."""

    summary: float
    """From saving until the page that is open shows what was saved."""
    norm: float
    """Then until the page of the norm is open, and shows it too."""
    speaker: float
    """The same for the page of the speaker."""


def can_be_measured() -> bool:
    """Say whether there is a browser to look with."""
    try:
        import playwright.sync_api  # noqa: F401, PLC0415
    except ImportError:
        return False
    return shutil.which("chromium") is not None


def saved(summaries: int, say: Say) -> Saved:
    """Preview so many summaries, and save one of them again and again."""
    with TemporaryDirectory() as folder:
        project = Path(folder)
        corpus.write(project, summaries)
        (project / "mkdocs.yml").write_text(_SETTINGS, encoding="utf-8")
        with socket.create_server(("127.0.0.1", 0)) as probe:
            address = f"127.0.0.1:{probe.getsockname()[1]}"
        # A shell has what it runs in the background ignore Ctrl-C.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        with (project / "log").open("w") as log:
            command = [sys.executable, "-m", "onrecord", "serve", "--address", address]
            server = subprocess.Popen(command, cwd=project, stdout=log, stderr=log)
            try:
                return _looked_at(project, f"http://{address}/", say)
            finally:
                server.send_signal(signal.SIGINT)
                server.wait()


def _looked_at(project: Path, site: str, say: Say) -> Saved:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    register = (project / "speakers.yaml").read_text(encoding="utf-8")
    speaker = register.partition(":")[0]
    surname = register.partition("name: ")[2].splitlines()[0].split()[-1]
    file = project / "summaries" / "2026-05-14-saved.md"
    said = f"{_FRONT.format(speaker)}{surname} said that norm 13(e) matters.\n"
    file.write_text(said, encoding="utf-8")
    found: list[tuple[float, float, float]] = []
    with sync_playwright() as browsers:
        browser = browsers.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page()
        page.set_default_timeout(_PATIENCE)
        own = f"{site}summaries/{file.stem}/"
        _open(page, own)
        for number in range(TIMES):
            say(f"saving, {number + 1} of {TIMES}")
            words = f"{surname} said {number} times that norm 13(e) matters."
            started = time.perf_counter()
            file.write_text(f"{_FRONT.format(speaker)}{words}\n", encoding="utf-8")
            page.get_by_text(words).first.wait_for()
            seen = [time.perf_counter() - started]
            for url in (f"{site}norms/13e/", f"{site}speakers/{speaker}/"):
                started = time.perf_counter()
                _open(page, url)
                page.get_by_text(words).first.wait_for()
                seen.append(time.perf_counter() - started)
            found.append((seen[0], seen[1], seen[2]))
            _open(page, own)
            time.sleep(1)
        browser.close()
    return Saved(*(median(column) for column in zip(*found, strict=True)))


def _open(page: Any, url: str) -> None:
    """Open a page; the server may not be there yet."""
    for _ in range(600):
        try:
            page.goto(url)
        except Exception:  # noqa: BLE001 - whatever the browser says of a server that is not there
            time.sleep(1)
        else:
            return
