"""Settings of other programs as plain data, whatever tags they have: nothing in them is run.

Apart from `document`, because a check that has nothing new to say reads the settings only, and loading
the records would take longer than all of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

DEPTH = 100
"""How deeply lists and mappings may be nested."""

ALIASES = 50
"""How often a value may stand for another, which can make a small file large."""


@dataclass(frozen=True)
class Tagged:
    """A value that a program would make something of, by its tag: here it is nothing."""

    tag: str


class NotYamlError(ValueError):
    """A text is no YAML, for whichever program."""

    def __init__(self, message: str, cause: yaml.YAMLError) -> None:
        super().__init__(message)
        self.cause = cause


class _PlainLoader(yaml.CSafeLoader):
    """Reads settings as plain data, whatever tags they have; only `!ENV` is followed."""

    def flatten_mapping(self, node: yaml.MappingNode) -> None:
        """Merge what `<<` names, each key once: kept twice, they would double from merge to merge."""
        super().flatten_mapping(node)
        node.value = list({_key_of(key): (key, value) for key, value in node.value}.values())


def _key_of(node: yaml.Node) -> object:
    return (node.tag, node.value) if isinstance(node, yaml.ScalarNode) else id(node)


_PlainLoader.add_constructor("!ENV", construct_env_tag)
_PlainLoader.add_constructor(None, lambda _, node: Tagged(node.tag))

_UNREADABLE = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What pyyaml raises, besides its own, for a value that its tag does not fit: `!!int ""`."""


def plain(text: bytes) -> Any:
    """Return what the settings of another program say, as plain data: no tag makes anything run.

    Raises `ValueError`, with the place where that is known: `NotYamlError` where no program could read it.
    """
    try:
        _refuse_too_much(text)
        return yaml.load(text, Loader=_PlainLoader)  # noqa: S506 - it builds on the safe one
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = f"line {mark.line + 1}, column {mark.column + 1}: " if mark else ""
        raise NotYamlError(f"{place}{error.problem}", error) from error
    except yaml.YAMLError as error:
        raise NotYamlError(_in_one_line(error), error) from error
    except _UNREADABLE as error:
        raise ValueError(_in_one_line(error)) from error


def _in_one_line(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__


def _refuse_too_much(text: bytes) -> None:
    """Raise `ValueError` where building the values could take all memory, or end the process."""
    depth = aliases = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        aliases += isinstance(event, yaml.AliasEvent)
        if depth > DEPTH:
            raise ValueError(f"it is nested more than {DEPTH} levels deep")
        if aliases > ALIASES:
            raise ValueError(f"it has more than {ALIASES} aliases")
