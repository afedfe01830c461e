"""The settings of a site: `mkdocs.yml` with our options, how the site looks, and what follows."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from tomllib import TOMLDecodeError
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config import config_options as options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files

from onrecord.files import kind_of
from onrecord.hosts.errors import HostError, fault_of_others
from onrecord.hosts.policy import Need, NeedsOfSite, PolicyError, need_of, policy
from onrecord.hosts.unbuilt import GUESSED, edit_address, edit_uri_of, is_mail
from onrecord.project.layout import Project
from onrecord.project.settings import folder_in, read_settings
from onrecord.site.repository import PROVIDERS, provider_of
from onrecord.site.site import Settings
from onrecord.site.translation import translation
from onrecord.site.words import STANDARD, Words, has_words, languages, words_in

log = get_plugin_logger(__name__)


class OnrecordConfig(Config):  # type: ignore[no-untyped-call]
    """The options of the plugin in `mkdocs.yml`; paths are relative to that file."""

    summaries = options.Type(str, default="summaries")
    """The folder of the summaries."""
    speakers = options.Type(str, default="speakers.yaml")
    """The register of speakers."""
    norms = options.Optional(options.Type(str))
    """A catalogue of norms of the site's own."""
    instruments = options.Optional(options.Type(str))
    """A catalogue of documents of the site's own."""
    policy = options.Type((str, bool, dict), default="strict")
    """What browsers may load for the pages: `strict`, `off`, or what is allowed on top."""
    cache = options.Type(bool, default=True)
    """Whether results are kept in `.cache/onrecord`."""
    pictures = options.Type(bool, default=True)
    """Whether pictures are drawn for shared links, where the site has an address."""
    contribute = options.Optional(options.Type(str))
    """The page in `docs` that says how to contribute: `manual/contributing.md`."""
    repository_provider = options.Optional(options.Choice(tuple(PROVIDERS)))
    """What serves the repository, where `repo_url` and `edit_uri` do not tell: `gitlab`."""
    contact = options.Optional(options.Type(str))
    """A mail address for corrections, for readers without an account at the repository."""


def load_config(config_file: Path, empty: str, **overrides: Any) -> MkDocsConfig:
    """Read and check a configuration file. Raises `HostError`, in strict mode for warnings too.

    `overrides` weigh more than the file. MkDocs insists on a folder of hand-written pages; where
    there is no `docs`, the `empty` one stands in.
    """
    # YORE: Material (9.8) announces its successor when it is loaded, unless this is set.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    config = MkDocsConfig(config_file_path=str(config_file))
    try:
        if kind := kind_of(config_file.stat().st_mode):
            raise HostError(f"{config_file.name} is {kind}: put the file itself in its place.")
        with config_file.open("rb") as file:
            config.load_file(file)
    except FileNotFoundError:
        raise HostError(
            f"There is no {config_file.name} in {config_file.parent}. Go to the folder of the site; "
            "in an empty one, `onrecord init` begins a site."
        ) from None
    except (MkDocsException, OSError, TypeError) as error:
        raise HostError(f"{config_file.name} cannot be read: {_in_one_line(error)}") from error
    if config["docs_dir"] == "docs" and not (config_file.parent / "docs").is_dir():
        overrides["docs_dir"] = empty
    config.load_dict({key: value for key, value in overrides.items() if value is not None})
    try:
        errors, warnings = config.validate()
    except (Exception, SystemExit) as error:  # a hook or a plugin runs when it is loaded
        if said := fault_of_others(error):
            raise HostError(said) from error
        raise
    strict = bool(config.get("strict"))
    if found := [*errors, *(warnings if strict else ())]:
        raise HostError(
            "\n".join(f"{config_file.name}: {key}: {_with_cure(str(what))}" for key, what in found)
        )
    for key, what in warnings:
        log.warning("%s: %s: %s", config_file.name, key, what)
    return config


def _with_cure(said: str) -> str:
    """Return what MkDocs says of a setting, with what is mostly wrong where it does not say it."""
    if said != "Invalid Plugins configuration":
        return said
    return (
        f"{said}. Options of a plugin stand below its name, indented further: `- onrecord:`, and below "
        "it `    contact: record@example.org`."
    )


def _in_one_line(error: Exception) -> str:
    """Say what keeps a configuration file from being read, and where it is known."""
    cause = error.__context__ or error
    problem, mark = getattr(cause, "problem", None), getattr(cause, "problem_mark", None)
    if problem and mark:
        return f"line {mark.line + 1}, column {mark.column + 1}: {problem}"
    return " ".join(str(error).split())


def project_of(config: MkDocsConfig, chosen: OnrecordConfig) -> Project:
    """Return the project around a configuration file."""
    root = Path(config.config_file_path).absolute().parent
    docs = folder_in(root, config.docs_dir)
    if not docs and not (root / "docs").exists():
        docs = "docs"  # an empty folder elsewhere stands in for it: see `load_config`
    return Project(
        root,
        chosen.summaries,
        chosen.speakers,
        chosen.norms,
        chosen.instruments,
        config.theme.get("language") or STANDARD,
        docs,
        folder_in(root, config.theme.custom_dir) if config.theme.custom_dir else None,
        config.site_url or "",
        chosen.cache,
    )


def settings_of(config: MkDocsConfig, chosen: OnrecordConfig, files: Files) -> Settings:
    """Return what the pages may know of the site around them."""
    repository = config.repo_url or ""
    contribute = files.get_file_from_path(chosen.contribute) if chosen.contribute else None
    if chosen.contribute and not contribute:
        raise PluginError(
            f"There is no page {chosen.contribute} in docs: see `contribute` in mkdocs.yml."
        )
    if chosen.contact and not is_mail(chosen.contact):
        raise PluginError(
            f"`contact` in mkdocs.yml takes a mail address such as record@example.org, "
            f"not `{chosen.contact}`."
        )
    return Settings(
        name=config.site_name,
        address=config.site_url or "",
        repository=repository,
        provider=provider_of(repository, config.edit_uri or "", chosen.repository_provider or ""),
        edit=edit_address(repository, config.edit_uri or "", docs_folder(config)),
        language=config.theme["language"],
        contribute=contribute.url if contribute else "",
        contact=chosen.contact or "",
    )


def set_edit_uri(config: MkDocsConfig, chosen: OnrecordConfig) -> None:
    """Say where hand-written pages are edited, where MkDocs does not know it or guesses."""
    if not config.repo_url and not urlsplit(config.edit_uri or "").scheme:
        config.edit_uri = None
        config.edit_uri_template = None
    if config.repo_url and (config.edit_uri is None or _is_guessed(config)):
        provider = provider_of(config.repo_url, "", chosen.repository_provider or "")
        found = edit_uri_of(config.repo_url, provider, docs_folder(config))
        config.edit_uri = found or config.edit_uri


def _is_guessed(config: MkDocsConfig) -> bool:
    """Say whether MkDocs made up where pages are edited: its form and its branch are those of long ago."""
    if config.edit_uri != GUESSED.get(urlsplit(config.repo_url or "").netloc.lower()):
        return False
    file = Path(config.config_file_path)
    try:
        return read_settings(file.parent, file).get("edit_uri") is None
    except (OSError, ValueError):  # MkDocs reads more of them than we do
        return False


def repository_notes(config: MkDocsConfig, chosen: OnrecordConfig) -> Iterator[str]:
    """Yield a note where readers cannot be led to the repository."""
    name, edit_uri = chosen.repository_provider or "", config.edit_uri or ""
    if config.repo_url and not provider_of(config.repo_url, edit_uri, name):
        yield (
            f"There are no links to edit a file or to report a mistake: nothing says what serves "
            f"{config.repo_url}. Set `repository_provider`, an option of the plugin onrecord in "
            f"mkdocs.yml, to one of {', '.join(PROVIDERS)}."
        )


def contact_notes(chosen: OnrecordConfig) -> Iterator[str]:
    """Yield a note where readers without an account have nobody to write to."""
    if not chosen.contact:
        yield (
            "The page About says that there is no address for corrections: set one with "
            "`contact`, an option of the plugin onrecord in mkdocs.yml."
        )


def slow_notes(others: Iterable[str]) -> Iterator[str]:
    """Yield a note where a preview has to make all pages after each change."""
    if names := ", ".join(f"`{name}`" for name in others):
        yield (
            f"After each change the preview builds every page again: {names} in mkdocs.yml may "
            "look at any page, or change it."
        )


def docs_folder(config: MkDocsConfig) -> str:
    """Return the folder of hand-written pages, relative to the project.

    Where there is none, an empty one elsewhere stands in for `docs`.
    """
    root, folder = Path(config.config_file_path).absolute().parent, Path(config.docs_dir)
    return folder.relative_to(root).as_posix() if folder.is_relative_to(root) else "docs"


def set_policy(config: MkDocsConfig, chosen: OnrecordConfig) -> NeedsOfSite:
    """Give the theme the policy of its pages; return what the site needs, as far as its settings tell.

    Raises `PluginError`.
    """
    try:
        config.theme["policy"] = policy(chosen.policy)
    except PolicyError as error:
        raise PluginError(f"{Path(config.config_file_path).name}: {error}") from error
    # By itself, Markdown aligns the columns of a table with `style`.
    config.mdx_configs.setdefault("tables", {}).setdefault("use_align_attribute", True)
    return NeedsOfSite(_needs_of_settings(config), Path(config.config_file_path).name)


def _needs_of_settings(config: MkDocsConfig) -> Iterator[Need]:
    """Yield what scripts, style sheets, fonts and pictures of the settings need."""
    for script in map(str, config.extra_javascript):
        yield from need_of(script, "script-src", "a script")
    for sheet in config.extra_css:
        yield from need_of(sheet, "style-src", "a style sheet")
    for picture in (config.theme.get("logo"), config.theme.get("favicon")):
        yield from need_of(picture or "", "img-src", "a picture")
    if config.theme.get("font"):
        yield Need("style-src", "https://fonts.googleapis.com", "the fonts of Google")
        yield Need("font-src", "https://fonts.gstatic.com", "the fonts of Google")


def words_of(language: str) -> Words:
    """Return the words of a site; raise `PluginError` where their file cannot be read."""
    try:
        return words_in(language)
    except TOMLDecodeError as error:
        message = f"The words of onrecord in the language `{language}` cannot be read: {error}."
        raise PluginError(message) from error


def language_notes(language: str) -> Iterator[str]:
    """Yield a note where onrecord has no words in the language of a site."""
    if not has_words(language):
        yield (
            f"What onrecord says on the pages is in English: it has no words in the language "
            f"`{language}` of the theme, only in {words_in('en').locale.listing(languages())}."
        )
    elif words_in(language).language != STANDARD:
        code = words_in(language).language
        found = translation(code)
        if found.missing:
            left = words_in(STANDARD).locale.number(len(found.missing))
            yield (
                f"Of the {found.total} texts of the interface and the catalogue, {left} are not in the "
                f"language `{code}` of the theme yet, and are English. `onrecord words {code}` lists them."
            )
