"""Notes in German. A finite verb stands beside its subject, so who does something is read from the two."""

# ruff: noqa: E501 -- patterns read best as they stand.

from __future__ import annotations

import re
from types import MappingProxyType

from companion.meetings.days_elsewhere import YEAR_FIRST, DayWords
from companion.meetings.note_words import NOTHING, Heads, NoteWords, Turns, numbered, one_of

_MONTHS = numbered("januar februar märz april mai juni juli august september oktober november dezember")
_MONTHS |= {"jan": 1, "feb": 2, "jänner": 1, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9, "okt": 10, "nov": 11, "dez": 12}  # fmt: skip
_WEEKDAYS = numbered("montag dienstag mittwoch donnerstag freitag samstag sonntag", 0)
_WEEKDAYS |= {"sonnabend": 5}
_COUNTS = numbered("ein zwei drei vier fünf sechs sieben acht neun zehn")
_COUNTS |= {"einer": 1, "einem": 1, "eines": 1, "eine": 1, "vierzehn": 14}
_MONTH = one_of(_MONTHS)
_WEEKDAY = one_of(_WEEKDAYS)
_COUNT = rf"{one_of(_COUNTS)}|\d{{1,2}}"
_SURE = r"bis(?:\s+(?:spätestens|zum|zur|in))?(?:\s+(?:zum|am))?|spätestens(?:\s+(?:am|bis|zum))?|vor(?:\s+dem)?|innerhalb(?:\s+von)?|binnen"

DAYS = DayWords(
    sure=_SURE,
    likely=r"am|im|in|den",
    never=r"vom|von|seit(?:\s+dem)?|ab(?:\s+dem)?|nach(?:\s+dem)?|letzte[nrsm]?",
    between=rf"(?:(?:nächste[nrm]?|kommende[nrm]?)\s+)?(?:(?:{_WEEKDAY}),?\s+)?(?:(?:den|dem)\s+)?",
    dated=(
        YEAR_FIRST,
        rf"\b(?P<day>\d{{1,2}})\.?\s*(?P<month>{_MONTH})\b\.?(?:\s*(?P<year>\d{{4}}))?",
        r"\b(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.(?:\s?(?P<year>\d{4}|\d{2})\b)?",
    ),
    counted=rf"\b(?P<lead>innerhalb(?:\s+von)?|binnen|in)\s+(?:(?:den\s+)?nächsten\s+)?(?P<count>{_COUNT})\s+(?P<unit>tage?n?|wochen?|monate?n?|monats)\b",
    weekday=rf"\b(?P<lead>{_SURE}|am|nächste[nr]?|kommende[nr]?|diese[nr]?)\s+(?:(?:nächste[nr]?|kommende[nr]?|zum)\s+)?(?P<day>{_WEEKDAY})\b",
    near=(
        (r"\bheute\b", 0),
        (r"(?<!am )(?<!jeden )(?<!über)\bmorgen\b", 1),
        (r"\bübermorgen\b", 2),
        (r"\b(?:nächste[rn]?|kommende[rn]?) woche\b", 7),
    ),
    ends=(
        (r"\bende (?:der|dieser) woche\b", "week", False),
        (r"\bende (?:der )?(?:nächster|nächsten|kommender|kommenden) woche\b", "week", True),
        (r"\b(?:ende (?:des|dieses) monats|monatsende)\b", "month", False),
        (r"\bende (?:des )?(?:nächsten|kommenden) monats\b", "month", True),
        (r"\b(?:ende (?:des|dieses) jahres|jahresende)\b", "year", False),
    ),
    months=MappingProxyType(_MONTHS),
    weekdays=MappingProxyType(_WEEKDAYS),
    counts=MappingProxyType(_COUNTS),
    units=MappingProxyType(
        dict.fromkeys(("tag", "tage", "tagen"), 1)
        | dict.fromkeys(("woche", "wochen"), 7)
        | dict.fromkeys(("monat", "monate", "monaten", "monats"), 30)
    ),
)

_ERRANDS = "schick send buch kontaktier vereinbar organisier überarbeit erstell besorg meld reich ruf übernehm kümmer"  # fmt: skip
_DOING = "schreib les frag sammel such prüf probier test üb ergänz entwerf leg stell sprech mach klär leih teil lad geb bring notier plan beginn start nehm zeig führ füll druck veröffentlich halt informier empfehl hör recherchier bereit formulier lern besuch richt trag kürz änder schau versuch erledig bearbeit wähl"  # fmt: skip
_IRREGULAR = {"les": "liest", "sprech": "spricht", "geb": "gibt", "nehm": "nimmt", "halt": "hält", "lad": "lädt", "entwerf": "entwirft", "empfehl": "empfiehlt", "übernehm": "übernimmt", "trag": "trägt", "meld": "meldet", "send": "sendet", "test": "testet", "start": "startet", "richt": "richtet", "bereit": "bereitet", "überarbeit": "überarbeitet", "vereinbar": "vereinbart", "sammel": "sammelt", "änder": "ändert", "bearbeit": "bearbeitet"}  # fmt: skip

_PARTED = {"author": (r"leite(?=.*\bweiter\b)", r"gehe(?=.*\bdurch\b)"), "partner": (r"leitet(?=.*\bweiter\b)", r"geht(?=.*\bdurch\b)")}  # fmt: skip


def _forms(stems: str) -> dict[str, str]:
    """The forms with "ich", with a name, and with "wir", each as alternatives."""
    some = stems.split()
    return {
        "author": "|".join((*(f"{one}e" for one in some), "sammle", "ändere", *_PARTED["author"])),
        "partner": "|".join((*(_IRREGULAR.get(one, f"{one}t") for one in some), *_PARTED["partner"])),
        "both": "|".join(f"{one}n" if one in ("sammel", "änder") else f"{one}en" for one in some),
    }


_ERRAND, _ANY = _forms(_ERRANDS), _forms(f"{_ERRANDS} {_DOING}")
_MODAL = {"author": "werde|muss|soll|sollte", "partner": "wird|muss|soll|sollte", "both": "werden|müssen|sollen|sollten"}  # fmt: skip
_WISH = {"author": "will|wollte|möchte", "partner": "will|wollte|möchte", "both": "wollen|wollten|möchten"}
_HAS = {"author": "habe|hab", "partner": "hat", "both": "haben"}
_PROMISED = r"(?:versprochen|angeboten|zugesagt|zugesichert|sich vorgenommen|mir vorgenommen|uns vorgenommen)"
_INFINITIVE = r"(?-i:(?!\w*ge(?!hen\b|ben\b|genlesen\b|winnen\b)\w+en\b)(?!(?:brauchen|sein|haben|können|müssen|dürfen|bleiben|werden|wissen|kennen|fühlen|gehören)\b)[a-zäöüß]+(?:en|ern|eln|tun))\b(?=\s*(?:$|[.,;!]|bis\b|am\b|vor\b|und\b|innerhalb\b))"
_EARLY = r"^(?=(?:bis|am|im|in|nächste\w*|kommende\w*|danach|dann|heute|morgen|übermorgen|innerhalb|binnen|spätestens|vor|zum|ab|außerdem)\b)[\s\S]*"
_TWO = r"(?:PARTNER und ich|ich und PARTNER|AUTHOR und PARTNER|PARTNER und AUTHOR)"
_SUBJECT = {
    "author": r"(?<!und )\bich",
    "partner": r"(?<!von )(?<!mit )(?<!für )(?<!bei )(?<!an )(?<!zu )(?<!über )(?<!und )\bPARTNER",
    "both": rf"\b(?:wir(?: beide)?|beide|{_TWO})",
}


def _does(who: str, present: str, modal: str) -> tuple[str, ...]:
    subject, later = _SUBJECT[who], rf"\b(?=.*\s{_INFINITIVE})"
    # Behind its verb a name is as often the one to whom something is done, unless an adverb opens the sentence.
    early = _EARLY if who == "partner" else ""
    return (
        rf"{subject}\s+(?:{modal}){later}",
        rf"{subject}\s+(?:{present})\b",
        rf"{subject}\s+(?:{_HAS[who]})\b(?=.*\b{_PROMISED}\b)",
        rf"\bdass {subject}\b.*\b(?:{present}|{modal})\b\s*[.!]?$",
        rf"{early}\b(?:{modal})\s+{subject}{later}",
        rf"{early}\b(?:{present})\s+{subject}\b",
    )


def _turns(who: str, present: str, unless: str = NOTHING) -> Turns:
    return Turns(
        _does(who, present, _MODAL[who]), _does(who, _ANY[who], f"{_MODAL[who]}|{_WISH[who]}"), unless
    )


HEADS = Heads(
    lead=r"^(?:(?:nächste[rn]? schritte?|aufgaben?|hausaufgabe|to-?dos?|aktion(?:en)?)\s*)?(?:für\s+|von\s+|\()?",
    author="mich|ich|mir",
    both="wir|beide|uns(?: beide)?",
    joined_by="und",
    deed=rf"(?=.+$)(?=.*(?-i:{_INFINITIVE}))",
)
ASKED = {
    "partner": r"\bich (?:habe|hab) PARTNER (?:darum )?gebeten\b|\bich bat PARTNER\b",
    "author": r"\bPARTNER hat mich (?:darum )?gebeten\b|\bPARTNER bat mich\b",
}
REFUSED = r"\b(?:nicht|kein\w*|nie|niemals|gern|immer|oft|meist\w*)\b"
DOES = {
    "both": _turns("both", NOTHING, unless=r"\b(?:treffen|sehen)\b"),
    "author": _turns("author", _ERRAND["author"]),
    "partner": _turns("partner", _ERRAND["partner"]),
}
CONCERN = re.compile(
    r"\b(?:angst|ängste|sorgen?|besorgt|fürchte[nt]?|befürchte[nt]?|überfordert|überlastet|gestresst|stress|unter druck|druck (?:von|zu hause)|"
    r"(?:fühle?|fühlt|fühlen) (?:mich|sich|uns)\b.*\b(?:allein|einsam|ausgeschlossen|verloren|übergangen|unsicher|unwohl|schlecht|leer)|einsam|ausgeschlossen|erschöpft|"
    r"ausgebrannt|burnout|am ende (?:meiner|ihrer|seiner) kräfte|verzweifelt|traurig|wütend|frustriert\w*|unglücklich|hilflos|hoffnungslos|schäme|schämt|"
    r"wein(?:e|t|te|en)|geweint|tränen|schlaf(?:e|en)?\b.*\b(?:schlecht|kaum|nicht)|schläft\b.*\b(?:schlecht|kaum|nicht)|nicht (?:mehr )?schlafen|wache nachts|liege\b.*\bwach|grüb(?:le|elt|eln)|ausgelaugt|(?:niemand|keiner)\b.*\bmit mir|(?:niemand|keiner) (?:mir )?(?:zuhört|hilft|glaubt)|(?:bauch|kopf|herz)schmerzen|größtes problem|"
    r"angeschrien|schreit|angebrüllt|beleidig\w+|gemobbt|mobb\w*|belästig\w+|bedroh\w+|gedemütigt|diskriminier\w+|rassis\w+|sexis\w+|ungerecht|unfair|"
    r"ignoriert|witze über|hinter (?:meinem|ihrem|seinem) rücken|nicht ernst genommen|nimmt (?:mich|sie|ihn) nicht ernst|unterstützt (?:mich|sie|ihn) nicht|"
    r"kündigen|kündige|kündigung|aufgeben|gebe auf|hinschmei\w+|schmeißen|hinwerfen|aufhören will|abbrechen|(?:zu|alles) viel (?:wird|ist)|wird\b.*\bzu viel|alles zu viel|"
    r"zweif(?:el|le|elt|eln)|traut? .* nicht|traue .* nicht|vertrauen verloren|verletzt|panik\w*|depress\w+|suizid\w*|umbringen|nicht mehr leben|"
    r"schaffe? (?:das|es|ich das) (?:alles )?nicht|ob ich das schaffe|konflikt(?:e)? (?:mit|im)|streit (?:mit|im)|stelle verlier\w+|nicht (?:mehr )?weiter)\b",
    re.IGNORECASE,
)
DENIED = re.compile(r"^\W*(?:es gibt |zurzeit |derzeit )?(?:keine|keinen|ohne)\s+(?:\w+ )?(?:sorgen?|ängste|bedenken|konflikte?|stress)\b[^,;]*$", re.IGNORECASE)  # fmt: skip
DECIDED = re.compile(
    r"\b(?:(?:wir haben|haben wir|ich habe|habe ich)\b.*\b(?:vereinbart|entschieden|beschlossen|geeinigt|abgemacht|ausgemacht|festgelegt|verabredet|ausgesucht|gewählt)|"
    r"(?:vereinbart|entschieden|beschlossen|abgemacht|entscheidung|beschluss)\s*:|einigten uns|wir vereinbarten|wir beschlossen|(?:das|unser) nächstes? (?:treffen|termin|gespräch) (?:ist|findet)|"
    r"(?:das|der) nächste (?:treffen|termin) (?:ist|findet)|(?:nächste[rs]?|unser nächste[rs]?) (?:treffen|termin)\s*:|thema (?:des|der) nächsten|wir pausieren|ab jetzt|von (?:jetzt|nun) an|wir bleiben bei|wir treffen uns|treffen wir uns)(?!\w)|^(?:vereinbart|entschieden|beschlossen)\b",
    re.IGNORECASE,
)
NO_END = re.compile(rf"(?:\b(?:z|d|u|o|bzw|ca|dr|prof|nr|str|evtl|ggf|usw|vgl|inkl|{_MONTH})|\d{{1,2}}\.\d{{1,2}}(?=\.\s*(?-i:[a-zäöü]))|(?<=[^\s] )\d{{1,2}})\.(?=\s*(?:(?-i:[a-zäöü])|\d|(?:{_MONTH})\b))", re.IGNORECASE)  # fmt: skip
WORDS = NoteWords(DAYS, HEADS, ASKED, DOES, CONCERN, DENIED, DECIDED, NO_END, REFUSED)
