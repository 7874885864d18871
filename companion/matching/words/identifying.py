"""What identifies a person in a text: contacts, pronouns, ages and schools, as patterns.

English first, with the commonest forms of German, French and Spanish. Every pattern leaves the same
behind whatever it found: a hole, or "they" and "their" for pronouns of the third person.
"""

# ruff: noqa: RUF001 -- the typographic marks are those that people write.

from __future__ import annotations

import re
from collections.abc import Callable

HOLE = "\ue000"
"""Stands for something taken out; a private-use character that no spreadsheet holds."""

_LINKING_NAMES = """
de da di do du dos das del della van von der den ter la le el al bin ibn y e and zu af av
"""
LINKING_NAMES = frozenset(_LINKING_NAMES.split())
"""Parts of names that link others; by themselves they are taken out only with a capital."""

_EVERYDAY_NAMES = """
art baker banks bell best bill bishop black brook brooks brown carpenter case chance chase christian cook
cross day dean drew earnest english faith field fields fisher florence ford forest forrest frank french
gardener gay glass good grace grant gray green hall harmony hill hope house hunt hunter iris ivy jack
jordan journey joy judge king lake lane law little long love major mark marks mason may melody mercy miles
mill miller moon page park parks pat penny pike pool pope power powers price prudence rain ray read
reading rice rich river rivers robin rock rose ruby rush sage sandy scott sharp short singer sky small
smart smith star stark stone story street strong sue summer summers swift taylor temple trinity true
turner violet walker walls ward waters weaver weeks west white will wise wolf wood woods worth wright
young
"""
EVERYDAY_NAMES = frozenset(_EVERYDAY_NAMES.split())
"""Names that are everyday words too: taken out only with the capital that a name has."""


def _hole(_: str) -> str:
    return HOLE


def _as(word: str) -> Callable[[str], str]:
    return lambda found: word.capitalize() if found[0].isupper() else word


_SUBJECT = "she|he|they|ze|zie|xe|ey|per"
_OBJECT = "her|hers|him|his|them|theirs|their|they|she|he|zir|hir|xem|em|eir|it|any"
_CAPITAL = r"(?:[A-Z]\.|St\.|[A-ZÀ-ÖØ-Þ][\w’'&-]*)"
_SCHOOL = (
    r"(?:Universit(?:y|ät|é|à|eit|etet)|Universida(?:d|de)|College|Polytechnic|Institute|Academy|School|"
    r"Hochschule|Fachhochschule|Gymnasium|Lycée|Lyceum|Politecnico|Polit[eé]cnica|[ÉE]cole|Escuela|Conservatory|"
    r"Conservatoire|Seminary)"
)
_OF = r"(?:of|de|da|do|di|del|della|des|du|d['’]|für|zu|der|van|the|la|le|los|las|and|et|y|&)"
_NUMBER_WORD = (
    r"(?:eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy)"
    r"(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)"
)
# Words that go before "School" or "College" without naming one.
_GENERIC = (
    r"(?:High|Middle|Primary|Secondary|Elementary|Grammar|Night|Summer|Winter|Business|Graduate|Law|Medical|Art|"
    r"Old|New|Community|Research|The|A|An|My|Our|At|In|From|After|Before|For|Local|Public|Private)"
)


def _pattern(regex: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile(regex, flags)


_CONTACT = (
    _pattern(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+"),
    _pattern(r"(?:https?://|www\.)\S+"),
    _pattern(r"(?<![\w@.])(?:[\w-]+\.)+(?:com|org|net|io|dev|me|edu|ai|app|co|uk|de|fr|eu|in|info)/\S+"),
    _pattern(r"(?<![\w@])@[A-Za-z_][\w.]{1,30}"),
    _pattern(r"(?<![\w+])\+?(?:\d[\s().-]{0,2}){9,15}(?!\w)"),
)

_PRONOUN_DECLARED = (
    _pattern(
        rf"(?:\b(?:my\s+)?(?:preferred\s+)?pronouns?(?:\s+are|\s+is|\s*:)?\s*)?[(\[]?\b(?!(?:she|he)\s*/\s*(?:he|she)\b)"
        rf"(?:{_SUBJECT})\s*/\s*(?:{_OBJECT})(?:\s*/\s*(?:{_OBJECT}))?\b[)\]]?"
    ),
    _pattern(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Herr|Frau|Madame|Mme|Monsieur|Señora?|Sra?)\b\.?(?=\s)", 0),
)

_AGE = (
    _pattern(
        rf"\bI(?:['’]m|\s+am|m)\s+(?:now\s+|currently\s+|almost\s+|nearly\s+|over\s+|only\s+)?(?P<what>[1-9]\d|{_NUMBER_WORD})"
        r"(?!\s*(?:%|percent|-|–|/|\.\d|,\d|years?\s+(?!old|of\s+age|young)|months?|weeks?|days?|hours?|minutes?|km|kg|"
        r"people|of\b|in\b))\b"
    ),
    _pattern(rf"\b(?:\d{{1,3}}|{_NUMBER_WORD})[\s-]*(?:years?|yrs?)[\s-]*(?:old|of[\s-]age|young)\b"),
    _pattern(r"\b\d{1,3}\s*(?:y/o|yo|Jahre\s+alt)\b"),
    _pattern(rf"\bage[ds]?\s*(?:is|:|of)?\s*(?:\d{{1,3}}|{_NUMBER_WORD})\b"),
    _pattern(r"\b(?:j['’]ai|tengo|ich\s+bin)\s+(?P<what>[1-9]\d(?:\s*(?:ans|años|Jahre))?)\b"),
    _pattern(r"\bturn(?:ing|ed|s)?\s+(?P<what>[1-9]\d)\b(?!\s*(?:%|[a-z]))"),
    _pattern(
        r"\b(?:born|geboren|née?|nacid[oa])\s+(?:(?:in|on|en|im|am|le|el)\s+)?(?P<what>[^.;,\n]{0,20}?(?:19|20)\d\d)\b"
    ),
    _pattern(
        r"\b(?:date\s+of\s+birth|year\s+of\s+birth|d\.?o\.?b\.?)\s*:?\s*(?P<what>[\w./ -]{0,20}?\d{2,4})\b"
    ),
    _pattern(
        r"\bin\s+(?:my|their|her|his)\s+(?:early\s+|mid[- ]?|late\s+)?"
        r"(?P<what>(?:[1-9]0['’]?s|twenties|thirties|forties|fifties|sixties|seventies))\b"
    ),
)

_SCHOOLS = (
    # "Technical University of Munich", "King's College London", "Harvard Business School"
    _pattern(
        rf"(?<!\w)(?:{_GENERIC}\s+)*(?!{_GENERIC}\s)(?:{_CAPITAL}[ -])"
        rf"(?:(?:{_CAPITAL}|{_OF})[ -]){{0,5}}?{_SCHOOL}\b"
        rf"(?:\s+(?:at\s+)?(?:{_OF}\s+)*(?!and\b|in\b){_CAPITAL}){{0,4}}",
        0,
    ),
    # "University of Cape Town", "Universität Wien", "School of Oriental and African Studies"
    _pattern(
        rf"(?<!\w){_SCHOOL}(?:\s+(?:at\s+)?(?:{_OF}\s+){{0,2}}{_CAPITAL}){{1,5}}(?:,\s+(?:{_CAPITAL})(?=\.?$))?",
        0,
    ),
    _pattern(
        r"\b(?:MIT(?!\s+[Ll]icen[cs]e)|ETH(?:\s+Z[uü]rich)?|EPFL|UCL|LSE|UCLA|NYU|IIT(?:\s+[A-Z]\w+)?|IIM(?:\s+[A-Z]\w+)?|"
        r"INSEAD|Caltech|TUM|TU\s+[A-Z]\w+|KAIST|NUS|HEC(?:\s+Paris)?|ESADE|IESE|UNAM|Harvard|Stanford|Princeton|Yale|"
        r"Oxbridge|Sorbonne|Wharton)\b",
        0,
    ),
    _pattern(
        r"\b(?:studied|studying|student|graduate|graduated|alumn(?:us|a|i|ae)|degree|PhD|doctorate|master['’]?s|bachelor['’]?s|"
        rf"BSc|BA|MSc|MA|MBA)\s+(?:at|from|of|@)\s+(?:the\s+)?(?P<what>{_CAPITAL}(?:\s+(?:{_OF}\s+)*{_CAPITAL}){{0,4}})",
        0,
    ),
    _pattern(r"\bclass\s+of\s+(?P<what>['’]?\d\d(?:\d\d)?)\b"),
    _pattern(r"\bgraduat(?:ed|ing|ion|e)\b[^.;\n]{0,120}?(?P<what>(?:\bin\s+)?\b(?:19|20)\d\d)\b"),
    _pattern(
        r"\b(?:BSc|BA|BEng|MSc|MA|MBA|MEng|MD|LLB|LLM|PhD|degree|diploma|bachelor['’]?s|master['’]?s)\W{1,3}(?:in\s+)?"
        r"(?P<what>(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?)\b"
    ),
)

_THEY = (
    (
        _pattern(r"\b(?:\(s\)he|s/he|(?:she|he)\s*(?:/|\s+or\s+)\s*(?:he|she|they)|she|he|they)\b"),
        _as("they"),
    ),
    (_pattern(r"\(s\)he\b"), _as("they")),
    (
        _pattern(
            r"\b(?:his|her|him|hers|their|theirs|them)(?:\s*(?:/|\s+or\s+)\s*(?:his|hers?|him|theirs?|them))?\b"
        ),
        _as("their"),
    ),
    (_pattern(r"\b(?:himself|herself|themselves|themself)\b"), _as("themselves")),
)

IDENTIFYING: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
    *((pattern, _hole) for pattern in (*_CONTACT, *_PRONOUN_DECLARED, *_AGE, *_SCHOOLS)),
    *_THEY,
)
