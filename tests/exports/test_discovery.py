"""What leads programs to the record: each file is read by a parser that did not write it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from urllib.robotparser import RobotFileParser

import pytest
import yaml
from lxml import etree
from markdown_it import MarkdownIt

import onrecord
from onrecord.dataset import Dataset, dataset
from onrecord.exports.discovery import discovery_files
from onrecord.hosts.commands import build
from onrecord.site.site import Site
from tests.exports.conftest import ADDRESS
from tests.hosts.projects import SETTINGS, write
from tests.programs import check_jsonschema
from tests.site.projects import FILES
from tests.site.projects import site as made


def texts(site: Site) -> Mapping[str, str]:
    """Return the files of a site, by path."""
    return {asset.path: asset.data.decode() for asset in discovery_files(site, dataset(site))}


def test_robots_may_read_everything(small: Site) -> None:
    """And are told where the sitemap is."""
    robots = RobotFileParser()
    robots.parse(texts(small)["robots.txt"].splitlines())
    assert robots.can_fetch("anybody", f"{ADDRESS}summaries/first/")
    assert robots.site_maps() == [f"{ADDRESS}sitemap.xml"]


def test_a_browser_can_search_the_site(small: Site) -> None:
    """The address takes what somebody typed."""
    root = etree.fromstring(texts(small)["opensearch.xml"].encode())
    space = {"o": "http://a9.com/-/spec/opensearch/1.1/"}
    assert root.findtext("o:ShortName", namespaces=space) == "A small site"
    (url,) = root.findall("o:Url", namespaces=space)
    assert url.get("template") == f"{ADDRESS}find/?q={{searchTerms}}"


def test_without_an_address_nothing_is_promised(tmp_path: Path) -> None:
    """A description that leads nowhere is not there."""
    found = texts(made(tmp_path))
    assert found.keys() == {"llms.txt", "robots.txt"}
    assert "Sitemap" not in found["robots.txt"]


def test_the_guide_is_markdown_with_every_summary(site: Site, data: Dataset) -> None:
    """Titles and texts stay words, whatever they say."""
    tokens = MarkdownIt().parse(texts(site)["llms.txt"])
    assert [t.tag for t in tokens if t.type == "heading_open"] == ["h1", "h2", "h2", "h2"]
    assert not [t for t in tokens if t.type in {"html_block", "fence", "code_block"}]
    inline = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in inline} <= {"text", "link_open", "link_close", "text_special"}
    links = [str(child.attrs["href"]) for child in inline if child.type == "link_open"]
    assert [link for link in links if "/summaries/" in link] == [one.url for one in data.summaries]
    assert len(links) == len(data.norms) + len(data.summaries) + 6


def test_the_program_can_be_cited(repository: Path) -> None:
    """The file has what the format asks for, and says what the package says."""
    cited = yaml.safe_load((repository / "CITATION.cff").read_text(encoding="utf-8"))
    with (repository / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    assert cited.keys() >= {"cff-version", "message", "title", "authors"}
    assert cited["cff-version"] == "1.2.0"
    assert (cited["title"], cited["version"]) == (project["name"], onrecord.__version__)
    assert cited["abstract"] == project["description"]
    assert [cited["license"], "CC-BY-4.0"] == project["license"].split(
        " AND "
    )  # the program, the texts
    assert cited["authors"] == project["authors"]
    assert cited["keywords"] == project["keywords"]
    # It brings the schema of the format itself.
    check_jsonschema("--builtin-schema", "vendor.citation-file-format", repository / "CITATION.cff")


@pytest.mark.slow
def test_the_site_says_where_they_are(tmp_path: Path) -> None:
    """Each page leads to the description of its search, and the sitemap has the days of the texts."""
    settings = f"{SETTINGS}site_url: {ADDRESS}\n"
    site = build(write(tmp_path, {**FILES, "mkdocs.yml": settings})).site
    for page in (site / "index.html", site / "summaries/second/index.html"):
        (link,) = re.findall(r'<link rel="search"[^>]*href="([^"]+)"', page.read_text("utf-8"))
        assert (page.parent / link).resolve() == site / "opensearch.xml"
    sitemap = etree.parse(site / "sitemap.xml")
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    days = {
        one.findtext("s:loc", namespaces=space): one.findtext("s:lastmod", namespaces=space)
        for one in sitemap.findall("s:url", namespaces=space)
    }
    second = ("summaries/second/", "norms/13e/", "speakers/ada-example/", "series/a-series/")
    first = (
        "summaries/first/",
        "norms/13k/",
        "organisations/an-organiser/",
        "topics/human-rights/",
    )
    assert {days[f"{ADDRESS}{url}"] for url in second} == {"2020-05-06"}
    assert {days[f"{ADDRESS}{url}"] for url in first} == {"2018-12-11"}
    assert days[f"{ADDRESS}norms/13b/"] is None
    assert days[ADDRESS] == "2021-01-02"
