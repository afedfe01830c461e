"""One record, many forms: each counts the same."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from io import StringIO
from typing import Any

import pytest

from onrecord.exports import listed
from onrecord.site.page import Page
from onrecord.site.site import Site

pytestmark = pytest.mark.slow

Counts = Mapping[str, int]
"""By address: in how many passages something is said there."""


def counted(rows: Any) -> Counts:
    """Count passages by norm, by speaker, and by both, from rows of any format."""
    statements, citations = rows
    found: dict[str, set[tuple[str, str]]] = {}
    for row in statements:
        place = row["summary"], str(row["passage"])
        found.setdefault(f"speakers/{row['speaker']}/", set()).add(place)
    for row in citations:
        place = row["summary"], str(row["passage"])
        found.setdefault(f"norms/{row['norm']}/", set()).add(place)
        if row["speaker"]:
            found.setdefault(f"speakers/{row['speaker']}/{row['norm']}/", set()).add(place)
    return {url: len(places) for url, places in sorted(found.items())}


def of_json(files: Mapping[str, bytes]) -> Counts:
    """Return what the API counts."""
    return counted(
        json.loads(files[f"api/v1/{name}.json"])[name] for name in ("statements", "citations")
    )


def of_csv(files: Mapping[str, bytes]) -> Counts:
    """Return what a spreadsheet counts."""
    texts = (
        files[f"api/v1/{name}.csv"].decode("utf-8-sig") for name in ("statements", "citations")
    )
    return counted(list(csv.DictReader(StringIO(text, newline=""))) for text in texts)


def of_database(files: Mapping[str, bytes]) -> Counts:
    """Return what the database counts."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(files["api/v1/record.db"])
        connection.row_factory = sqlite3.Row
        return counted(
            connection.execute(f"SELECT * FROM {name}").fetchall()  # noqa: S608 - our own names
            for name in ("statements", "citations")
        )


def of_matrix(files: Mapping[str, bytes]) -> Counts:
    """Return the cells of the spreadsheet of speakers and norms that have a speaker."""
    text = files["api/v1/matrix.csv"].decode("utf-8-sig")
    cells = {
        f"speakers/{row['speaker']}/{norm}/": int(number)
        for row in csv.DictReader(StringIO(text, newline=""))
        for norm, number in row.items()
        if row["speaker"] and norm.startswith("13") and number != "0"
    }
    return dict(sorted(cells.items()))


def of_manifest(files: Mapping[str, bytes]) -> Counts:
    """Return who speaks in how many passages, as the list of what is published has it."""
    found: Counter[str] = Counter()
    for text in json.loads(files["api/v1/manifest.json"])["summaries"].values():
        for speakers in text.get("statements", {}).values():
            found.update(f"speakers/{who}/" for who in set(speakers))
    return dict(sorted(found.items()))


def of_feeds(files: Mapping[str, bytes]) -> Counts:
    """Return what the feeds of norms, speakers and pairs say."""
    found = {
        path.removesuffix("feed.json"): json.loads(content)["_onrecord"]["total"]
        for path, content in files.items()
        if path.startswith(("norms/", "speakers/")) and path.endswith("/feed.json")
    }
    return {url: number for url, number in sorted(found.items()) if number}


def of_pages(found: Mapping[str, Page]) -> Counts:
    """Return the first figure on each page of a norm or a speaker."""
    figures = {
        url: re.search(r'class="or-figures".*?<dd>(?:<a[^>]*>)?([\d.,\s]+)', page.html, re.DOTALL)
        for url, page in found.items()
        if re.fullmatch(r"(norms|speakers)/[^/]+/", url)
    }
    return {
        url: int(re.sub(r"\D", "", figure[1])) for url, figure in sorted(figures.items()) if figure
    }


def of_table(found: Mapping[str, Page]) -> Counts:
    """Return the cells of the table, by where the passages stand that they lead to."""
    counts: dict[str, int] = {}
    for url, page in found.items():
        if url == "matrix/" or url.startswith("matrix/letters/"):
            link = r'<a[^>]*href="(?:\.\./)+(speakers/[^/"]+/)[^"]*?(13[a-k])/?"[^>]*>(\d+)</a>'
            counts |= {f"{who}{norm}/": int(n) for who, norm, n in re.findall(link, page.html)}
    return dict(sorted(counts.items()))


def test_everything_counts_the_same(
    site: Site, files: Mapping[str, bytes], shown: Mapping[str, Page]
) -> None:
    """API, CSV, database, manifest, feeds, pages of norms and of speakers, and the table."""
    expected = of_json(files)
    assert expected
    assert of_csv(files) == expected
    assert of_database(files) == expected
    assert of_feeds(files) == expected
    single = {url: n for url, n in expected.items() if url.count("/") == 2}
    pairs = {url: n for url, n in expected.items() if url.count("/") == 3}
    assert of_pages(shown) == single
    known = {asset.path: asset.data for asset in listed(site, shown.values())}
    assert of_manifest(known) == {url: n for url, n in single.items() if "speakers/" in url}
    assert of_table(shown) == of_matrix(files) == pairs
