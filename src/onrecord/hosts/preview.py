"""The preview: a site in the browser while it is written, and what is wrong with it in the page."""

from __future__ import annotations

import gc
import re
import signal
from collections.abc import Callable, Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from onrecord.hosts.answers import answered, changed
from onrecord.hosts.appearance import surroundings
from onrecord.hosts.errors import HostError
from onrecord.hosts.mkdocs import plugin_of
from onrecord.hosts.on_demand import OnDemand, remove
from onrecord.hosts.watching import FileWatcher
from onrecord.interruptions import Interruption
from onrecord.site.page import INDEX

_TRIES = 5
"""How often a file is brought that a change has just taken away."""

_ENDED = 128 + signal.SIGINT
"""The status of Ctrl-C, which is how a preview is meant to end."""

_WAITING = re.compile(r"/livereload/\d+/\d+")
"""What a page asks for once it is there, to be told when it is old."""

_SECONDS = 0.05
"""How long files have to stay as they are after a change."""

_NOTICE = '<div role="alert" class="or-trouble">{}</div>'
"""What stands in each page while something is wrong."""

Load = Callable[[str], MkDocsConfig]
"""Reads the settings for a site in a folder. Raises `HostError`."""

Guard = Callable[[], Any]
"""Turns what MkDocs raises into a `HostError`."""


class Preview:
    """A preview of a site, until it is interrupted."""

    def __init__(self, load: Load, guard: Guard, say: Callable[[str], None], folder: Path) -> None:
        self._load, self._guard, self._say = load, guard, say
        self._folder = folder
        self._builds = 0
        self._shown = OnDemand(folder)
        self._seen: object = None
        """How those files were that MkDocs makes something of."""

    def run(self, *, open_browser: bool) -> None:
        """Build, serve, and build again when a file changes. Raises `HostError` at the first build."""
        config = self._configured()
        config.plugins.on_startup(command="serve", dirty=False)
        self._url = config.site_url = _address(config)
        host, port = config.dev_addr
        path = urlsplit(self._url).path
        self._server = server = LiveReloadServer(self._rebuild, host, port, config.site_dir, path)
        server.build_delay = _SECONDS
        server.observer = cast(Any, FileWatcher())
        server.error_handler = self._error_page
        server.set_app(self._serving(server.serve_request))
        try:
            self._build(config)
            self._watch(config)
            # What is there now stays: looking for garbage among it takes longer than a page.
            gc.freeze()
            try:
                cast(Any, server).serve(open_in_browser=open_browser)
            except KeyboardInterrupt as asked:
                self._say("Shutting down...")
                if isinstance(asked, Interruption) and asked.status != _ENDED:
                    raise
            finally:
                server.shutdown()
        finally:
            self._shown.stop()
            config.plugins.on_shutdown()

    def _configured(self) -> MkDocsConfig:
        self._builds += 1
        folder = self._folder / f"site-{self._builds}"
        config = self._load(str(folder))
        plugin_of(config).on_demand = self._shown
        return config

    def _watch(self, config: MkDocsConfig) -> None:
        config.plugins.on_serve(self._server, config=config, builder=self._rebuild)
        for path in (config.docs_dir, config.config_file_path, *config.watch):
            self._server.watch(str(path))

    def _rebuild(self) -> None:
        """Build what has changed; where that fails, go on with what there was, and say so."""
        try:
            with self._guard(), self._shown.loading:
                if self._seen != _seen(self._others) or not self._plugin.reload():
                    config = self._configured()
                    config.site_url = self._url
                    self._build(config)
            self._shown.trouble = self._plugin.loader.trouble
        except HostError as error:
            self._shown.trouble = f"{error.message}\nThe preview stays as it was."
            self._say(self._shown.trouble)

    def _build(self, config: MkDocsConfig) -> None:
        """Build with MkDocs what is not made on demand, into a folder of its own."""
        before = Path(self._server.root)
        plugin = plugin_of(config)
        self._others = (
            Path(config.docs_dir),
            Path(config.config_file_path),
            *surroundings(config),
        )
        seen = _seen(self._others)
        with self._guard():
            mkdocs_build(config, serve_url=self._url)
        self._plugin, self._seen, self._server.root = plugin, seen, config.site_dir
        if before != Path(config.site_dir):
            remove(before)

    def _error_page(self, code: int) -> bytes | None:
        file = Path(self._server.root, f"{code}.html")
        return file.read_bytes() if file.is_file() else None

    def _serving(self, inner: WSGIApplication) -> WSGIApplication:
        """Return what answers requests: `inner` does, once the file that it looks for is there."""

        def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            path = self._path(environ)
            if _WAITING.fullmatch(environ["PATH_INFO"]):
                self._shown.index()
            for _ in range(_TRIES):
                is_there = path is not None and any(map(self._shown.bring, _files(path)))
                found = answered(inner, environ)
                if not (is_there and found[0].startswith("404")):
                    break
            if self._shown.trouble:
                found = changed(found, lambda page: _noticed(page, self._shown.trouble))
            status, headers, body = found
            start_response(status, headers)
            return body

        return answer

    def _path(self, environ: WSGIEnvironment) -> str | None:
        """Return the path that is asked for, relative to the site; `None` outside of it."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        mount = self._server.mount_path
        return path.removeprefix(mount) if path.startswith(mount) else None


def _address(config: MkDocsConfig) -> str:
    """Return where the preview is served, below the path that the site will have."""
    host, port = config.dev_addr
    path = urlsplit(config.site_url or "/").path.strip("/")
    return f"http://{host}:{port}/{path}{path and '/'}"


def _files(path: str) -> Iterator[str]:
    """Yield which files a browser may mean that asks for a path."""
    if path.startswith("livereload/"):
        return
    if path.endswith("/") or not path:
        yield f"{path}{INDEX}"
    else:
        yield from (path, f"{path}/{INDEX}")


def _noticed(html: bytes, trouble: str) -> bytes:
    """Return a page with what is wrong at its end."""
    return html + _NOTICE.format(escape(trouble)).encode()


def _seen(paths: Iterable[Path]) -> dict[Path, tuple[int, int]]:
    """Return when each file at or below some paths was written last, and how large it is."""
    found = {}
    for path in paths:
        for file in (path, *path.rglob("*")) if path.is_dir() else (path,):
            try:
                stat = file.stat()
            except OSError:  # it has just been removed
                continue
            found[file] = (stat.st_mtime_ns, stat.st_size)
    return found
