"""The language of a text, by its script and its small words: certain only where no neighbour fits."""

from __future__ import annotations

import pytest

from onrecord.authoring.languages import disagrees, language_of

SHORT = (
    (
        "es",
        "Panelistas: Gonzalo Trola, Universidad del Mar; Ruth Díaz, CSIRT de Ruritania. Gonzalo abrió la mesa con la norma 13 f). Iker pidió ejemplos.",
    ),
    ("es", "Reunión de expertos en Madrid de la red de puertos de España y de Portugal"),
    (
        "es",
        "Mesa de trabajo de la red, un incidente de 2029, a la espera de un informe de la Universidad de Salamanca",
    ),
    ("es", "Seminario de la Cancillería de Ruritania en Buenos Aires"),
    (
        "pt",
        "Mesa de debate da Universidade de Lisboa, com a presença de um perito da rede de portos",
    ),
    ("pt", "Reunião de peritos em Lisboa, na sede da rede de portos de Portugal"),
    ("fr", "Table ronde de la Maison de la mer, à Brest, un lundi de mai"),
    ("fr", "Réunion de la commission de Genève, en ligne, de 9 h à 11 h"),
    ("fr", "Norme 13 f) de la liste, un rappel de la présidente à la France"),
    ("it", "Tavola rotonda di Roma, a cura di un gruppo di esperti di porti"),
    ("it", "Seminario di diritto di Torino: la norma, di Bianca e di Dario"),
    (
        "ca",
        "La taula rodona de la Universitat de Barcelona va tractar de les normes i dels ports amb una experta de la xarxa",
    ),
    ("ca", "Els ponents van parlar de la seguretat i van dir que les normes no són noves"),
    (
        "gl",
        "A mesa de traballo da Universidade de Vigo tratou das normas e dos portos cunha experta da rede",
    ),
    ("no", "Webinaret handlet om normene og om hva de betyr for havnene i Norge, sa hun til slutt"),
    (
        "no",
        "Det er ikke bare stater som har ansvar for nettene, mente han, og det var de fleste enige om",
    ),
    ("fi", "Seminaarissa puhuttiin normeista ja siitä, mitä ne merkitsevät satamille"),
    ("hu", "A webinárium a normákról szólt, és arról, hogy mit jelentenek a kikötőknek, ez nem új"),
    (
        "cs",
        "Webinář byl o normách a o tom, co znamenají pro přístavy a kdo za ně odpovídá, to se ví",
    ),
    ("cs", "Seminář se konal v Praze a mluvilo se na něm o tom, jak se normy uplatňují i v praxi"),
    (
        "sk",
        "Seminár sa konal v Bratislave a hovorilo sa na ňom o tom, ako sa normy uplatňujú aj v praxi",
    ),
    ("hr", "Seminar je održan u Zagrebu i na njemu se govorilo o tome kako se norme primjenjuju"),
    ("sl", "Seminar je bil v Ljubljani in na njem so govorili o tem, kako se norme uporabljajo"),
    (
        "af",
        "Die seminaar was in Kaapstad en die sprekers het oor die norme vir hawens gepraat, maar dit is nie nuut nie",
    ),
    (
        "ms",
        "Seminar itu diadakan di Kuala Lumpur dan penceramah bercakap tentang norma untuk pelabuhan yang tidak baharu",
    ),
    (
        "sw",
        "Mkutano ulifanyika Nairobi na wasemaji walizungumza kuhusu kanuni za bandari na mitandao",
    ),
    ("eu", "Mintegia Bilbon egin zen eta hizlariek portuen arauez hitz egin zuten"),
    (
        "lb",
        "De Seminaire war zu Lëtzebuerg an d'Riedner hunn iwwer d'Norme geschwat, dat ass net nei",
    ),
    (
        "da",
        "Seminaret handlede om normerne og om hvad de betyder for havnene, og det er ikke nyt, blev der sagt af mange",
    ),
    (
        "mk",
        "Семинарот се одржа во Скопје и на него се зборуваше за нормите и за тоа како се применуваат",
    ),
    ("be", "Семінар адбыўся ў Мінску, і на ім гаварылі пра нормы і пра тое, як яны прымяняюцца"),
    (
        "bg",
        "Семинарът се проведе в София и на него се говори за нормите и за това как се прилагат, които не са нови",
    ),
    (
        "sr",
        "Семинар је одржан у Београду и на њему се говорило о нормама и о томе како се примењују",
    ),
    ("kk", "Семинар Астанада өтті және онда порттарға арналған нормалар туралы айтылды"),
    ("ku", "ئەم کۆبوونەوەیە لە هەولێر بەڕێوەچوو و قسەکەران باسی ڕێساکانیان کرد"),
    ("ps", "دا سیمینار په کابل کې جوړ شو او ویناوالو د معیارونو په اړه خبرې وکړې"),
    ("ug", "بۇ يىغىن ئۈرۈمچىدە ئۆتكۈزۈلدى"),
    ("yi", "דער סעמינאַר איז געווען אין ווילנע"),
    ("mr", "हे चर्चासत्र मुंबईत झाले आणि वक्त्यांनी नियमांबद्दल सांगितले"),
    ("ne", "यो गोष्ठी काठमाडौंमा भयो र वक्ताहरूले नियमबारे बोले"),
    ("ti", "እዚ ሴሚናር ኣብ ኣስመራ ተኻይዱ"),
    ("as", "এই সভাখন গুৱাহাটীত অনুষ্ঠিত হয়"),
)
"""A sentence or two in a language, with what it shares with its neighbours."""


@pytest.mark.parametrize(("language", "text"), SHORT)
def test_a_text_is_never_taken_for_its_neighbour(language: str, text: str) -> None:
    """Lists and short texts may be asked for; none of them is certain and wrong."""
    assert language_of(text) in {language, ""}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "es",
            "Embuste destacó que la norma 13 b) exige prudencia, y que no se trata de una obligación.",
        ),
        ("fr", "Elle a rappelé que la norme 13 f) vise aussi les récifs et les câbles du pays."),
        (
            "pt",
            "Ela disse que a norma 13 f) também vale para os portos e que não é uma norma nova.",
        ),
        (
            "it",
            "Ha detto che la norma 13 f) vale anche per i porti, e che non è una norma nuova della rete.",
        ),
        (
            "nl",
            "De norm geldt ook voor havens, zei zij, en dat is niet nieuw voor het bestuur van de haven.",
        ),
        ("de", "Sie sagte, dass die Norm auch für Häfen gilt und nicht neu ist."),
        ("hi", "यह संगोष्ठी दिल्ली में हुई और वक्ताओं ने नियमों के बारे में कहा है"),
        ("he", "היא אמרה כי הכלל חל גם על נמלים"),
        ("ca", "Els ponents van parlar de la seguretat i van dir que les normes no són noves"),
    ],
)
def test_a_sentence_is_often_enough(language: str, text: str) -> None:
    """Where its small words are its own."""
    assert language_of(text) == language


def test_a_page_in_two_scripts_is_asked_for() -> None:
    """Neither is the language of the whole."""
    english = (
        "This page is in two languages, and the first of them is the one that you can read here."
    )
    assert not language_of(
        f"{english} 规范研讨会今天在网上举行，专家们谈到了规范的意义和作用，并提出了问题。"
    )


@pytest.mark.parametrize(
    ("declared", "text", "wrong"),
    [
        ("en", "La table ronde a porté sur les normes et sur les droits.", True),
        ("ca", "La taula rodona de la Universitat", False),
        ("fr", "Oui.", False),
        ("eo", "La renkontiĝo estis bona", False),
    ],
)
def test_a_declared_language_is_believed(declared: str, text: str, wrong: bool) -> None:
    """But where the words speak against it."""
    assert disagrees(declared, text) is wrong
