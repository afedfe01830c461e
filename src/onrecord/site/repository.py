"""Where files are edited and issues opened, in the form of each program that serves repositories."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, quote_plus, urlencode, urlsplit

NAME, FILE = "{name}", "{file}"
"""What stands for the name of a new file, and for its text, in an address that a browser fills in."""


@dataclass(frozen=True)
class Provider:
    """The addresses of a program that serves repositories, relative to a repository.

    Sources: GitHub, "Creating an issue from a URL query"; GitLab, "Create an issue using a URL with
    prefilled values"; Gitea, pull request 16556 (new files) and "Issue and Pull Request Templates",
    whose forms Forgejo keeps.
    """

    edit: str
    """What stands before the branch where a file is edited."""
    new: str
    """What stands before the branch where a file is created."""
    fill: str
    """What an address takes of a new file."""
    issue: str
    """Where an issue is opened."""
    title: str = "title"
    body: str = "body"
    has_forms: bool = False
    """Whether an address can fill in the single fields of a form."""


GITHUB = Provider("edit", "new", f"filename={NAME}&value={FILE}", "issues/new", has_forms=True)
GITLAB = Provider(
    "-/edit", "-/new", f"file_name={NAME}", "-/issues/new", "issue[title]", "issue[description]"
)
GITEA = Provider("_edit", "_new", f"filename={NAME}&value={FILE}", "issues/new")

PROVIDERS: Mapping[str, Provider] = {
    "github": GITHUB,
    "gitlab": GITLAB,
    "gitea": GITEA,
    "forgejo": GITEA,
}
"""By what the option `repository_provider` calls them."""

_SERVERS = {"github.com": "github", "gitlab.com": "gitlab", "codeberg.org": "forgejo"}
"""Servers whose name does not say it, or is not a subdomain."""


def provider_of(repository: str, edit_uri: str, chosen: str = "") -> Provider | None:
    """Return the provider of a repository: as chosen, or told by its address.

    `gitlab.example.org` runs GitLab; `edit_uri` tells the rest. `None` where nothing tells.
    """
    if name := chosen or provider_name(urlsplit(repository).netloc):
        return PROVIDERS.get(name)
    told = f"/{edit_uri.strip('/')}/"
    # The form of GitHub is part of that of GitLab, so it comes last.
    return next((one for one in (GITLAB, GITEA, GITHUB) if f"/{one.edit}/" in told), None)


def provider_name(host: str) -> str:
    """Return the provider that the name of a server tells; empty where it tells none."""
    host = host.lower()
    name = _SERVERS.get(host, host.partition(".")[0])
    return name if name in PROVIDERS else ""


def editing(repository: str, provider: Provider | None) -> str:
    """Return what stands before the path of a file where it is edited; empty where unknown."""
    known = provider if repository else None
    return f"{repository.rstrip('/')}/{known.edit}/main" if known else ""


def creating(edited: str, provider: Provider | None) -> str:
    """Return where a file is created in a folder, by the address at which that would be edited.

    `NAME` and `FILE` in it are for the browser to fill in. Empty where unknown.
    """
    if not provider:
        return ""
    # An older address of GitLab has no `-`.
    forms = (provider.edit, "edit") if provider is GITLAB else (provider.edit,)
    parts = (edited.rpartition(f"/{form}/") for form in forms)
    return next(
        (f"{start}/{provider.new}/{end}?{provider.fill}" for start, edit, end in parts if edit), ""
    )


def issue(repository: str, provider: Provider, fields: Mapping[str, str]) -> str:
    """Return the address of a new issue; empty fields are left out."""
    given = {key: value for key, value in fields.items() if value}
    query = urlencode(given, quote_via=_quoted)
    return f"{repository.rstrip('/')}/{provider.issue}?{query}"


# A page has as many of these addresses as passages, and most of their words are the same.
_quoted = lru_cache(maxsize=4096)(quote_plus)


def mail(address: str, subject: str, text: str) -> str:
    """Return the address of a message that is begun; an empty text is left out."""
    given = {"subject": subject} | ({"body": text} if text else {})
    # Programs for mail do not take `+` for a space.
    return f"mailto:{address}?{urlencode(given, quote_via=quote)}"
