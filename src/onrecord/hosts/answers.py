"""What a preview answers to a browser: the pages as they are built, and the script that reloads them.

The server of MkDocs puts that script into each page, where the policy allows none; here it is a file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

Answer = tuple[str, list[tuple[str, str]], list[bytes]]
"""The status, the headers and the body."""

_RELOADING = re.compile(rb"<script>(\s*var livereload\b.*?)</script>", re.DOTALL)


def answered(inner: WSGIApplication, environ: WSGIEnvironment) -> Answer:
    """Return what an application answers."""
    begun: list[tuple[str, list[tuple[str, str]]]] = []

    def begin(status: str, headers: list[tuple[str, str]], *_: Any) -> Callable[[bytes], object]:
        begun.append((status, headers))
        return lambda _: None  # the server of MkDocs writes nothing this way

    body = inner(environ, begin)
    try:
        whole = list(body)
    finally:
        getattr(body, "close", lambda: None)()
    return *begun[-1], whole


def changed(answer: Answer, change: Callable[[bytes], bytes]) -> Answer:
    """Return an answer with its page changed, if it is one."""
    status, headers, body = answer
    if dict(headers).get("Content-Type") != "text/html":
        return answer
    page = change(b"".join(body))
    others = [header for header in headers if header[0] != "Content-Length"]
    return status, [*others, ("Content-Length", str(len(page)))], [page]


def reloading(inner: WSGIApplication) -> WSGIApplication:
    """Return an application that answers as another does, with the script that reloads as a file."""
    scripts: dict[str, bytes] = {}

    def as_file(script: re.Match[bytes]) -> bytes:
        path = f"/livereload/{sha256(script[1]).hexdigest()}.js"
        scripts[path] = script[1]
        return f'<script src="{path}"></script>'.encode()

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if script := scripts.get(environ["PATH_INFO"]):
            start_response("200 OK", [("Content-Type", "application/javascript")])
            return [script]
        status, headers, body = changed(
            answered(inner, environ), lambda page: _RELOADING.sub(as_file, page)
        )
        start_response(status, headers)
        return body

    return answer
