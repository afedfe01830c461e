"""The site that a project would make, known without MkDocs: nothing that `mkdocs.yml` names is run."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from onrecord.pipeline import Outcome, load
from onrecord.project.settings import HostSettings, settings_around
from onrecord.site.repository import PROVIDERS, Provider, provider_of
from onrecord.site.site import Settings, Site
from onrecord.text.addresses import absolute

_MAIL = re.compile(r"[^\s@<>\"?&]+@[^\s@<>\"?&]+")
"""What may stand behind `mailto:` as it is."""

GUESSED = {
    "github.com": "edit/master/docs/",
    "gitlab.com": "edit/master/docs/",
    "bitbucket.org": "src/default/docs/",
}
"""By server: where MkDocs takes the sources of pages to stand, where nobody says it."""


def load_site(path: Path, say: Callable[[str], None] = lambda _: None) -> tuple[Outcome, Site]:
    """Return the project that a file or folder belongs to, and the site that it would make.

    Where there is no sound `mkdocs.yml`, the site has the usual name and no address. What cannot be
    followed without MkDocs is said.
    """
    known = settings_around(path)
    for note in (*known.notes, *site_notes(known)):
        say(note)
    outcome = load(known.project)
    return outcome, Site(outcome.corpus, outcome.index, settings_of(known))


def settings_of(known: HostSettings) -> Settings:
    """Return what pages may know of the site around them; what does not hold is left out."""
    site, options = known.site, known.options
    repository = absolute(site.get("repo_url", ""))
    edit_uri = site.get("edit_uri")
    if not repository and not absolute(edit_uri or ""):
        edit_uri = None  # relative to nothing: a build takes it for none, too
    provider = provider_of(repository, edit_uri or "", options.get("repository_provider", ""))
    if edit_uri is None:
        guessed = GUESSED.get(urlsplit(repository).netloc.lower(), "")
        edit_uri = edit_uri_of(repository, provider, known.docs) or guessed
    contribute, contact = options.get("contribute", ""), options.get("contact", "")
    return Settings(
        name=site.get("site_name", Settings.name),
        address=known.project.address,
        repository=repository,
        provider=provider,
        edit=edit_address(repository, edit_uri, known.docs),
        language=known.project.language,
        contribute=known.pages[contribute] or "./" if contribute in known.pages else "",
        contact=contact if is_mail(contact) else "",
    )


def site_notes(known: HostSettings) -> Iterator[str]:
    """Yield what pages would say, and what does not hold."""
    for key in ("site_url", "repo_url"):
        if (value := known.site.get(key)) and not absolute(value):
            yield f"`{key}` in the settings is no address, so it is left out."
    if (name := known.options.get("repository_provider")) and name not in PROVIDERS:
        yield f"`repository_provider` in the settings is none of {', '.join(PROVIDERS)}, so it is left out."
    page, contact = known.options.get("contribute"), known.options.get("contact")
    if page and page not in known.pages:
        yield "`contribute` in the settings names no page of docs, so it is left out."
    if contact and not is_mail(contact):
        yield "`contact` in the settings is no mail address, so it is left out."


def edit_address(repository: str, edit_uri: str, docs: str) -> str:
    """Return what stands before a path of the project where it can be edited; nothing where unknown."""
    if not (repository and edit_uri):
        return ""
    pages = urljoin(f"{repository.rstrip('/')}/", f"{edit_uri.rstrip('/')}/")
    return urljoin(pages, posixpath.relpath(".", docs))


def edit_uri_of(repository: str, provider: Provider | None, docs: str) -> str:
    """Return where hand-written pages are edited where the settings do not say it; nothing where unknown."""
    known = provider if repository else None
    return f"{known.edit}/main/{docs}/" if known else ""


def is_mail(text: str) -> bool:
    """Say whether a text may stand behind `mailto:` as it is."""
    return _MAIL.fullmatch(text) is not None
