"""What a preview answers: the real server of MkDocs, asked without a socket."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from wsgiref.types import WSGIApplication

import pytest
from mkdocs.livereload import LiveReloadServer

from onrecord.hosts.answers import answered, changed, reloading

PAGE = "<!doctype html><body><p>Hi</p><script>own()</script></body>"


@pytest.fixture
def server(tmp_path: Path) -> WSGIApplication:
    """Return what answers for a folder with a page, which reloads itself."""
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "a.txt").write_text("Text", encoding="utf-8")
    found = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path))
    found.watch(str(tmp_path))
    found.server_close()
    return found.serve_request


def ask(server: WSGIApplication, path: str) -> tuple[str, dict[str, str], bytes]:
    """Ask for a path."""
    environ: Any = {"PATH_INFO": path}
    status, headers, body = answered(server, environ)
    return status, dict(headers), b"".join(body)


def test_script_that_reloads_a_page_is_a_file(server: WSGIApplication) -> None:
    """Each page has its own; what else is in the page stays, and what is no page."""
    assert b"var livereload" in ask(server, "/")[2]
    better = reloading(server)
    status, headers, page = ask(better, "/")
    found = re.search(rb'<script src="(/livereload/\w+\.js)"></script>', page)
    assert status == "200 OK"
    assert found
    assert page.decode() == PAGE.replace("</body>", found[0].decode() + "</body>")
    assert int(headers["Content-Length"]) == len(page)
    _, headers, script = ask(better, found[1].decode())
    assert headers["Content-Type"] == "application/javascript"
    assert re.search(rb"livereload\(\d+, \d+\);", script)
    assert ask(better, "/a.txt")[2] == b"Text"
    assert ask(better, "/livereload/other.js")[0].startswith("404")


def test_only_pages_are_changed(server: WSGIApplication) -> None:
    """A file that is none is handed on as it is."""
    environ: Any = {"PATH_INFO": "/a.txt"}
    answer = answered(server, environ)
    assert changed(answer, lambda _: b"") is answer
