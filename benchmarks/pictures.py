"""What a picture for a shared link costs: time of the processor, and bytes."""

from __future__ import annotations

from random import Random
from time import process_time

from benchmarks.wording import TOPICS, person
from onrecord.exports.drawing import Card, draw

MOST = 15.0
"""How many milliseconds one may take."""

_PICTURES = 50
_SEED = 13


def cost() -> tuple[float, int]:
    """Return the milliseconds and the bytes of a picture, of those of fifty webinars."""
    random = Random(_SEED)  # noqa: S311 - the same webinars each time
    cards = [_card(random, number) for number in range(_PICTURES)]
    draw(cards[0])
    before = process_time()
    size = sum(len(draw(card)) for card in cards)
    return 1000 * (process_time() - before) / _PICTURES, size // _PICTURES


def _card(random: Random, number: int) -> Card:
    words = " ".join(random.sample(TOPICS, random.randint(2, 6)))
    people = ", ".join(person(random.randrange(100)).name for _ in range(3))
    return Card(
        f"Webinar {number} on {words}",
        "A made-up record",
        "11 December 2018 · A series, part 1",
        people,
        ("13(e)", "13(k)"),
    )
