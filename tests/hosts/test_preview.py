"""How a preview answers: the file is brought first, and what is wrong stands in the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from onrecord.hosts import preview as previewing
from onrecord.hosts.on_demand import OnDemand
from onrecord.hosts.preview import Preview


class Shown(OnDemand):
    """A site with one page, and a note of what was asked for."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.asked: list[str] = []

    def bring(self, path: str) -> bool:
        """Note what is asked for."""
        self.asked.append(path)
        return path == "a/index.html"


class Server:
    """Answers with what it is told to, one after the other."""

    def __init__(self, *answers: str) -> None:
        self._answers = iter(answers)
        self.closed = 0

    def __call__(self, _: Any, start_response: Any) -> Iterable[bytes]:
        """Answer with a page."""
        status = next(self._answers)
        start_response(status, [("Content-Type", "text/html"), ("Content-Length", "5")])
        return self

    def __iter__(self) -> Iterator[bytes]:
        return iter((b"<p>", b"Hi"))

    def close(self) -> None:
        """Note that the answer was read to its end."""
        self.closed += 1


@pytest.fixture
def preview(tmp_path: Path) -> Preview:
    """Return a preview that serves below a path."""
    found = Preview(lambda _: None, nullcontext, print, tmp_path)  # type: ignore[arg-type, return-value]
    found._server = cast(Any, SimpleNamespace(mount_path="/x/", root=str(tmp_path)))
    found._shown = Shown(tmp_path)
    return found


def answer(preview: Preview, server: Server, path: str) -> tuple[str, dict[str, str], bytes]:
    """Ask for a path."""
    begun: list[Any] = []
    body = preview._serving(server)({"PATH_INFO": path}, lambda *how: begun.append(how))  # type: ignore[arg-type]
    status, headers = begun[-1]
    return status, dict(headers), b"".join(body)


def asked(preview: Preview) -> list[str]:
    """Return which files were looked for."""
    return cast(Shown, preview._shown).asked


def test_file_is_brought_before_the_server_looks_for_it(preview: Preview) -> None:
    """A folder has a page, and what may be either is looked for as both; nothing outside is."""
    server = Server("200 OK", "200 OK", "200 OK", "404 Not Found")
    assert answer(preview, server, "/x/a/")[2] == b"<p>Hi"
    assert asked(preview) == ["a/index.html"]
    answer(preview, server, "/x/a")
    assert asked(preview)[1:] == ["a", "a/index.html"]
    for path in ("/x/livereload/1/2", "/elsewhere"):
        answer(preview, server, path)
    assert len(asked(preview)) == 3
    assert server.closed == 4


def test_what_a_change_took_away_is_brought_again(preview: Preview) -> None:
    """While somebody asks for a page, the site may be built anew."""
    assert answer(preview, Server("404 Not Found", "200 OK"), "/x/a/")[0] == "200 OK"
    assert answer(preview, Server(*["404 Not Found"] * 9), "/x/a/")[0] == "404 Not Found"
    assert answer(preview, Server("404 Not Found"), "/x/b/")[0] == "404 Not Found"


def test_what_is_wrong_stands_in_the_page(preview: Preview) -> None:
    """As text, whatever it quotes."""
    preview._shown.trouble = "<b> is wrong"
    _, headers, page = answer(preview, Server("200 OK"), "/x/a/")
    assert b'role="alert"' in page
    assert b"&lt;b&gt; is wrong" in page
    assert int(headers["Content-Length"]) == len(page)


def test_page_for_an_address_that_leads_nowhere(preview: Preview, tmp_path: Path) -> None:
    """It is that of the site, if it has one."""
    assert preview._error_page(404) is None
    (tmp_path / "404.html").write_text("Nowhere", encoding="utf-8")
    assert preview._error_page(404) == b"Nowhere"


def test_files_are_known_by_their_time_and_size(tmp_path: Path) -> None:
    """Those in folders too; what is not there is not known."""
    (tmp_path / "a").mkdir()
    file = tmp_path / "a" / "b"
    file.write_text("x")
    before = previewing._seen([tmp_path, tmp_path / "none"])
    assert file in before
    file.write_text("xy")
    assert previewing._seen([tmp_path]) != before
