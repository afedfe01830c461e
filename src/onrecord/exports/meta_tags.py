"""Tags in the head of a page: how it looks where its link is shared, and how a summary is cited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.dataset import Dataset, Speaker
from onrecord.exports.drawing import HEIGHT, WIDTH
from onrecord.exports.pictures import NONE, Image, Pictures
from onrecord.exports.references import Reference, references
from onrecord.site.page import Page
from onrecord.site.site import Settings, Site
from onrecord.site.templating import Fragment
from onrecord.site.views import summary_url
from onrecord.text.characters import without_line_ends

Tag = tuple[str, str]
"""A name and what it says; that of Open Graph is a property."""


def tagged(
    site: Site, data: Dataset, pages: Iterable[Page], pictures: Pictures = NONE
) -> Iterator[Page]:
    """Yield pages with their tags in the head."""
    known = {summary_url(one.summary.id): one for one in references(site, data)}
    for page in pages:
        tags = [*_shared(site.settings, page, pictures.of(page.url))]
        if page.url in known:
            tags += _cited(known[page.url])
        yield replace(page, head=page.head + _elements(tags))


def head(settings: Settings, page: Page, pictures: Pictures = NONE) -> str:
    """Return the tags of a page that is not ours; none where the site has no address."""
    if not settings.address:
        return ""
    return _elements(_shared(settings, page, pictures.of(page.url)))


def _elements(tags: Iterable[Tag]) -> str:
    return "".join(_element(tag) for tag in tags if tag[1])


def _element(tag: Tag) -> str:
    name, value = tag
    key = "property" if name.startswith("og:") else "name"
    return f'<meta {key}="{name}" content="{Fragment.escape(without_line_ends(value))}">\n'


def _shared(settings: Settings, page: Page, image: Image | None) -> Iterator[Tag]:
    """Yield what stands where a link is shared: Open Graph, and the cards of Twitter."""
    yield "og:title", page.title
    yield "og:description", page.description
    yield "og:url", settings.absolute(page.url) if settings.address else ""
    yield "og:site_name", settings.name
    yield "og:type", "article" if page.kind == "summary" else "website"
    yield "og:locale", page.language.replace("-", "_")
    yield "twitter:card", "summary_large_image" if image else "summary"
    yield "twitter:title", page.title
    yield "twitter:description", page.description
    if image:
        address = settings.absolute(image.path)
        yield "og:image", address
        yield "og:image:type", "image/png"
        yield "og:image:width", str(WIDTH)
        yield "og:image:height", str(HEIGHT)
        yield "og:image:alt", image.words
        yield "twitter:image", address
        yield "twitter:image:alt", image.words


def _cited(one: Reference) -> Iterator[Tag]:
    """Yield what reference managers read: Highwire, Dublin Core, and who contributed.

    Zotero takes `DC.contributor` for an author where there is no `DC.creator`, and nobody who
    spoke has written the summary; `bib.contributors` it takes for what it says. Its abstract is that
    of Open Graph, never `DC.description`, so what the summary is goes into its field "Extra".
    """
    row = one.summary
    for style in ("citation_", "DC."):
        yield f"{style}title", one.title
        yield f"{style}date", row.date
        yield f"{style}language", row.language
        yield f"{style}publisher", one.publisher
    yield "citation_conference_title", one.event
    yield "citation_public_url", one.url
    yield "citation_abstract", row.abstract or ""
    yield "DC.identifier", one.url
    yield "DC.description", one.note
    yield "DC.type", "Text"
    yield "z.extra", one.note
    for who in one.contributors:
        yield "bib.contributors", _contributor(who)


def _contributor(who: Speaker) -> str:
    """Return a name as Zotero takes it apart: at its first comma, or else at its last space.

    A comma at the end keeps whole the name of a delegation, and any that has no two parts.
    """
    surname, comma, given = who.sort_name.replace("،", ",").partition(",")
    if who.kind == "person" and comma:
        return f"{surname},{given.replace(',', '')}"
    return f"{surname}{given.replace(',', '')},"
