"""Ask whoever sits at the terminal: for a text, and who is meant by a name."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn, TypeVar

import click

from onrecord.authoring import register as people
from onrecord.authoring.files import RefusedError
from onrecord.authoring.register import Participant
from onrecord.model import Speaker

T = TypeVar("T")


class Number(click.IntRange):
    """A whole number within limits, which the message names where another is given."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number, or say what is expected."""
        try:
            return int(super().convert(value, param, ctx))
        except click.BadParameter:
            self.fail(f"`{value}` is not a whole number from {self.min} to {self.max}.", param, ctx)


def on_terminal() -> bool:
    """Say whether somebody is there to be asked."""
    return sys.stdin.isatty()


def asked(question: str, read: Callable[[str], T], *, optional: bool = False) -> T:
    """Ask until an answer can be read; an empty one is read only where it is `optional`."""
    while True:
        answer = click.prompt(question, default="", show_default=False).strip()
        if answer or optional:
            try:
                return read(answer)
            except RefusedError as refused:
                click.echo(f"  {refused.message} {refused.hint}")


def agreed(question: str) -> bool:
    """Ask until the answer is yes or no; an empty one is a yes."""

    def read(answer: str) -> bool:
        if answer.lower() in {"", "y", "yes"}:
            return True
        if answer.lower() in {"n", "no"}:
            return False
        raise RefusedError(f"`{answer}` is neither yes nor no.", "Answer `y` or `n`.")

    return asked(f"{question} [Y/n]", read, optional=True)


@dataclass
class People:
    """The register, and whoever is added to it."""

    register: Mapping[str, Speaker]
    path: str
    """The file of the register."""
    added: list[Speaker] = field(default_factory=list)

    @property
    def known(self) -> dict[str, Speaker]:
        """Everybody, by id."""
        return {**self.register, **{person.id: person for person in self.added}}

    def several(self, question: str) -> tuple[Participant, ...]:
        """Ask for people until an empty line."""
        click.echo(f"{question} (any part of a name, and in brackets for whom; an empty line ends)")
        found: list[Participant] = []
        while name := click.prompt("  name", default="", show_default=False).strip():
            participant = self.choose(name)
            if participant is not None and participant.person not in [
                other.person for other in found
            ]:
                found.append(participant)
        return tuple(found)

    def choose(self, written: str) -> Participant | None:
        """Return who is meant by a name, and ask where it is not clear; nothing when taken back."""
        name, of = people.split_organisation(written)
        found, near = self._candidates(name)
        if len(found) == 1:
            click.echo(f"    {_shown(found[0])}")
            return Participant(found[0], of)
        person = None
        if found:
            click.echo("    Several people have this name:")
            person = self._one_of(found)
        elif near:
            click.echo(f"    `{self.path}` has no {name}. The same person, or another?")
            person = self._one_of(near)
        person = person or self._new(name.removeprefix("+").strip())
        return Participant(person, of) if person else None

    def _candidates(self, name: str) -> tuple[tuple[Speaker, ...], tuple[Speaker, ...]]:
        """Return who has a name, and else who has a similar one; a `+` says that somebody is new."""
        if name.startswith("+"):
            return (), ()
        found = people.find(name, self.known)
        return found, () if found else people.similar(name, self.known)

    def _one_of(self, choices: tuple[Speaker, ...]) -> Speaker | None:
        """Let one of several people be chosen; nothing for another person."""
        for number, person in enumerate(choices, start=1):
            click.echo(f"    {number}  {_shown(person)}")
        click.echo("    0  another person")
        number = click.prompt("    number", type=Number(0, len(choices)))
        return choices[number - 1] if number else None

    def _new(self, name: str) -> Speaker | None:
        """Add somebody to the register, if that is wanted."""
        if not people.id_for(name):
            click.echo("    That is no name.")
            return None
        name = _whole(name)
        person, word = people.new_speaker(name, self.known), ""
        while person is None:
            click.echo(f"    The id `{people.id_for(name)}` belongs to somebody else already.")
            click.echo(
                "    Which word tells the two apart? A place or a field does, a number does not."
            )
            word = click.prompt("    word")
            person = people.new_speaker(name, self.known, word)
        if not agreed(f"    Add {person.name} to `{self.path}` as `{person.id}`?"):
            return None
        self.added.append(person)
        return person

    def given(self, written: str) -> Participant:
        """Return who is meant by a name given as an option; exit where that is not clear."""
        name, of = people.split_organisation(written)
        found, near = self._candidates(name)
        if len(found) == 1:
            return Participant(found[0], of)
        if found:
            _exit(f"Several people have the name {name}; give an id:", found)
        if near:
            _exit(
                f"`{self.path}` has no {name}. Give the id if it is one of these people, or write "
                f"`+{name}` for another person:",
                near,
            )
        if " " not in name and not name.startswith("+"):
            raise click.UsageError(
                f"`{self.path}` has no {name}. Give the whole name, or `+{name}` if that is all of it."
            )
        wanted = name.removeprefix("+").strip()
        person = people.new_speaker(wanted, self.known)
        if person is None:
            raise click.UsageError(
                f"`{wanted}` gives no id that is free. Add the person to `{self.path}` with a word "
                "that tells the two apart, and give that id."
            )
        self.added.append(person)
        return Participant(person, of)


def _whole(name: str) -> str:
    """Return a name, and ask for all of it where it is one word."""
    if " " in name:
        return name
    return str(click.prompt("    The whole name", default=name)).strip()


def _exit(message: str, choices: tuple[Speaker, ...]) -> NoReturn:
    """Exit with the people who may be meant."""
    lines = "".join(f"\n  {_shown(person)}" for person in choices)
    raise click.UsageError(message + lines)


def _shown(person: Speaker) -> str:
    last = f", {person.affiliations[-1].name}" if person.affiliations else ""
    return f"{person.name} ({person.id}{last})"
