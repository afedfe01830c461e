"""Adding people to the register."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.authoring.register import with_people
from onrecord.diagnostics import Source
from onrecord.model import Speaker
from onrecord.project.records import parse_register
from onrecord.text.characters import is_blank

NORA = Speaker(id="nora-neu", name="Nora Neu")
REGISTER = """\
# The people.

ann-example:
  name: "Ann Example"   # as she writes it
  aliases: [A. Example]


# About Zoë: the spelling was not verified.
zoe-probe: {name:   'Zoë Probe'}
# The end.
"""


def test_an_entry_goes_where_the_alphabet_wants_it() -> None:
    """Everything else stays: comments with their entries, quotes, spaces, empty lines."""
    assert with_people(REGISTER, (NORA,)) == REGISTER.replace(
        "# About Zoë", "nora-neu:\n  name: Nora Neu\n\n# About Zoë"
    )


def test_several_people_are_added_each_in_place() -> None:
    """The first goes below the words about the file, the last behind everything."""
    first, last = Speaker(id="aa", name="Aa"), Speaker(id="zz", name="No: 1")
    changed = with_people(REGISTER, (last, first))
    assert changed is not None
    assert changed.startswith("# The people.\n\naa:\n  name: Aa\n\nann-example:")
    assert changed.endswith("# The end.\n\nzz:\n  name: 'No: 1'\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "nora-neu:\n  name: Nora Neu\n"),
        ("{}\n", "nora-neu:\n  name: Nora Neu\n"),
        ("# People\n{}", "# People\n\nnora-neu:\n  name: Nora Neu\n"),
        ("# People", "# People\n\nnora-neu:\n  name: Nora Neu\n"),
        ("# People\n\n", "# People\n\nnora-neu:\n  name: Nora Neu\n"),
        (
            "a: {name: A}\nz: {name: Z}\n",
            "a: {name: A}\nnora-neu: {name: Nora Neu}\nz: {name: Z}\n",
        ),
        ("z: {name: Z}\na: {name: A}", "z: {name: Z}\na: {name: A}\nnora-neu: {name: Nora Neu}\n"),
        ("# All.\nz: {name: Z}\n", "# All.\nnora-neu: {name: Nora Neu}\nz: {name: Z}\n"),
        ("z:\n    name: Z\n", "nora-neu:\n    name: Nora Neu\n\nz:\n    name: Z\n"),
        ("a:\r\n  name: A\r\n", "a:\r\n  name: A\r\n\r\nnora-neu:\r\n  name: Nora Neu\r\n"),
        ("---\na: {name: A}\n...\n", "---\na: {name: A}\nnora-neu: {name: Nora Neu}\n...\n"),
        ("\ufeffa: {name: A}\n", "\ufeffa: {name: A}\nnora-neu: {name: Nora Neu}\n"),
    ],
)
def test_the_entry_is_written_as_the_others_are(before: str, after: str) -> None:
    """Style, indentation, line ends, the marks around a document are those of the file."""
    assert with_people(before, (NORA,)) == after


@pytest.mark.parametrize(
    "text", ["- a\n", "a: [\n", "nora-neu: {name: Else}\n", "{a: {name: A}}\n"]
)
def test_what_cannot_take_people_stays(text: str) -> None:
    """A list, a text that cannot be read, an id that is taken, all in braces."""
    assert with_people(text, (NORA,)) is None


def test_who_is_somebody_else_is_written_too() -> None:
    """`not_same_as` is a short list."""
    person = Speaker(id="ann-exampel", name="Ann Exampel", not_same_as=("ann-example",))
    changed = with_people("ann-example:\n  name: Ann Example\n", (person,))
    assert changed == (
        "ann-exampel:\n  name: Ann Exampel\n  not_same_as: [ann-example]\n\n"
        "ann-example:\n  name: Ann Example\n"
    )


IDS = st.lists(st.from_regex(r"[a-z]{1,4}(-[a-z]{1,3})?", fullmatch=True), max_size=5, unique=True)
NAMES = st.text(st.characters(categories=["L", "P", "Zs"]), min_size=1, max_size=12).filter(
    lambda name: (
        name == " ".join(name.split()) and any(map(str.isalnum, name)) and not is_blank(name)
    )
)


@given(IDS, st.lists(NAMES, min_size=6, max_size=6), st.booleans())
def test_all_lines_of_a_register_stay(ids: list[str], names: list[str], flow: bool) -> None:
    """Whatever the register, its lines are all there in their order, and one person more."""
    quoted = ["'" + name.replace("'", "''") + "'" for name in names]
    entry = "{}: {{name: {}}}\n" if flow else "# About.\n{}:\n  name: {}\n\n"
    text = "".join(entry.format(key, name) for key, name in zip(ids, quoted, strict=False))
    person = Speaker(id="new-person", name=names[-1])
    changed = with_people(text, (person,))
    assert changed is not None
    rest = iter(changed.splitlines())
    assert all(line in rest for line in text.splitlines())
    found = parse_register(Source("x", changed))
    assert {record for record in found.records if record == person}
    assert len(found.records) == len(ids) + 1
    assert not found.diagnostics
