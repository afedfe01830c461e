"""What the tests of authoring share: a small project, a command in it, a server."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import asking, main
from tests.authoring.texts import REGISTER

Run = Callable[..., Result]
Answer = Callable[[BaseHTTPRequestHandler], None]


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder, and go there."""
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def project(empty: Path) -> Path:
    """Return the folder of a project with a register, and go there."""
    (empty / "speakers.yaml").write_text(REGISTER, encoding="utf-8")
    (empty / "summaries").mkdir()
    return empty


@pytest.fixture
def run() -> Run:
    """Return what runs a command where nobody can be asked."""

    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(main, arguments, catch_exceptions=False)

    return invoke


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return what runs a command on a terminal, with what is typed there."""
    monkeypatch.setattr(asking, "on_terminal", lambda: True)

    def invoke(*arguments: str, typed: str = "") -> Result:
        return CliRunner().invoke(main, arguments, input=typed, catch_exceptions=False)

    return invoke


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Answer], str]]:
    """Return what serves an answer on this machine, and gives its address."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("no_proxy", "*")
    servers: list[ThreadingHTTPServer] = []

    def serve(answer: Answer) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                answer(self)

            def log_message(self, *_: object) -> None:
                """Stay silent."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        servers.append(server)
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        return f"http://127.0.0.1:{server.server_address[1]}"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()
