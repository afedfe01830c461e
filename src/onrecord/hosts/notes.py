"""Notes on the settings of a site: what is right, and may not be what somebody expects."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs.config.defaults import MkDocsConfig

from onrecord.hosts.appearance import override_notes
from onrecord.hosts.neighbours import neighbour_notes, others_than_us
from onrecord.hosts.settings import (
    OnrecordConfig,
    contact_notes,
    language_notes,
    repository_notes,
    slow_notes,
)


def notes_on(config: MkDocsConfig, chosen: OnrecordConfig, *, on_demand: bool) -> Iterator[str]:
    """Yield every note on the settings of a site; `on_demand` where a preview would make pages so."""
    yield from language_notes(config.theme["language"])
    yield from repository_notes(config, chosen)
    yield from contact_notes(chosen)
    yield from override_notes(config.theme.custom_dir)
    yield from neighbour_notes(config)
    if on_demand:
        yield from slow_notes(others_than_us(config))
