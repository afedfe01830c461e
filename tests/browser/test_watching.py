"""What watches pages for hostile texts sees them: a page with any is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.walls.watching import watching

PAGE = "<!doctype html><title>x</title><main>{}</main>"

HARMFUL = {
    "<img src=../../assets/x.png onerror=hit()>": "ran hit()",
    "<script>hit()</script>": "ran hit()",
    "<script>alert('x')</script>": "ran alert(x)",
    "<script>throw new Error('x')</script>": "script: x",
    "<script>document.open; location = 'about:blank'</script>": "left for",
    "<img src=http://evil.example/x>": "asks http://evil.example/x",
    "<img src=https://evil.example/x>": "asks evil.example:443",
    "<img src=//127.0.0.1:81/x>": "asks http://127.0.0.1:81/x",
    "<script>new WebSocket('ws://evil.example/')</script>": "asks evil.example:80",
    "<script>navigator.sendBeacon('/x', 'y')</script>": "sends to",
    "<b onclick=hit()>x</b>": "attribute onclick",
    "<a href=javascript:hit()>x</a>": "address javascript:hit()",
    "<form action=//evil.example></form>": "evil.example",
    "<base href=/>": "base",
}


@pytest.mark.parametrize("is_bare", [True, False])
def test_what_a_page_does_is_told(browser: Browser, tmp_path: Path, *, is_bare: bool) -> None:
    """Whatever runs, is asked of others, or could do something; of a harmless page nothing."""
    pages = {
        "harmless": "<b title='<script>'>x</b>",
        **{f"p-{n}": h for n, h in enumerate(HARMFUL)},
    }
    for name, html in pages.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(PAGE.format(html), encoding="utf-8")
    (tmp_path / "index.html").write_text(PAGE.format(""), encoding="utf-8")
    with watching(browser, tmp_path, policy=False, is_bare=is_bare) as watch:
        watch.look_at_all(["harmless"])
        assert watch.told == []
        for name, expected in zip(
            [name for name in pages if name[1] == "-"], HARMFUL.values(), strict=True
        ):
            watch.look_at_all([name])
            assert any(expected in one for one in watch.told), (pages[name], watch.told)
            watch.told.clear()
