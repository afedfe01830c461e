"""The verbs and forms by which prose says who is speaking."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

_SPACE = "_"
"""What stands between the words of a phrase."""

# Each entry is a verb as a person uses it; the forms are made below.
_REGULAR = """
accept acknowledge add address admit advise advocate affirm agree allude announce answer appeal argue ask
assert assess assume assure caution challenge characterise characterize cite claim clarify clos comment
commend compar complain concede conclud concur condemn confirm connect consider contend contest continue
contrast counter criticis criticiz defend demand demonstrat deplor describ develop disagre dismiss
disput discuss doubt draw dwel echo elaborat emphasis emphasiz encourag endors envisag examin exclaim
expand expect explain explor express fear favour favor flag focus follow highlight hint hop
identif illustrat imply indicat insist interject interpret interven introduc invok join lament lauded
liken link list maintain mention name object observ open oppos outlin ponder plead point portray prais
predict prefer present press proclaim propos protest question quip quot rais rank rate reaffirm reason
recall reckon recogni recogniz recommend refer reflect regard regret reiterat reject rejoin relat remark
remind repeat repl replied report request respond restat return review second sens share signal single
speculat specif stat stress submit suggest summari summariz support suppos suspect tie thank touch trac
treat turn underlin underscor unpack urg value view voic volunteer vot want warn welcom wish wonder
worr mark locat clarif qualif start end finish chid
"""

_IRREGULAR = """
said says say saying told tells tell telling spoke speaks speak speaking spoken thought thinks think
thinking held holds hold holding made makes make making put puts putting gave gives give giving brought
brings bring bringing found finds find finding saw sees see seeing seen felt feels feel feeling took takes
take taking set sets setting drew drawn chose chooses choose choosing chosen read reads reading wrote writes
write writing went goes go going came comes come coming began begins begin beginning believes believe
believing understood understands understand understanding heard kept keeps keep led leads leading arguing
calls call calling replies reply replying notes note noting naming identifies identify identifying clarifies
specifies specify specifying implies worries applies qualifies decries referring admitting preferring
recognises recognise summarises summarise dwelt dwells swept struck strikes drove drives dug digs fought
fights ran runs rose rises fell falls broke breaks cut cuts stuck sticks left leaves swore swears taught
lent lends sought seeks got gets sheds cast casts threw throws spent spends dealt deals stood stands laid
lays lay walked walks shown shows show showing mean means meant like likes love loves places place devotes
concentrates foresaw foresees foresee offers offer offering counts count counting picks pick jokes frames
frame framing centres builds built based bases uses using relies teaches spelt spells
""".split()
"""Forms that are not those of a regular verb, and end in `ed` only where they may be no speech."""


_TAKES_E = tuple("szrtcgvklniuped")
"""What a stem ends in that may have lost an `e`: `not` for `noted`."""


def _regular(stems: Sequence[str]) -> str:
    """Return a pattern for the forms of regular verbs."""
    softer = [stem for stem in stems if stem.endswith(_TAKES_E)]
    others = [stem for stem in stems if not stem.endswith(_TAKES_E)]
    return rf"{_one_of(softer)}(?:e|es|ed|ing|s|d)?|{_one_of(others)}(?:s|es|ed|ing)?"


def _letter(letter: str) -> str:
    """Return a pattern for a letter; between words there is any white space."""
    return r"\s+" if letter == _SPACE else re.escape(letter)


def _one_of(words: Iterable[str]) -> str:
    """Return a pattern for some words that tries what several begin with once for all of them."""
    tails: dict[str, set[str]] = defaultdict(set)
    for word in words:
        tails[word[:1]].add(word[1:])
    ends = tails.pop("", None)
    ways = [_letter(first) + _one_of(rest) for first, rest in sorted(tails.items())]
    if not ways:
        return ""
    return f"(?:{'|'.join(ways)}){'?' if ends else ''}"


_NOT_SPEECH = """
attended joined chaired nodded smiled listened worked moderated arrived organised organized represented
participated replaced lived served hosted headed studied retired died stepped moved returned travelled waited
paused laughed sighed applauded invited signed published edited helped assisted appointed elected needed tried
planned missed received collected prepared recorded logged switched muted dialled seated scheduled walked
landed entered exited stayed remained belonged seemed appeared happened looked watched learned founded
trained managed supervised employed hired co-chaired indeed instead agreed-upon proceed speed need feed seed
succeed exceed deed bleed breed red bed fed led sled wed united limited advanced related based
"""

VERB = (
    rf"(?:(?!{_one_of(_NOT_SPEECH.split())}\b)[a-z]{{2,}}ed"
    rf"|{_one_of(_IRREGULAR)}|{_regular(_REGULAR.split())})\b"
)
"""A verb by which a person in subject position says something."""

_NOT_PRESENT = """
was has does is its his hers theirs ours as us this thus perhaps always besides towards afterwards whereas unless across
plus versus minus sometimes regardless less yes works lives serves chairs heads leads runs attends joins moderates hosts
represents studies teaches arrives leaves sits travels nods smiles listens waits hails comes belongs remains seems appears
participates directs manages owns wins plays sleeps retires holds reports news series means towers others ones times days
years hours norms states lies stays needs
"""

OWN_VERB = rf"(?:(?!(?:{'|'.join(_NOT_PRESENT.split())})\b)[a-z]{{3,}}s\b|{VERB})"
"""The same behind a declared name, where any verb in the present does."""

INVERTED = (
    r"(?:feared|joked|lamented|predicted|quipped|objected|complained|hoped|mused|ventured|confessed|acknowledged|confirmed|reckoned|reckons|retorted|contended|promised|said|says|noted|notes|added|adds|argued|argues|stressed|stresses|explained|explains|warned|warns"
    r"|replied|replies|concluded|concludes|observed|observes|recalled|recalls|suggested|suggests|remarked"
    r"|remarks|continued|continues|insisted|insists|asked|asks|wondered|countered|admitted|conceded"
    r"|maintained|maintains|pointed\s+out|points\s+out|put\s+it|went\s+on|responded|responds|answered"
    r"|cautioned|commented|emphasi[sz]ed|underlined|underscored|highlighted|reminded|stated|states"
    r"|claimed|thought|thinks|believed|believes|agreed|wrote|writes|declared|reiterated|proposed)"
)
"""A verb that can stand before its subject: `said Kaspar`."""

PARTICIPLE = (
    r"(?:said|noted|added|argued|stressed|explained|observed|recalled|suggested|remarked|raised|made|cited"
    r"|named|mentioned|highlighted|underlined|underscored|emphasi[sz]ed|described|presented|outlined"
    r"|introduced|proposed|put\s+forward|invoked|quoted|seen|viewed|regarded|considered|called|singled\s+out"
    r"|pointed\s+out|brought\s+up|set\s+out|defended|questioned|challenged|criticised|criticized|read"
    r"|discussed|addressed|brought\s+up|chosen|picked|identified|stated|expressed|voiced|advanced|formulated|offered"
    r"|given|drawn|shared|supported|endorsed|welcomed|praised|rejected|interpreted|understood|framed"
    r"|characteri[sz]ed|flagged|referred\s+to|pointed\s+to|touched\s+on|recommended|listed|linked|explored"
    r"|examined|treated|taken\s+up|taken|held|preferred|favoured|favored|defined|urged|demanded"
    r"|spelled\s+out|spelt\s+out|advocated|claimed|asserted|maintained|told|summari[sz]ed|placed|rated"
    r"|ranked|reiterated|repeated|cautioned|warned|argued\s+for|spoken\s+of|analysed"
    r"|analyzed|applied|used|illustrated|tied|connected|related|delivered|posed|commended"
    r"|submitted|contributed|coined|dubbed|termed|labelled|echoed|seconded|contested|disputed|doubted|backed|attacked|dismissed|opposed|queried|provided|circulated|tabled|issued|written|grouped|classed|classified|filed|sorted|compared|contrasted|weighed|paired|explained|elaborated\s+on)"
)
"""A participle before `by Kaspar`."""

VIEW = (
    r"(?:view|views|opinion|mind|eyes|reading|words|estimation|judge?ment|assessment|account|argument|point"
    r"|remarks?|statement|position|understanding|interpretation|perspective|standpoint|experience"
    r"|conviction|contention|claim|intervention|presentation|comments?|conclusion|message|answer|reply"
    r"|response|take|thinking|theme|subject|topic|concern|proposal|suggestion|advice|appeal|plea|warning|verdict|choice"
    r"|preference|favourite|priority|focus|reasoning|explanation|emphasis|hope|case|talk|lecture|analysis"
    r"|observation|recommendation|request|question|thesis|main\s+point|line|phrase|phrasing|formula"
    r"|telling|call|wish|demand|motto|summary|opening|contribution|approach|starting\s+point|pick|candidate|example|worr(?:y|ies)|fears?|regrets?|complaint|critique|praise|idea|ambition|test|lesson|hunch|guess|instinct|thoughts?|impression|belief|defence|defense|doubts?|objections?|wager|bet\b|rule\s+of\s+thumb|(?!(?:organi[sz]a|founda|institu|delega|corpora|administra|federa|publica|transla|associa|sta)tions?|(?:de|a)part?ments?|governments?|(?:com)?missions?|documents?|appointments?|sessions?|professions?)(?:\w{3,}(?:[ts]ions?|ments?|[ct]ism))|preferred\s+norm)"
)
"""A noun behind a possessive that stands for what a person says."""

ADVERB = (
    r"(?:also|then|further|furthermore|both|again|himself|herself|themselves|later|first|firstly|second"
    r"|secondly|finally|in\s+turn|in\s+particular|therefore|thus|rather|rightly|too|however|instead|next"
    r"|once\s+more|once|even|still|just|only|soon|often|always|now|alone|all|each|for\s+instance|for\s+example"
    r"|on\s+the\s+other\s+hand|by\s+contrast|in\s+contrast|in\s+(?:his|her|their)\s+(?:turn|reply|answer|closing"
    r"|opening|conclusion|response)|for\s+(?:his|her|their)\s+part|at\s+the\s+end|in\s+closing|twice"
    r"|(?!only\b|family\b|july\b|italy\b|reply\b|apply\b|supply\b|rely\b|imply\b)[a-z]+ly)"
)

AUXILIARY = (
    r"(?:has|had|have|having|is|was|were|are|be|been|does|did|do|would|will|could|can|may|might|must"
    r"|should|shall|cannot|to|not|never|used\s+to|wants?\s+to|wanted\s+to|tried\s+to|began\s+to|went\s+on\s+to"
    r"|came\s+back\s+to|took\s+the\s+floor\s+to|is\s+quoted\s+as|was\s+quick\s+to|seemed\s+to|appeared\s+to)"
)

SILENT = r"(?:take\s+up|go\s+into|deal|dwell|engage|respond|mention|name|cite|refer|quote|raise|address|discuss|invoke|touch|speak|comment|talk|use|bring)"
"""With `did not` before them, these verbs say that a person did not speak of something."""

OBJECT = (
    r"(?:the\s+way|with|to|of|than|from|about|against|unlike|like|alongside|between|by|for|on|upon|towards|beside"
    r"|besides|after|before|behind|without|including|include|includes|included|over|via|at|near"
    r"|ask|asks|asked|asking|tell|tells|told|telling|thank|thanks|thanked|thanking|invite|invites|invited"
    r"|inviting|interrupt|interrupted|interrupting|quote|quoted|quotes|quoting|cite|cited|citing|echo|echoes"
    r"|echoed|echoing|join|joined|joining|support|supports|supported|supporting|second|seconded|introduce"
    r"|introduced|introducing|introduces|follow|followed|follows|following|contradict|contradicted|contradicting"
    r"|correct|corrected|answer|answered|answering|remind|reminded|reminds|credit|credited|crediting|press"
    r"|pressed|address|addressed|praise|praised|praising|replace|replaced|replacing|welcome|welcomed|welcoming"
    r"|met|meet|interview|interviewed|moderat(?:e|es|ed|ing)\s+by|paraphrase[ds]?|paraphrasing|cites|backed|backing)"
)
"""A word before a name that makes the person what is spoken of, not who speaks."""

_HEADS = """
participant* panelist* panellist* panel* speaker* delegate* delegation* attendee* audience
audience_member* member*_of_the_audience expert* session discussion debate discussant* workshop webinar
dialogue roundtable moderator chair host rapporteur organiser* organizer* commentator* critic* observer*
contributor* intervention* group room floor others question* colleague* student* listener* viewer* guest*
diplomat* official* lawyer* engineer* researcher* academic* representative* ngo* companies industry
someone somebody everyone everybody nobody no_one several many some most all few they_all chat poll
meeting practitioner* responder* voice* member* report text note summary concept_note programme page
ambassador minister envoy commentary consensus proponent* opponent* sceptic* skeptic* interlocutor*
facilitator* presenter* respondent* analyst* scholar* activist*
"""
"""Who or what speaks without a name: `*` stands for one and several, `_` for a space."""

_DETERMINERS = """
the other some several many most all both a_few few two three four five one another a an one_of_the
two_of_the a_number_of various those
"""


def _phrases(texts: str) -> Iterator[str]:
    """Yield the phrases of a list, each with its plural where there is a sign for it."""
    for text in texts.split():
        yield from (text.replace("*", ""), text.replace("*", "s"))


GROUP = (
    rf"(?:(?:{_one_of(_phrases(_DETERMINERS))}\s+){{0,4}}(?:\w+\s+)?{_one_of(_phrases(_HEADS))})"
)
"""A subject that speaks and is nobody declared."""

NOT_A_PERSON = frozenset(
    (
        "The This That These Those It He She They We You I There Here Norm Norms Paragraph Paragraphs"
        " Para Article Section Rule Rules Chapter Report Resolution Agenda Convention GGE UNGGE OEWG"
        " Its His Her Their Our My Such Each Every Both Neither Either Nothing Something What Which Who"
        " When While If As But And Or So Yet For In On At By To From With Without Under Over Of"
        " According Also However Then Thus Hence Therefore Moreover Furthermore Finally First Second"
        " Third Next Later Earlier Again Still Even Only Not No Yes Asked Said Noted Added Having Being"
        " Text Page Programme A An One Two Three Other Others Another Some Several Many Most All Any"
        " States State Governments Government Civil Paris Call Manual Geneva Tunis Tallinn Part"
        " Governmental Experts Nations Assembly Union Council Mechanism Today Now Once Because Since"
        " After Before Although Though Whereas Where Like Unlike Responding Replying CBM CBMs ICT ICTs"
    ).split()
)

# Verbs that say something only with what follows them.
WEAK = {
    verb: re.compile(tail, re.IGNORECASE)
    for verbs, tail in (
        ("went go goes going", r"\s+(?:on|further|back|straight|through|into)\b"),
        ("came come comes coming", r"\s+(?:back|out|down|to)\b"),
        (
            "made makes make making",
            r"\s+(?!(?:(?:his|her|their)\s+)?way\b|an\s+appearance|room\b|coffee|notes?\b|friends|up\b)",
        ),
        (
            "put puts putting",
            r"\s+(?:[\w().]+\s+){0,6}?(?:first|forward|it|above|ahead|last|weight|emphasis|before|down|on|at|in)\b",
        ),
        (
            "took takes take taking",
            r"\s+(?!part\b|place\b|notes?\b|over\b|off\b|leave\b|photo|picture|(?:a|an|his|her|their)\s+(?:seat|break|train|plane|early)|time\b|minutes)",
        ),
        (
            "gave gives give giving",
            r"\s+(?!the\s+floor|way\b|.{0,20}(?:lecture|talk)\s+(?:at|in)\b)",
        ),
        ("kept keeps keep", r"\s+(?:coming|returning|to|going|saying|insisting|the)\b"),
        ("held holds hold holding", r"\s+(?:that|up|on|against|the\s+view|norm|13|it)\b"),
        ("set sets setting", r"\s+(?:out|apart|aside|norms?|the|against)\b"),
        ("led leads", r"\s+(?:with|into|off|the\s+discussion|back)\b"),
        ("lead", r"\s+with\b"),
        ("meant means mean", r"\s+"),
        ("state states", r"\s+(?:that\b|in\b|,|:)"),
        (
            (
                "view views question questions answer answers reply replies report reports comment"
                " comments point points name names focus highlights response place rank"
            ),
            r"\s",
        ),
        (
            "begin began begins open opens opened start started starts close closed closes end ended ends",
            r"\s+(?:by|with|on|the\s+\w+(?:\s+\w+)?\s+(?:with|by|on)|the\s+discussion|his|her|that|from)\b",
        ),
        (
            "shed sheds cast casts threw throws",
            r"\s+(?:\w+\s+){0,2}?(?:light|doubts?|weight|question)\b",
        ),
        ("spent spends", r"\s+(?:\w+\s+){0,4}?(?:time|minutes?|hours?|half|part|most|much)\b"),
        ("dealt deals", r"\s+with\b"),
        ("struck strikes", r"\s+(?:an?|the)\s+(?:\w+\s+)?(?:note|chord|balance|blow|tone)\b"),
        ("drove drives", r"\s+(?:home|at)\b"),
        ("dug digs", r"\s+(?:into|deeper|up)\b"),
        ("ran runs", r"\s+(?:through|over|down)\b"),
        ("rose rises", r"\s+(?:to|against)\b"),
        ("fell falls", r"\s+back\b"),
        ("broke breaks", r"\s+(?:a\s+lance|down|with|up)\b"),
        ("cut cuts", r"\s+(?:to|through|in|short)\b"),
        ("stuck sticks", r"\s+(?:to|with|by)\b"),
        ("swore swears", r"\s+by\b"),
        ("got gets", r"\s+(?:to|into|back)\b"),
        (
            "introduced introduces introduce introducing",
            r"\s+(?!(?:(?:the|an?|two|three)\s+)?(?:\w+\s+)?(?:speakers?|panel|panell?ists?|guests?)\b|(?-i:[A-Z][\w-]+\s+(?:[a-z]{2,3}\s+)?[A-Z]))",
        ),
        ("taught teaches", r"\s+(?:\w+\s+)?(?:norms?\b|13|that\b)"),
        ("thank thanks thanked", r"[^.;]{0,200}\b(?:norms?|13)\b"),
        ("left leaves", r"\s+(?:(?:no|little)\s+(?:doubt|question)|(?:it\s+)?open)\b"),
        ("stood stands", r"\s+(?:by|up|firm|behind)\b"),
        ("walk walked walks", r"\s+(?:\w+\s+){0,3}?through\b"),
        ("laid lay lays", r"\s+(?:out|\w+\s+emphasis|weight|stress|the\s+blame)"),
        (
            "join joined joins",
            r"\s+(?!the\s+(?:panel|session|webinar|discussion|event)|from|online|remotely|by\s+video|us|late)",
        ),
        ("work works worked", r"\s+from\b"),
        ("finish finished finishes", r"\s+(?:with|by)\b"),
    )
    for verb in verbs.split()
}
"""By verb that says something only with what follows it, what has to follow."""
