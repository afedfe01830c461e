"""The questions that a draft asks about people, each with what to write."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.authoring.names import without_titles
from onrecord.authoring.register import Names, appearance, new_speaker, similar
from onrecord.model import MOST, Speaker
from onrecord.text.quoting import mapping

NOBODY = "TODO: who spoke? The text names nobody for certain. Write their ids, or [] if nobody is to be named."


def too_many(names: Sequence[str]) -> str:
    """Ask which of those speak that are more than a summary may have."""
    return f"TODO: a summary may have {MOST} speakers, and the text names more people. Who of these spoke: {', '.join(names)}?"


def in_passing(names: Sequence[str]) -> str:
    """Ask whether people spoke whom a text names, and of whom it says nothing more."""
    return (
        f"TODO: the text names these people, too: {'; '.join(names)}. Did any of them speak? "
        "Then give each a line of their own here. Else remove this line."
    )


def called(words: str, role: str) -> str:
    """Ask whether words that stand in the place of a name are one."""
    did = "led the discussion" if role == "moderator" else "spoke"
    return f"TODO: is “{words}” somebody who {did}? Then write the id, else remove this line."


def took_part(known: Speaker, role: str = "speaker") -> str:
    """Ask whether somebody of the register spoke, or led the discussion."""
    did = "lead the discussion" if role == "moderator" else "speak"
    return f"TODO: did {known.name} {did}? Then write `{known.id}`, else remove this line."


def in_which_role(known: Speaker) -> str:
    """Ask whether somebody who took part led the discussion."""
    return f"TODO: did {known.name} lead the discussion? Then write `{known.id}` below `moderators`, else here."


def who_is(name: str, of: str, names: Names) -> str:
    """Ask who somebody is, and tell what to write where it is somebody new."""
    behind = f" ({of})" if of else ""
    near = " or ".join(f"`{person.id}`" for person in similar(name, names))
    known = f"Is it {near}? Write that id here. If not, add" if near else "Add"
    new = new_speaker(without_titles(name), names)
    there, here = f"{name} with an id of one's own", "that id"
    if new is not None:
        shown = appearance(new.id, of).model_dump(exclude_none=True)
        there = f"`{new.id}: {mapping({'name': new.name})}`"
        here = f"`{mapping(shown) if len(shown) > 1 else new.id}`"
    return f"TODO: {name}{behind} is not in the register. {known} {there} to `speakers.yaml`, and {here} here."
