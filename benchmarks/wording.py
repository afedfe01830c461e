"""Words for made-up webinars: sentences with gaps, and people who plainly do not exist."""

from __future__ import annotations

from dataclasses import dataclass

NORMS = {
    "e": 16, "k": 11, "f": 9, "j": 8, "c": 7, "g": 5, "i": 4, "a": 3, "h": 2, "b": 2, "d": 1,
}  # fmt: skip
"""The letters of the norms, with how readily people speak of them."""

TOPICS = """
    human-rights critical-infrastructure response-teams vulnerabilities due-diligence attribution
    supply-chain capacity-building confidence-building civil-society technical-community law
    ransomware incident-response open-source cloud-services undersea-cables elections health energy
    finance education small-states accountability standards research insurance disclosure training
    procurement
""".split()
"""What webinars are about."""

SAYS = (
    "said that",
    "argued that",
    "noted that",
    "explained that",
    "warned that",
    "pointed out that",
    "stressed that",
    "recalled that",
)
"""What makes a sentence somebody's own."""

CLAIMS = (
    "{norm} asks more of small administrations than of large ones",
    "{norm} is easily agreed on and rarely tested",
    "few people outside the capitals have ever read {norm}",
    "nobody can report on {norm} without figures from the operators",
    "{norm} would gain if companies said what they do for it",
    "an exercise once a year does more for {norm} than a speech",
    "{norm} and the rules on procurement have to fit each other",
    "what {norm} means is decided by the people who answer the phone at night",
)
"""What can be said about a norm."""

THOUGHTS = (
    "a plan that was never rehearsed is a wish",
    "the first hour after an incident decides about the next month",
    "trust between two offices grows by small favours, long before anything is on fire",
    "a list of contacts is out of date on the day on which it is printed",
    "money for training is the first to be cut and the last to be restored",
    "those who run the networks are seldom asked before the text is agreed",
    "two neighbours may use the same word and mean two things by it",
    "the quiet work of maintenance finds no sponsor",
    "a report that nobody can check convinces nobody",
    "each region has its own reasons for caution, and they deserve to be heard",
    "one well-kept inventory is worth ten strategies",
    "the smallest teams carry the longest duty rosters",
)
"""What can be said about anything."""

ASIDES = (
    "The example of {topic} came up more than once.",
    "Participants came back to {topic} near the end.",
    "On {topic}, experience differs from place to place, and so do the budgets.",
    "A question from the floor was about {topic}; it was left for another day.",
    "As to {topic}, most offices still learn from each other's mistakes.",
    "It was agreed to collect cases from {topic} and to compare them in a year.",
    "Nobody present wanted a new institution for {topic}, only better use of those there are.",
)
"""What goes between."""

HEADINGS = (
    "How it began",
    "What is asked of States",
    "What is asked of everybody else",
    "Where it is difficult",
    "A case to learn from",
    "What comes next",
)
"""The parts of a text, in this order."""

_BEGINNINGS = (
    "Bal Dor Fen Gam Hul Jor Kel Lum Mor Nar Pel Quo Ris Sul Tor Vel Wim Yar Zel Ost".split()
)
_MIDDLES = "ba de fi go lu ma ne po ri sa to vu wi xo ya zu ka le mi no".split()
_ENDS = "rak dis fel gon hir jun kas lim mod nus per qua rov sen tur vik wen xil yor zan".split()
_GIVEN = "Ab Ber Cil Dov Ema Fro Gil Hes Ilo Jun Kip Lor Mav Nel Odo Pim Rua Sef Tib Una".split()


@dataclass(frozen=True)
class Person:
    """Somebody made up."""

    number: int
    id: str
    name: str
    surname: str


def person(number: int) -> Person:
    """Return the person of that number; no two have the same surname."""
    # The factors have no divisor in common with the number of surnames, which is 20³ = 8,000.
    rest, end = divmod(number * 3_457 % 8_000, 20)
    beginning, middle = divmod(rest, 20)
    surname = _BEGINNINGS[beginning] + _MIDDLES[middle] + _ENDS[end]
    # Two surnames that are nearly alike get different given names: nobody is to be mistaken.
    given = _GIVEN[(beginning * 7 + middle * 3 + end) % 20]
    return Person(number, f"{given}-{surname}".lower(), f"{given} {surname}", surname)


def organisation(number: int) -> str:
    """Return the name of a made-up organisation."""
    kind = ("Institute", "Ministry", "Foundation", "Company", "Network")[number % 5]
    return f"{person(number * 11 + 3).surname} {kind}"
