"""What the manual says of the data can be done as it stands there."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from onrecord.exports import everything
from onrecord.exports.documents import DOCUMENTS
from tests.exports.conftest import ADDRESS, known_site
from tests.pages import MANUAL, blocks
from tests.site.projects import FILES

PAGE = (MANUAL / "data.md").read_text(encoding="utf-8")


class Quiet(SimpleHTTPRequestHandler):
    """Serves files, and says nothing of it."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a project, with the exports of its site below `site`."""
    folder = tmp_path_factory.mktemp("data")
    files = {path: text.encode() for path, text in FILES.items()}
    files |= {f"site/{asset.path}": asset.data for asset in everything(known_site("small"))}
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """Give the address at which the site can be fetched."""
    handler = partial(Quiet, directory=str(folder / "site"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.mark.slow
def test_the_examples_run(folder: Path, address: str) -> None:
    """One after the other, as somebody reads the page; each prints something of the record."""
    said = []
    for block in blocks(PAGE):
        program = {"sh": ["sh", "-e", "-c"], "python": [sys.executable, "-c"]}.get(block.language)
        if program:
            command = [*program, block.text.replace(ADDRESS, address)]
            done = subprocess.run(
                command,
                cwd=folder,
                env={"no_proxy": "*", "PATH": "/usr/bin:/bin"},
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == 0, done.stderr
            said.append(done.stdout)
    curl, pandas, sql, python = said
    assert '"statements":{"description"' in curl
    assert "Ada Éxample    2" in pandas
    assert "Éxample said that [norm] 13(e) matters." in sql
    assert "Ben Sample    13k" in python


def test_the_page_names_every_file() -> None:
    """Whoever looks for one finds it there."""
    names = {path.removesuffix(".json").replace("{id}", "ID") for path in DOCUMENTS}
    assert not [name for name in names if f"`{name}" not in PAGE]
