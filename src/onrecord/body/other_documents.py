"""What other documents number: their articles, rules and paragraphs are never norms."""

from __future__ import annotations

import re

# Names of documents that have paragraphs of their own.
_OTHER = (
    r"(?:\bagenda\b|\bconventions?\b|\btreat(?:y|ies)\b|\bcharter\b|\bact\b|\bcode\b|\bregulations?\b"
    r"|\bdirectives?\b|\blaw\b|\bstatutes?\b|\bconstitution\b|\bcontract\b|\bagreement\b|\bprotocol\b"
    r"|\bmanual\b|\bparis\s+call\b|\bcompact\b|\bdecision\b|\bresolution\b|\bgdpr\b|\bbill\b"
    r"|\bdeclaration\b|\bcovenant\b|\bstrategy\b|\bguidelines?\b|\bprocedure\b|\bbudget\b|\blease\b"
    r"|\btender\b|\bmandate\b|\bmemorandum\b|\bOEWG\b|\bopen-ended\b|\b20(?:10|13|21|2[2-9])\b"
    r"|\bA/76/135\b|\bA/75/816\b|\bA/68/98\b|\bOSCE\b|\bTallinn\b|\bminutes\b|\bletter\b|\bpolicy\b"
    r"|\bdraft\b|\brules?\b|\bterms\s+of\s+reference\b|\bcommuniqu[ée]\b|\bbelow\b|\babove\b|\bISO\b"
    r"|(?!GGE|group|experts)\b[\w-]+['’]s?\s+(?:\w+\s+)?reports?\b"
    r"|\bsummary\b|\bcommentar(?:y|ies)\b|\bhandbook\b)"
)
OTHER_NEAR = re.compile(_OTHER, re.IGNORECASE)
OTHER_JUST_BEFORE = re.compile(_OTHER + r"(?:['’]s)?\s*$", re.IGNORECASE)
OF_OTHER = re.compile(
    rf"\W{{0,3}}\s*(?:(?:of|in|from|under|to)\s+(?:[\w'’.-]+\s+){{0,5}}?{_OTHER}|(?:above|below)\b)",
    re.IGNORECASE,
)

# Bodies whose norms are other norms.
OTHER_SET = re.compile(
    r"\b(?:GCSC|Global\s+Commission|ISO(?:/IEC)?|DIN|EN|IEC|IEEE|ITU|CEN|ETSI|NIST|IETF|OSCE|NATO"
    r"|EU|European|Tallinn|Paris\s+Call|Singapore|legal|technical|social|building|quality|industry"
    r"|safety|accounting|German|French|Swiss|Commission|Microsoft|company|house|internal|binding)"
    r"(?:['’]s?)?\s+(?:cyber\s+)?$",
    re.IGNORECASE,
)
OF_OTHER_SET = re.compile(
    r"\s*,?\s+(?:of|in|from)\s+(?:the\s+)?(?:GCSC|Global\s+Commission|ISO|DIN|IEC|OSCE|Paris\s+Call"
    r"|Tallinn|Commission|Microsoft|IEEE|ETSI|NIST)\b",
    re.IGNORECASE,
)

_LABELS = (
    r"articles?|arts?\.?|sections?|secs?\.?|§+|rules?|amendments?|CBMs?|measures?|clauses?|regulations?"
    r"|regs?\.?|annex(?:es)?|append(?:ix|ices)|schedules?|chapters?|parts?|titles?|items?|forms?"
    r"|tables?|fig(?:ure)?s?\.?|options?|decisions?|resolutions?|directives?|questions?|rooms?|pages?"
    r"|pp?\.|(?:foot)?notes?|fn\.?|exhibits?|orders?|bills?|acts?|codes?|conventions?|treat(?:y|ies)"
    r"|charters?|protocols?|statutes?|laws?|agreements?|contracts?|principles?|goals?|SDGs?|targets?"
    r"|pillars?|steps?|actions?|action\s+lines?|levels?|tiers?|versions?|drafts?|slides?|seats?|gates?"
    r"|halls?|groups?|lots?|types?|class(?:es)?|categor(?:y|ies)|standards?|controls?|requirements?"
    r"|ISO|GDPR|C\.?F\.?R\.?|U\.?S\.?C\.?|lines?|commitments?|criteri(?:on|a)|indicators?|proposals?"
    r"|motions?|exceptions?|grounds?|points?|papers?|days?|sessions?|workshops?|WS|events?|tracks?"
    r"|panels?|blocks?|buildings?|floors?|units?|zones?|models?|cases?|boxes|box|provisos?|provisions?"
    r"|desks?|windows?|doors?|apartments?|exemptions?|licen[cs]es?|policies|policy|commandments?"
    r"|recommendations?|bullets?|milestones?|checkpoints?|minutes?|psalms?|verses?|stanzas?|scenes?|weeks?|grades?|years?|corridors?|berths?|bays?"
    r"|lockers?|wards?|towers?|terminals?|tickets?|numbers?|problems?|theorems?|equations?|wings?|coach(?:es)?|carriages?|trains?|bus(?:es)?|platforms?|modules?|exercises?|scenarios?|lessons?|tasks?|stages?|phases?|rows?|columns?|cells?|maps?|charts?"
)
LABELLED = re.compile(
    rf"(?:\b|(?=§))(?:{_LABELS})\s*(?:nos?\.?\s*)?"
    r"(?:\d+[\w.]*(?:\s*\(\w{1,4}\))*\s*(?:,\s*and|,|;|and|or|to|through|–|-|&|/|read\s+with)\s*)*[\"'“‘]?$",
    re.IGNORECASE,
)
