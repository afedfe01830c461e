"""Ask whoever sits at the terminal: for a text, and who is meant by a name."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

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


def value(given: str | None, question: str, read: Callable[[str], T]) -> T:
    """Return what an option says, and ask where it says nothing; exit where it cannot be read."""
    if not given:
        return asked(question, read)
    try:
        return read(given)
    except RefusedError as refused:
        raise click.UsageError(f"{refused.message} {refused.hint}") from refused


_YES = frozenset(("y", "yes"))
_NO = frozenset(
    "n no nope none nobody nil n/a nein niemand non personne nadie ninguno нет никто لا 无".split()
) | {"no one", ""}
"""Answers that mean nobody, without the signs around them."""


def is_no(answer: str) -> bool:
    """Say whether an answer to a question for people or norms means that there are none."""
    return bool(answer.strip()) and answer.strip(" .!,;-–—").lower() in _NO


def agreed(question: str) -> bool:
    """Ask until the answer is yes or no; an empty one is a yes."""

    def read(answer: str) -> bool:
        if answer.lower() in {"", *_YES}:
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

    @property
    def names(self) -> people.Names:
        """The names of all of them."""
        return people.Names(self.known)

    def several(self, given: Sequence[str], question: str) -> tuple[Participant, ...]:
        """Return the people whom options name; where none does, ask for people until an empty line."""
        named = [one for one in given if not is_no(one)]
        people = map(self._given, named) if given or not on_terminal() else self._asked(question)
        found: dict[str, Participant] = {}
        for one in people:
            found.setdefault(one.person.id, one)
        return tuple(found.values())

    def _given(self, written: str) -> Participant:
        """Return who is meant by an option; ask until that is clear, or exit where nobody can be."""
        if not on_terminal():
            return self._certain(written)
        click.echo(f"  {written}")
        participant = self.choose(written)
        while participant is None:
            participant = self.choose(click.prompt("  name"))
        return participant

    def _asked(self, question: str) -> Iterator[Participant]:
        click.echo(f"{question} (any part of a name, and in brackets for whom; an empty line ends)")
        while name := click.prompt("  name", default="", show_default=False).strip():
            if is_no(name):
                return
            if name.lower() in _YES:
                click.echo("    Whom? Type a name, or an empty line for nobody.")
            elif participant := self.choose(name):
                yield participant

    def choose(self, written: str) -> Participant | None:
        """Return who is meant by a name, and ask where it is not clear; nothing when taken back."""
        name, of = people.split_organisation(written)
        found, near = self._candidates(name)
        if len(found) == 1:
            click.echo(f"    {_shown(found[0])}")
            return Participant(found[0], of)
        if found:
            click.echo("    Several people have this name:")
        elif near:
            click.echo(f"    `{self.path}` has no {name}. The same person, or another?")
        person = self._one_of(found or near) or self._new(name.removeprefix("+").strip())
        return Participant(person, of) if person else None

    def _candidates(self, name: str) -> tuple[tuple[Speaker, ...], tuple[Speaker, ...]]:
        """Return who has a name, and else who has a similar one; a `+` says that somebody is new."""
        if name.startswith("+"):
            return (), ()
        found = people.find(name, self.known)
        return found, () if found else people.similar(name, self.names)

    def _one_of(self, choices: tuple[Speaker, ...]) -> Speaker | None:
        """Let one of several people be chosen; nothing for another person."""
        if not choices:
            return None
        for number, person in enumerate(choices, start=1):
            click.echo(f"    {number}  {_shown(person)}")
        click.echo("    0  another person")
        number = click.prompt("    number", type=Number(0, len(choices)))
        return choices[number - 1] if number else None

    def _new(self, name: str) -> Speaker | None:
        if not people.id_for(name):
            click.echo("    That is no name.")
            return None
        if " " not in name:
            name = str(click.prompt("    The whole name", default=name)).strip()
        person, word = people.new_speaker(name, self.names), ""
        while person is None:
            click.echo(f"    The id `{people.id_for(name)}` belongs to somebody else already.")
            click.echo(
                "    Which word tells the two apart? A place or a field does, a number does not."
            )
            word = click.prompt("    word")
            person = people.new_speaker(name, self.names, word)
        if not agreed(f"    Add {person.name} to `{self.path}` as `{person.id}`?"):
            return None
        self.added.append(person)
        return person

    def _certain(self, written: str) -> Participant:
        """Return who is meant by an option where nobody can be asked; exit where it is not clear."""
        name, of = people.split_organisation(written)
        found, near = self._candidates(name)
        wanted = name.removeprefix("+").strip()
        if len(found) == 1:
            return Participant(found[0], of)
        if found:
            raise _unclear(f"Several people have the name {name}; give an id:", found)
        if near:
            raise _unclear(
                f"`{self.path}` has no {name}. Give the id if it is one of these people, or write "
                f"`+{name}` for another person:",
                near,
            )
        if " " not in name and wanted == name:
            raise click.UsageError(
                f"`{self.path}` has no {name}. Give the whole name, or `+{name}` if that is all of it."
            )
        person = people.new_speaker(wanted, self.names)
        if person is None:
            raise click.UsageError(
                f"`{wanted}` gives no id that is free. Add the person to `{self.path}` with a word "
                "that tells the two apart, and give that id."
            )
        self.added.append(person)
        return Participant(person, of)


def _unclear(message: str, choices: tuple[Speaker, ...]) -> click.UsageError:
    return click.UsageError(message + "".join(f"\n  {_shown(person)}" for person in choices))


def _shown(person: Speaker) -> str:
    last = f", {person.affiliations[-1].name}" if person.affiliations else ""
    return f"{person.name} ({person.id}{last})"
