"""What leads programs to the rest: robots.txt, llms.txt, and how to search the site from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from onrecord.dataset import Dataset
from onrecord.exports.documents import FILES, ROOT
from onrecord.site.home import FIND
from onrecord.site.page import Asset
from onrecord.site.site import Site
from onrecord.text.quoting import plain

_LONGEST_NAME = 16
"""How many characters OpenSearch gives to the name of a site."""


def discovery_files(site: Site, data: Dataset) -> Iterator[Asset]:
    """Yield the files; those that have to name whole addresses only where the site has one."""
    yield Asset("llms.txt", "\n".join(_llms(site, data)) + "\n")
    yield Asset("robots.txt", _robots(data.address and site.settings.absolute("sitemap.xml")))
    if data.address:
        yield Asset("opensearch.xml", _opensearch(site))


def _robots(sitemap: str) -> str:
    return "User-agent: *\nAllow: /\n" + (f"\nSitemap: {sitemap}\n" if sitemap else "")


def _opensearch(site: Site) -> str:
    """Return the description by which a browser can search the site from its address bar."""
    name, absolute = site.settings.name, site.settings.absolute
    root = ET.Element("OpenSearchDescription", xmlns="http://a9.com/-/spec/opensearch/1.1/")
    ET.SubElement(root, "ShortName").text = name[:_LONGEST_NAME].strip()
    ET.SubElement(root, "LongName").text = name
    ET.SubElement(root, "Description").text = site.words.say("home.lead")
    template = f"{absolute(FIND)}/?q={{searchTerms}}"
    ET.SubElement(root, "Url", type="text/html", method="get", template=template)
    ET.SubElement(root, "InputEncoding").text = "UTF-8"
    return ET.tostring(root, "unicode")


def _llms(site: Site, data: Dataset) -> Iterator[str]:
    """Yield the lines of a guide in Markdown for programs that read texts, as llmstxt.org has it."""
    say, absolute = site.words.say, site.settings.absolute
    yield f"# {plain(data.name)}"
    yield f"\n> {plain(say('home.lead'))}"
    yield f"\n{plain(say('about.summaries'))} {plain(say('about.source'))}"
    yield f"\n## {plain(say('name.norms'))}\n"
    for norm in data.norms:
        yield f"- [{plain(f'{norm.locator} {norm.title}')}]({norm.url}): {plain(norm.text)}"
    yield f"\n## {plain(say('name.summaries'))}\n"
    for one in data.summaries:
        about = f"{one.date}. {one.abstract or ''}".strip()
        yield f"- [{plain(one.title)}]({one.url}): {plain(about)}"
    yield f"\n## {plain(say('name.data'))}\n"
    for path, what in FILES.items():
        yield f"- [{plain(path)}]({absolute(ROOT + path)}): {plain(what)}"
