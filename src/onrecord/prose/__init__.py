"""Find in plain prose which norms are named and who speaks: text in, values out, no Markdown."""

from onrecord.bodies import Kind
from onrecord.prose.lexicon import is_known, numeral, says
from onrecord.prose.people import PARTICLES, may_name, surnames, without_title, words
from onrecord.prose.reading import norms, read
from onrecord.prose.subjects import Subjects
from onrecord.prose.values import Block, Citation, Mark, Name, Reading, Said, Unclear

__all__ = [
    "PARTICLES",
    "Block",
    "Citation",
    "Kind",
    "Mark",
    "Name",
    "Reading",
    "Said",
    "Subjects",
    "Unclear",
    "is_known",
    "may_name",
    "norms",
    "numeral",
    "read",
    "says",
    "surnames",
    "without_title",
    "words",
]
