"""A link leads nowhere.

A link in the text leads to a page of this site that does not exist, or to a place that its page does not have. A whole
address, with the name of this site's host, is one of its pages, too.

```markdown title="In the text"
Example recalled [an earlier talk](/summaries/2030-01-01-earlier/).
```

```console
$ onrecord check
summaries/2030-05-14-example.md:8:36  error OR406
    8 │ Example recalled [an earlier talk](/summaries/2030-01-01-earlier/).
      │                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  `/summaries/2030-01-01-earlier/` leads to no page of this site.
  → Did you mean `/summaries/2030-05-14-example/`?

1 error in 1 file.
```

**Cure.** Correct the address. `onrecord inspect` shows the anchors of a summary.

```markdown title="In the text"
Example and Muster recalled [what was said above](/summaries/2030-05-14-example/).
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from posixpath import splitext

from onrecord.bodies import Body, Heading, Index, Passage
from onrecord.diagnostics import Severity, Span
from onrecord.model import Corpus
from onrecord.rules import Finding
from onrecord.text.similarity import did_you_mean
from onrecord.text.slugs import slug

SEVERITY = Severity.ERROR

_INSIDE = re.compile(r"summaries/[^/]+/[^/]")
"""What lies in a summary's folder, where nothing else does."""
_PAGE = re.compile(r"(?P<kind>summaries|speakers|norms)/(?P<id>[^/]+)/?")
"""Other addresses of the site are the host's: it checks those of its own pages."""
_LISTED = re.compile(r"(?P<kind>series|organisations|topics)/(?P<id>[^/?]+)")
"""How the addresses begin of what summaries are listed by; years of it stand below."""
_FILES = re.compile(r"\.(?!html$|md$)[a-z]+$")
"""How others than pages end: feeds."""


def check(corpus: Corpus, index: Index) -> Iterator[Finding]:
    """Find links to a summary, speaker or norm that lead to none, or to no place there."""
    known = {
        "summaries": {*corpus.summaries, *corpus.withdrawn, *corpus.unread},
        "speakers": {*corpus.speakers},
        "norms": {*corpus.norms, *(one.id for one in corpus.frameworks.all[1:])},
    }
    listed = _listed(corpus)
    for body in index.bodies.values():
        for target, span in body.links:
            if part := _LISTED.match(target.page):
                yield from _of_list(part["kind"], part["id"], span, listed)
                continue
            match = _PAGE.fullmatch(target.page)
            if match is None:
                if _INSIDE.match(target.page):
                    hint = _hint_inside(
                        target.page,
                        known["summaries"],
                        is_whole="//" in span.text or span.text[0] == "/",
                    )
                    yield Finding(f"`{span.text}` leads to no page of this site.", span, hint)
                continue
            kind, name, anchor = match["kind"], match["id"], target.anchor
            if kind == "norms" and corpus.may_have(name):
                continue  # what is wrong with it is told in the catalogue
            if name not in known[kind]:
                yield _no_page(kind, name, span, known[kind], corpus.moved)
            elif anchor and kind == "summaries" and not _has(index.bodies.get(name), anchor):
                yield Finding(
                    f"`{span.text}` leads to no place on that page: it has no anchor `{anchor}`.",
                    span,
                    f"`onrecord inspect` shows the anchors of `{name}.md`.",
                )


def _listed(corpus: Corpus) -> Mapping[str, set[str]]:
    """Return the names of pages by their folder; empty where a mistake elsewhere may hide some of them."""
    if corpus.unread or corpus.unread_norms != frozenset() or not _is_whole(corpus):
        return {}
    fronts = [one.front for one in (*corpus.summaries.values(), *corpus.withdrawn.values())]
    people = (person for front in fronts for person in (*front.speakers, *front.moderators))
    organisations = {
        *(name for front in fronts for name in front.organisers),
        *(one.name for who in corpus.speakers.values() for one in who.affiliations),
        *(person.affiliation for person in people if person.affiliation),
    }
    found = {
        "series": {slug(front.series.name) for front in fronts if front.series},
        "organisations": set(map(slug, organisations)),
        "topics": {
            *(topic for front in fronts for topic in front.topics),
            *(topic for norm in corpus.norms.values() for topic in norm.topics),
        },
    }
    # Pages of the user's, and what has moved, stand there just as well.
    for path in (*(corpus.documents or ()), *corpus.moved):
        folder, _, rest = path.partition("/")
        if folder in found:
            found[folder].add(splitext(rest.partition("/")[0])[0])
    return found


def _is_whole(corpus: Corpus) -> bool:
    """Say whether every entry of the register is a person here."""
    entries = {path for path in corpus.register.keys if len(path) == 1}
    return len(entries) == len(corpus.speakers)


def _of_list(kind: str, name: str, span: Span, listed: Mapping[str, set[str]]) -> Iterator[Finding]:
    """Find a link to a series, an organisation or a topic that no summary has."""
    if kind in listed and name not in listed[kind] and not _FILES.search(name):
        yield _no_page(kind, name, span, listed[kind], {})


def _no_page(
    kind: str, name: str, span: Span, known: set[str], moved: Mapping[str, str]
) -> Finding:
    """Return what to say of an address in a folder of the site that no page has, and what to write instead."""
    stem = name.removesuffix(".md").removesuffix(".html")
    if now := moved.get(f"{kind}/{stem}"):
        hint = f"Write `/{now}/`: that is its address now."
    else:
        hint = f"Write the address of a page that `/{kind}/` lists, or leave the link out."
        hint = did_you_mean(stem, known, hint, f"/{kind}/{{}}/")
    return Finding(f"`{span.text}` leads to no page of this site.", span, hint)


def _hint_inside(page: str, known: set[str], *, is_whole: bool) -> str:
    """Return what to write in the place of an address in the folder of a summary; `is_whole` from `/` on."""
    _, folder, *_, name = page.strip("/").split("/")
    if is_whole and folder in known:
        return f"Did you mean `/summaries/{folder}/`?"
    hint = "Write `/` before a path that begins at the top of the site."
    hint = "Nothing stands below the page of a summary: leave the link out." if is_whole else hint
    return did_you_mean(name.removesuffix(".md"), known, hint, "{}.md")


def _has(body: Body | None, anchor: str) -> bool:
    """Say whether a summary's page has an anchor; that of a withdrawn one has every anchor."""
    if body is None:
        return True
    parts: chain[Passage | Heading] = chain(body.passages, body.headings)
    return any(anchor in (part.anchor, *part.also) for part in parts)
