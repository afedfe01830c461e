"""A browser that tells whatever pages do besides being shown, and of pages whatever is not ours."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import cast
from urllib.parse import quote, urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, expect

from tests.browser.finding import counted, find
from tests.browser.looking import ready

PATIENCE = 60_000
"""How many milliseconds anything may take."""

ITS_OWN = "content-autofill.googleapis.com:443"
"""Whom Chromium asks of itself what could be put into the fields of a form."""

EMPTY = "/empty-page"
"""The path of a page with nothing in it, in which others are opened."""

LISTEN = """
    for (const name of ["hit", "alert", "confirm", "prompt", "print"]) {
        window[name] = (...given) => console.error(`ran ${name}(${given.join()})`);
    }
"""
"""What a script would call that ran."""

LOOK = r"""given => {
    const page = given ?? document;
    const scheme = /^(?:https?|mailto):/i;
    const here = page.defaultView.location.origin;
    const wrong = [];
    const addresses = ["href", "src", "action", "formaction", "data", "poster", "background", "cite", "ping", "srcset", "xlink:href"];
    for (const one of page.querySelectorAll("*")) {
        const told = () => one.outerHTML.slice(0, 200);
        for (const { name, value } of one.attributes) {
            // Scripts of the theme set heights of its parts, ours where a preview stands.
            const ours = name === "style" && /^(?:md|or)-/.test(one.className);
            if (/^on|^srcdoc$|^style$|[^a-z0-9:_-]/i.test(name) && !ours) wrong.push(`attribute ${name}: ${told()}`);
            if (addresses.includes(name.toLowerCase())) {
                const to = URL.canParse(value, page.baseURI) ? new URL(value, page.baseURI) : null;
                if (!to || !scheme.test(to.protocol)) wrong.push(`address ${value}: ${told()}`);
                else if (one.localName !== "a" && one.localName !== "link" && to.origin !== here
                    && !(one.localName === "form")) wrong.push(`loads ${value}: ${told()}`);
            }
        }
    }
    const named = (sort) => [...page.querySelectorAll(sort)].map(one => `${sort}: ${one.outerHTML.slice(0, 200)}`);
    wrong.push(...["iframe", "frame", "object", "embed", "base", "math", "applet", "style", "marquee", "video", "audio"].flatMap(named));
    wrong.push(...named("script:not([src]):not([type='application/json']):not([type='application/ld+json'])"));
    wrong.push(...named("script[src]").filter(one => !/ src="[./]*(?:assets|search)\/[\w./-]+\.js"/.test(one)));
    wrong.push(...named("meta[http-equiv]").filter(one => !/Content-Security-Policy/i.test(one)));
    wrong.push(...named("link[rel~=stylesheet]").filter(one => !/ href="[./]*assets\/[\w./-]+\.css"/.test(one)));
    wrong.push(...[...page.forms].filter(one => new URL(one.action).origin !== here).map(one => one.outerHTML));
    wrong.push(...named("img").filter(one => !/ src="[./]*assets\//.test(one)));
    return wrong;
}"""
"""What of a page is not ours, and could do something."""

OPEN = f"""async addresses => {{
    const look = {LOOK};
    const wrong = [];
    for (const address of addresses) {{
        const frame = document.createElement("iframe");
        frame.width = 1280;
        await new Promise(done => {{
            frame.onload = done;
            frame.src = address;
            document.body.append(frame);
        }});
        const page = frame.contentDocument;
        if (page?.location.href !== address) wrong.push(`${{address}} left for ${{page?.location.href}}`);
        else if (!page.querySelector("main")) wrong.push(`${{address}}: no page`);
        else wrong.push(...look(page).map(one => `${{address}}: ${{one}}`));
        frame.remove();
    }}
    return wrong;
}}"""
"""Open pages one after the other in a frame, and look at each."""


ASSETS = re.compile(
    rb'<(?:script (?:type="module" )?src|link rel="(?:icon|stylesheet)" href)="[./]*assets/[^>]*>'
)
"""What of a page asks for scripts and styles of ours."""


class _Handler(SimpleHTTPRequestHandler):
    """Answers for the site, and notes what is asked of anybody else."""

    server: _Server
    protocol_version = "HTTP/1.1"
    # What follows the head of an answer waits for nobody to say that the head has arrived.
    disable_nagle_algorithm = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        """Say nothing."""

    def do_CONNECT(self) -> None:
        """Let nobody through."""
        if self.path != ITS_OWN:
            self.server.told.append(f"asks {self.path}")
        self.send_error(502)

    def do_POST(self) -> None:
        """Take nothing."""
        self.server.told.append(f"sends to {self.path}")
        self.close_connection = True
        self.send_error(501)

    def do_GET(self) -> None:
        """Answer with a file of the site."""
        asked = urlsplit(self.path)
        if asked.netloc and asked.netloc != urlsplit(self.server.site).netloc:
            self.server.told.append(f"asks {self.path}")
            self.send_error(502)
            return
        self.path = asked._replace(scheme="", netloc="").geturl()
        if asked.path == EMPTY:
            self._say(
                "text/html", b"<!doctype html><title>Empty</title><link rel=icon href=data:,>"
            )
        elif self.server.is_bare and asked.path.endswith("/"):
            file = Path(self.translate_path(asked.path)) / "index.html"
            self._say("text/html", ASSETS.sub(b"", file.read_bytes()))
        else:
            super().do_GET()

    def _say(self, kind: str, data: bytes = b"") -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "max-age=3600")
        self.end_headers()
        self.wfile.write(data)


class _Server(ThreadingHTTPServer):
    """Is a server and a proxy at once, so that nothing a browser asks for goes past it."""

    def __init__(self, folder: Path, told: list[str], *, is_bare: bool) -> None:
        super().__init__(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
        self.told, self.is_bare = told, is_bare

    def handle_error(self, request: object, client_address: object) -> None:
        """Take no notice of a browser that has left meanwhile."""
        if not isinstance(sys.exception(), ConnectionError):
            self.told.append(f"the server: {sys.exception()!r}")

    @property
    def site(self) -> str:
        """The address of the site, which ends with a slash."""
        return f"http://127.0.0.1:{self.server_port}/"


@dataclass
class Watch:
    """A browser that tells whatever it does besides showing pages of one site."""

    context: BrowserContext
    site: str
    told: list[str] = field(default_factory=list)
    visited: int = 0

    def open(self) -> Page:
        """Open a page that is watched."""
        page = self.context.new_page()
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.told.append(f"script: {error}"))
        page.on("dialog", self._dismiss)
        page.on("popup", lambda popup: self.told.append(f"window: {popup.url}"))
        page.on("download", lambda download: self.told.append(f"download: {download.url}"))
        return page

    def _dismiss(self, dialog: Dialog) -> None:
        self.told.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.told.append(f"console: {message.text} ({message.location.get('url', '')})")

    def look(self, page: Page) -> None:
        """Fail on what is not ours in a page, and on whatever the browser did meanwhile."""
        self.visited += 1
        self.told.extend(page.evaluate(LOOK))
        if not page.url.startswith(self.site):
            self.told.append(f"left for {page.url}")
        assert self.told == [], page.url

    def address(self, path: str) -> str:
        """Return the address of a page of the site by its folder."""
        return f"{self.site}{quote(path)}/".replace("/./", "/")

    def open_all(self, page: Page, paths: Iterable[str]) -> None:
        """Open pages of the site, with all that they do of themselves, and look at each."""
        for path in paths:
            page.goto(self.address(path))
            ready(page)
            self.look(page)

    def search(self, page: Page, words: Iterable[str]) -> None:
        """Type words into the search: names, direct answers and hits are shown meanwhile."""
        page.goto(self.site)
        page.keyboard.press("/")
        field = page.locator(".or-search__field")
        for one in words:
            field.fill(one)
            expect(page.locator(".or-search__hits")).to_have_attribute("aria-busy", "false")
            expect(page.locator(".or-search__status")).not_to_be_empty()
            self.look(page)

    def find(self, page: Page, ends: Iterable[str]) -> None:
        """Open the page of results, with the choices beside them, by the ends of its address."""
        for end in ends:
            find(page, self.site, end)
            counted(page)
            self.look(page)

    def look_at_all(self, paths: Sequence[str]) -> None:
        """Open pages in frames, one after the other, and note what is wrong in any."""
        page = self.open()
        page.goto(f"{self.site}{EMPTY[1:]}")
        for start in range(0, len(paths), 50):
            some = [self.address(path) for path in paths[start : start + 50]]
            self.told.extend(cast("list[str]", page.evaluate(OPEN, some)))
            self.visited += len(some)
        page.close()


def kinds(folder: Path) -> list[str]:
    """Return pages of every kind: the lists, and some of those below each."""
    pages = sorted(
        path.parent.relative_to(folder).as_posix() for path in folder.rglob("index.html")
    )
    shapes: dict[tuple[str, int], list[str]] = {}
    for page in pages:
        shapes.setdefault((page.partition("/")[0], page.count("/")), []).append(page)
    return [page for some in shapes.values() for page in some[:: max(len(some) // 4, 1)][:5]]


@contextmanager
def watching(
    browser: Browser, folder: Path, *, policy: bool = True, is_bare: bool = False
) -> Iterator[Watch]:
    """Open a browser for a site, that keeps to the policy of its pages or does not.

    Bare, it is given none of the scripts and styles of the site: what texts do, they do all the same.
    """
    told: list[str] = []
    with _Server(folder, told, is_bare=is_bare) as server:
        thread = Thread(target=server.serve_forever, args=(0.1,), daemon=True)
        thread.start()
        with browser.new_context(
            bypass_csp=not policy,
            reduced_motion="reduce",
            # To this machine, too: what is asked of another of its ports is told like the rest.
            proxy={"server": server.site.rstrip("/"), "bypass": "<-loopback>"},
        ) as context:
            context.set_default_timeout(PATIENCE)
            watch = Watch(context, server.site, told)
            context.add_init_script(LISTEN)
            yield watch
        server.shutdown()
        thread.join()
