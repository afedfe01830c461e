"""What pages say of texts is noted while they are made: where it is the same, so are they."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given
from hypothesis import settings as sized
from hypothesis import strategies as st

from onrecord import pipeline
from onrecord.site.page import Page
from onrecord.site.pages import groups, make, noting
from onrecord.site.reads import NotedSite, Read
from onrecord.site.site import Site
from tests.editing import PEOPLE, TEXTS
from tests.samples import LAW, REGISTER, write, written

MANY = "\n\n".join(f"Muster said {n} times that norm 13(e) is young." for n in range(60))
"""More than one page shows of one person."""

FILES = ("a", "b", "c")
PROJECTS = st.tuples(*(st.one_of(TEXTS, st.just(MANY)) for _ in FILES))
"""The texts of three summaries; their front matter is always the same."""


def noted(folder: Path, texts: tuple[str, ...]) -> NotedSite:
    """Return a site of three summaries with these texts."""
    front = {"norms": "13e", "speakers": ", ".join(PEOPLE)}
    files = {
        f"summaries/{name}.md": written(f"{text}\n", **front)
        for name, text in zip(FILES, texts, strict=True)
    }
    corpus = pipeline.load(write(folder, {"speakers.yaml": REGISTER, **files}))
    return noting(Site(corpus.corpus, corpus.index), pipeline.texts(corpus.corpus))


def made(
    site: NotedSite,
) -> Mapping[str, tuple[tuple[Page, ...], tuple[Read, ...]]]:
    """Return by address the pages of all groups that can be kept, and what they read."""
    wanted = [group for group in groups(site) if group.lasting]
    found = zip(wanted, make(site, wanted), strict=True)
    return {group.url: (one.pages, one.reads) for group, one in found}


@sized(LAW, max_examples=40)
@given(PROJECTS, st.sampled_from(range(len(FILES))), st.one_of(TEXTS, st.just(MANY)))
@example(("A.", "B.", "C."), 0, "Muster said that norm 13(e) is young.")
@example((MANY, "B.", "C."), 1, "According to Exempel, [it](norm:13k) holds.")
@example((MANY, MANY, "C."), 0, "Ports were attacked.")
def test_pages_are_the_same_where_what_they_read_is(
    before: tuple[str, ...], number: int, text: str
) -> None:
    """Whatever becomes of one text: no page differs that would be kept."""
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        old = noted(Path(one), before)
        new = noted(Path(other), (*before[:number], text, *before[number + 1 :]))
        kept, anew = made(old), made(new)
    assert kept.keys() == anew.keys()
    for url, (pages, reads) in kept.items():
        if old.reads.fingerprint(reads) == new.reads.fingerprint(reads):
            assert pages == anew[url][0], url


def test_only_what_has_to_do_with_a_text_is_made_again(tmp_path: Path) -> None:
    """The page of a summary, of those who speak in it, and of the norms that it cites."""
    before = ("Muster said that norm 13(e) is young.", "Beispiel disagreed.", "Exempel said yes.")
    old = noted(tmp_path / "old", before)
    new = noted(tmp_path / "new", (*before[:2], "Exempel said no."))
    same = {
        url
        for url, (_, reads) in made(old).items()
        if old.reads.fingerprint(reads) == new.reads.fingerprint(reads)
    }
    anew = made(old).keys() - same
    assert "summaries/c/" in anew
    assert {"summaries/a/", "summaries/b/", "norms/13e/", "speakers/mira-muster/"} <= same
    assert all(url.startswith(("summaries/c/", "speakers/tom-exempel/")) for url in anew), anew


def test_what_is_read_within_is_read_around_it_too(tmp_path: Path) -> None:
    """And what was made before is read again, though nothing is looked up for it."""
    site = noted(tmp_path, ("A.", "B.", "C."))
    length = site.keeping(lambda site, name: len(site.index.bodies[name].passages))
    with site.reads.noted() as around:
        with site.reads.noted() as within:
            assert length("a") == 1
        assert within == {("bodies", "a")}
    assert around == within
    with site.reads.noted() as again:
        assert length("a") == 1
    assert again == within


def test_a_fingerprint_is_of_what_is_there_now(tmp_path: Path) -> None:
    """Not of how often it was read, nor of where in memory it is."""
    one, other = (noted(tmp_path / name, ("A.", MANY, "C.")) for name in ("one", "other"))
    pages = made(one)
    for url, (_, reads) in made(other).items():
        assert reads == pages[url][1]
        assert one.reads.fingerprint(reads) == other.reads.fingerprint(reads)
