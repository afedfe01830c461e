"""What of a site's own leads nowhere is told, which MkDocs lets pass without a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.hosts.commands import HostError, build
from tests.hosts.projects import REACHED, write

LINKS = {
    "[a](/norms/13z/)": "`/norms/13z/` leads to nothing",
    "[a](/nope/)": "`/nope/` leads to nothing",
    "[a](nope/)": "`nope/` leads to nothing",
    "[a](other.md#nope)": "`other.md#nope` leads to no place on that page: it has no anchor `nope`",
    "[a](#nope)": "`#nope` leads to no place",
    "[a](summaries/first/index.md#nope)": "`summaries/first/index.md#nope` leads to no place",
    '<a href="/speakers/nobody/">a</a>': "`/speakers/nobody/` leads to nothing",
    '<img src="/gone.png" alt="">': "`/gone.png` leads to nothing",
    "[a](https://record.example.org/topics/nope/)": "`https://record.example.org/topics/nope/` l",
}
ALIVE = """\
[a](/norms/13e/) [b](other.md#there) [c](#own) [d](https://example.org/nope/) [e](/other/?x=1#there)
[f](https://record.example.org/wiki/) [g](https://record.example.org/norms/13e/) [h](mailto:a@example.org)
[i](summaries/first/index.md) [j](/feed.xml) [k](norms/13e/index.md) <a name="own"></a> [l](#top)
[m](other.txt) [n](/speakers/) [o](//example.com/x) <a href="https://[/">p</a>

- [ ] [q](/)
"""
OTHER = {"docs/other.md": "# Other\n\n## There\n", "docs/other.txt": "x"}
SITE = f"{REACHED}site_url: https://record.example.org/\n"


def notes(folder: Path, settings: str, text: str) -> list[str]:
    """Return what is told of a site with a hand-written page."""
    files = {"mkdocs.yml": settings, "docs/page.md": f"---\ntitle: Mine\n---\n\n{text}\n"}
    return list(build(write(folder, files | OTHER)).notes)


def test_links_that_lead_nowhere_are_told_at_their_place(tmp_path: Path) -> None:
    """Whatever form they have."""
    found = notes(tmp_path, SITE, "\n".join(LINKS))
    for line, (one, said) in enumerate(zip(found, LINKS.values(), strict=True), 5):
        assert one.startswith(f"docs/page.md:{line}: {said}")


def test_links_that_lead_somewhere_are_not_told(tmp_path: Path) -> None:
    """Nor those that lead elsewhere."""
    assert notes(tmp_path, SITE, ALIVE) == []


def test_site_below_the_top_of_its_host_counts_from_there(tmp_path: Path) -> None:
    """What stands beside it is not ours."""
    settings = SITE.replace(".org/", ".org/record/")
    (one,) = notes(tmp_path, settings, "[a](/wiki/) [b](/record/norms/13e/) [c](/record/nope/)")
    assert one.startswith("docs/page.md:5: `/record/nope/` leads to nothing")


@pytest.mark.parametrize("key", ["extra_css", "extra_javascript", "logo", "favicon"])
def test_files_that_the_settings_name_are_there(tmp_path: Path, key: str) -> None:
    """A browser would ask for them in vain on every page."""

    def named(path: str) -> str:
        own = f"name: material\n  {key}: {path}"
        of_site = f"{SITE}{key}: [{path}]\n"
        return of_site if key.startswith("extra") else SITE.replace("name: material", own)

    (one,) = notes(tmp_path, named("gone.x"), "Text.")
    assert one.startswith(f"`gone.x`, which `{key}` names in mkdocs.yml, is not in the site")
    assert notes(tmp_path, named("other.txt"), "Text.") == []


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("title: a: b", "docs/page.md: line 2, column 9: "),
        ("title: [a\nsearch: {exclude: true}", "docs/page.md: line "),
        ("title:x", "docs/page.md: The front matter holds no keys with values"),
    ],
)
def test_front_matter_that_is_no_yaml_is_not_published(
    tmp_path: Path, front: str, said: str
) -> None:
    """MkDocs takes it for text, and leaves out what it says."""
    config = write(tmp_path, {"docs/page.md": f"---\n{front}\n---\n\n# Mine\n"})
    with pytest.raises(HostError) as raised:
        build(config)
    assert said in raised.value.message


def test_lines_across_a_page_are_no_front_matter(tmp_path: Path) -> None:
    """They may stand at its top."""
    build(write(tmp_path, {"docs/page.md": "---\n\nNote this: a line.\n\n---\n\n# Mine\n"}))
