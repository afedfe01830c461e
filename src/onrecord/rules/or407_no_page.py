"""A link leads to no page or file that is known.

A link in the text leads into this site, and neither a page that every site has nor a page or file in the folder of
hand-written pages stands there. A path without a slash before it counts from the folder of the summaries. If another plugin makes
that page, the link may be right all the same.

```markdown title="In the text"
Example and Muster recalled [the slides](/files/slides.pdf).
```

```console
$ onrecord check
summaries/2030-05-14-example.md:8:42  warning OR407
    8 │ Example and Muster recalled [the slides](/files/slides.pdf).
      │                                          ^^^^^^^^^^^^^^^^^
  `/files/slides.pdf` leads to nothing that is known here.
  → Correct the path, put the file into the folder of pages, or write the whole address.

1 warning in 1 file.
```

**Cure.** Correct the address, or put the file there. A file that you publish lies in `docs`: `docs/files/slides.pdf` is
`/files/slides.pdf`. Of another site, write the whole address.

```markdown title="In the text"
Example and Muster recalled [the slides](https://example.org/files/slides.pdf).
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import splitext
from urllib.parse import unquote

from onrecord.bodies import Index
from onrecord.diagnostics import Severity
from onrecord.model import Corpus
from onrecord.rules import Finding
from onrecord.text.similarity import did_you_mean

SEVERITY = Severity.WARNING

_OWN = frozenset(
    "404.html abbreviations about accessibility api assets calendar.ics feed.json feed.xml find llms.txt manifest.json matrix norms"
    " opensearch.xml organisations privacy propose robots.txt schema search series sitemap.xml speakers summaries topics".split()
)
"""What stands at the top of every site; other rules look into the folders."""
_PAGES = (".md", ".markdown")
_SUMMARY = re.compile(r"\d{4}-\d\d-\d\d-[^.]+\Z")
"""How the names of summaries begin; files with an ending are others."""


def check(corpus: Corpus, index: Index) -> Iterator[Finding]:
    """Find links to pages and files that nobody knows of."""
    if corpus.documents is None:
        return
    known = {_whole(path) for path in corpus.documents}
    known |= {*corpus.moved}
    for body in index.bodies.values():
        for target, span in body.links:
            page = unquote(target.page.strip("/"))
            if page and page.split("/")[0] not in _OWN and _whole(page) not in known:
                hint = _hint(page, known, corpus)
                yield Finding(f"`{span.text}` leads to nothing that is known here.", span, hint)


def _hint(page: str, known: set[str], corpus: Corpus) -> str:
    """Return what to do about a path that leads to nothing."""
    name = page.rsplit("/", 1)[-1].removesuffix(".md").removesuffix(".html")
    if name in corpus.summaries:
        return f"Did you mean `/summaries/{name}/`?"
    if now := corpus.moved.get(f"summaries/{name}"):
        return f"Write `/{now}/`: that is its address now."
    hint = "Correct the path, put the file into the folder of pages, or write the whole address."
    if is_summary := _SUMMARY.match(name):
        hint = "Write the address of a page that `/summaries/` lists, or leave the link out."
    hint = did_you_mean(page, known, hint, "/{}")
    return did_you_mean(name, corpus.summaries, hint, "/summaries/{}/") if is_summary else hint


def _whole(path: str) -> str:
    """Return the one form of an address: of a page the folder, of a file the path."""
    stem, ending = splitext(path.strip("/"))
    if ending.lower() not in {*_PAGES, ".html"}:
        return path.strip("/")
    folder, _, name = stem.rpartition("/")
    return folder if name in {"index", "README"} else stem
