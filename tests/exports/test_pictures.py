"""Pictures for shared links: who has one, what it says, and when none is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import extruct
import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import PluginCollection, get_plugins
from PIL import Image

from onrecord.cache import FOLDER, Cache
from onrecord.exports import pictures as module
from onrecord.exports.pictures import cards, pictures
from onrecord.hosts.commands import BuildReport, build
from onrecord.hosts.neighbours import has_social_cards
from onrecord.site.site import Site
from tests.site.projects import FILES, FIRST
from tests.site.projects import site as made

ADDRESS = "https://example.org/record/"
PAGES = {
    "",
    *(f"norms/13{letter}/" for letter in "abcdefghijk"),
    *(f"summaries/{name}/" for name in ("first", "second", "third")),
}


@pytest.fixture
def none() -> Cache:
    """Return a cache that keeps nothing."""
    return Cache()


def test_every_summary_norm_and_speaker_has_one(small: Site, none: Cache) -> None:
    """So has the site itself, for all other pages and for parts of these."""
    found = pictures(small, none)
    speakers = {f"speakers/{id_}/" for id_ in small.corpus.speakers}
    assert set(found.images) == PAGES | speakers
    assert {asset.path for asset in found.assets} == {f"{url}picture.png" for url in found.images}
    assert found.notes == ()
    for asset in found.assets:
        image = Image.open(BytesIO(asset.data))
        image.verify()
        assert image.size == (1200, 630)
    for url, path in (
        ("norms/13e/", "norms/13e/picture.png"),
        ("speakers/ada-example/13e/", "speakers/ada-example/picture.png"),
        ("norms/", "picture.png"),
        ("about/", "picture.png"),
    ):
        image_of = found.of(url)
        assert image_of
        assert image_of.path == path


def test_what_a_picture_says(small: Site) -> None:
    """Title, day, series and people; paraphrase; for whom somebody spoke last."""
    found = dict(cards(small))
    first = found["summaries/first/"]
    assert (first.title, first.site) == ("The first webinar", "A small site")
    assert first.over == "published 11 December 2018 · A Series · part 1"
    assert "Ada Éxample" in first.below
    assert first.marks == ("13(e)", "13(k)")
    assert found["norms/13e/"].below == small.corpus.norms["13e"].text
    speaker = found["speakers/ada-example/"]
    assert (speaker.title, speaker.monogram) == ("Ada Éxample", "AÉ")
    assert found[""].title == "A small site"


def test_letters_that_no_font_has(tmp_path: Path, none: Cache) -> None:
    """Such a page goes by the picture of the site, and it is said once, with the letters."""
    other = FIRST.replace("The first webinar", "規範 and 規則")
    found = pictures(made(tmp_path, {**FILES, "summaries/first.md": other}), none)
    assert "summaries/first/" not in found.images
    image = found.of("summaries/first/")
    assert image
    assert image.path == "picture.png"
    (note,) = found.notes
    assert "1 page" in note
    assert "規 範 則" in note


def test_where_nothing_can_be_drawn(tmp_path: Path, none: Cache) -> None:
    """A site whose name no font has shows no picture, rather than boxes."""
    found = pictures(made(tmp_path, name="規範"), none)
    assert (found.images, found.assets) == ({}, ())
    assert "no picture" in found.notes[0]


def test_pictures_are_kept(small: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are taken from the cache, to the byte; what changed is drawn anew."""
    before = pictures(small, Cache(tmp_path))
    assert any((tmp_path / FOLDER).iterdir())
    drawn: list[object] = []
    monkeypatch.setattr(module, "draw", drawn.append)
    assert pictures(small, Cache(tmp_path)) == before
    assert drawn == []


def built(folder: Path, options: str = "", address: str = ADDRESS, more: str = "") -> BuildReport:
    """Build a site with a hand-written page."""
    (folder / "docs").mkdir(parents=True, exist_ok=True)
    (folder / "docs" / "index.md").write_text("# Welcome\n", encoding="utf-8")
    (folder / "docs" / "page.md").write_text(
        '---\ntitle: A "page" <b>\ndescription: What it is & says\n---\n\n# Another\n',
        encoding="utf-8",
    )
    settings = f"site_name: A small site\ntheme: {{name: material}}\n{more}"
    settings += f"site_url: {address}\n" if address else ""
    settings += f"plugins:\n- onrecord: {{contact: a@example.org{options}}}\n"
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return build(folder / "mkdocs.yml")


def graph(page: Path) -> Mapping[str, str]:
    """Return what Open Graph says in a page, each property once."""
    (found,) = extruct.extract(page.read_text("utf-8"), syntaxes=["opengraph"])["opengraph"]
    assert len(dict(found["properties"])) == len(found["properties"])
    return dict(found["properties"])


@pytest.mark.slow
def test_a_built_site_tells_of_its_pictures(tmp_path: Path) -> None:
    """By whole addresses that lead to files of it, on pages of ours and on hand-written ones."""
    site = built(tmp_path).site
    for url in ("summaries/first/", "norms/13e/", "speakers/ada-example/", "matrix/", "page/", ""):
        found = graph(site / url / "index.html")
        assert found["og:url"] == ADDRESS + url
        assert found["og:image"].startswith(ADDRESS)
        size = (int(found["og:image:width"]), int(found["og:image:height"]))
        with Image.open(site / found["og:image"].removeprefix(ADDRESS)) as image:
            assert (image.format, image.size) == ("PNG", size)
        assert found["og:image:alt"]
        assert found["og:site_name"] == "A small site"
        text = (site / url / "index.html").read_text("utf-8")
        assert '<meta name="twitter:card" content="summary_large_image">' in text
    page = graph(site / "page" / "index.html")
    assert page["og:title"] == 'A "page" <b>'
    assert page["og:description"] == "What it is & says"
    assert graph(site / "index.html")["og:title"] == "A small site"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("options", "address"),
    [(", pictures: false", ADDRESS), ("", "")],
    ids=("off", "without an address"),
)
def test_no_picture_is_drawn_where_none_is_wanted(
    tmp_path: Path, options: str, address: str
) -> None:
    """By one setting, and where no absolute address could be given."""
    site = built(tmp_path, options, address).site
    assert not list(site.rglob("picture.png"))
    found = (site / "summaries/first/index.html").read_text("utf-8")
    assert "og:image" not in found
    assert '<meta name="twitter:card" content="summary">' in found
    page = (site / "page/index.html").read_text("utf-8")
    assert ("og:title" in page) == bool(address)


@pytest.mark.parametrize("name", ["social", "material/social"])
def test_where_material_draws_pictures_we_draw_none(name: str) -> None:
    """Its plugin tells of them itself, on all pages; not where it is told to draw none."""
    config = MkDocsConfig()
    config.plugins = PluginCollection()
    assert not has_social_cards(config)
    for options, drawn in (({}, True), ({"cards": False}, False), ({"enabled": False}, False)):
        config.plugins[name] = plugin = get_plugins()["material/social"].load()()
        plugin.load_config(options)
        assert has_social_cards(config) == drawn


@pytest.mark.slow
def test_a_picture_of_the_authors_stays(tmp_path: Path) -> None:
    """A file at the same place in `docs` takes the place of ours."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "picture.png").write_bytes(b"own")
    assert (built(tmp_path).site / "picture.png").read_bytes() == b"own"
