"""Where files are edited and mistakes reported, on every kind of repository and without one."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from onrecord.site.provenance import report
from onrecord.site.repository import GITEA, GITHUB, GITLAB, Provider, provider_of
from onrecord.site.site import Settings
from tests.site import projects

GIVEN = {"summary": "2020-01-02-a", "paragraph": "3", "norm": "13(e), 13(k)", "speaker": "Ada É"}


@pytest.mark.parametrize(
    ("address", "edit_uri", "chosen", "provider"),
    [
        ("https://github.com/a/b", "edit/master/docs/", "", GITHUB),
        ("https://GitLab.com/a/b/c", "edit/master/docs/", "", GITLAB),
        ("https://gitlab.example.org/a/b", "", "", GITLAB),
        ("https://codeberg.org/a/b", "", "", GITEA),
        ("https://gitea.example.org/a/b", "", "", GITEA),
        ("https://forgejo.example.org/a/b", "", "", GITEA),
        ("https://code.example.org/a/b", "", "", None),
        ("https://code.example.org/a/b", "-/edit/main/docs/", "", GITLAB),
        ("https://code.example.org/a/b", "_edit/main/docs/", "", GITEA),
        ("https://code.example.org/a/b", "edit/main/docs/", "", GITHUB),
        ("https://code.example.org/a/b", "src/default/docs/", "", None),
        ("https://code.example.org/a/b", "edit/main/docs/", "forgejo", GITEA),
    ],
)
def test_what_tells_the_provider(
    address: str, edit_uri: str, chosen: str, provider: Provider | None
) -> None:
    """The option first, then the server, then the form of the links that the settings give."""
    assert provider_of(address, edit_uri, chosen) is provider


@pytest.mark.parametrize(
    ("provider", "edit", "create"),
    [
        (GITHUB, "/edit/main/summaries/x.md", "/new/main/summaries?filename={name}&value={file}"),
        (GITLAB, "/-/edit/main/summaries/x.md", "/-/new/main/summaries?file_name={name}"),
        (GITEA, "/_edit/main/summaries/x.md", "/_new/main/summaries?filename={name}&value={file}"),
        (None, "", ""),
    ],
)
def test_files_are_edited_and_created_in_its_form(
    provider: Provider | None, edit: str, create: str
) -> None:
    """A form that is not known gives no link."""
    address = "https://code.example.org/a/b"
    settings = Settings(repository=address, provider=provider)
    assert settings.editing("summaries/x.md") == (edit and address + edit)
    assert settings.creating("summaries") == (create and address + create)


@pytest.mark.parametrize(
    ("provider", "edit", "create"),
    [
        (GITHUB, "https://x.org/a/b/edit/dev/", "https://x.org/a/b/new/dev/s?filename={name}&value={file}"),
        (GITLAB, "https://x.org/a/b/-/edit/dev/", "https://x.org/a/b/-/new/dev/s?file_name={name}"),
        (GITLAB, "https://x.org/a/b/edit/dev/", "https://x.org/a/b/-/new/dev/s?file_name={name}"),
        (GITEA, "https://x.org/a/b/_edit/dev/", "https://x.org/a/b/_new/dev/s?filename={name}&value={file}"),
        (GITHUB, "https://x.org/a/b/blob/dev/", ""),
        (None, "https://x.org/a/b/edit/dev/", ""),
    ],
)  # fmt: skip
def test_files_are_created_on_the_branch_where_they_are_edited(
    provider: Provider | None, edit: str, create: str
) -> None:
    """`edit_uri` of the settings names the branch."""
    settings = Settings(repository="https://x.org/a/b", provider=provider, edit=edit)
    assert settings.creating("s") == create


def asked(address: str) -> dict[str, str]:
    """Return what an address fills in."""
    return {key: value for key, (value,) in parse_qs(urlsplit(address).query).items()}


def test_a_form_is_filled_in_where_an_address_can() -> None:
    """On GitHub, each field by its name."""
    found = report(Settings(repository="https://github.com/a/b/"), "A title", **GIVEN)
    assert found.startswith("https://github.com/a/b/issues/new?title=A+title&template=")
    assert asked(found) == {"title": "A title", "template": "correct-attribution.yml"} | GIVEN


@pytest.mark.parametrize(
    ("provider", "place", "title", "body"),
    [
        (GITLAB, "/-/issues/new", "issue[title]", "issue[description]"),
        (GITEA, "/issues/new", "title", "body"),
    ],
)
def test_elsewhere_the_same_is_written_out(
    provider: Provider, place: str, title: str, body: str
) -> None:
    """As lines in the text of the issue, for whoever reports to add to."""
    address = "https://code.example.org/a/b"
    found = report(Settings(repository=address, provider=provider), "A title", **GIVEN)
    assert found.startswith(f"{address}{place}?")
    filled = asked(found)
    assert filled.keys() == {title, body}
    assert filled[title] == "A title"
    assert "Norm: 13(e), 13(k)\nWho is said to speak: Ada É\n" in filled[body]


@pytest.mark.parametrize("repository", ["", "https://code.example.org/a/b"])
def test_without_a_known_repository_readers_write_a_mail(repository: str) -> None:
    """Where there is an address for it."""
    settings = Settings(repository=repository, provider=None, contact="record@example.org")
    found = report(settings, "Où & quand", **GIVEN)
    assert found.startswith("mailto:record@example.org?subject=O%C3%B9%20%26%20quand&body=")
    assert "+" not in found
    assert "\nParagraph: 3\n" in unquote(found)
    assert report(Settings(provider=None), "A title", **GIVEN) == ""


def test_every_paragraph_leads_to_a_mail(tmp_path: Path) -> None:
    """As to the repository elsewhere."""
    site = projects.site(tmp_path, contact="record@example.org")
    page = projects.pages(site)["summaries/first/"]
    assert page.html.count('class="or-wrong" href="mailto:record@example.org?') == 3
