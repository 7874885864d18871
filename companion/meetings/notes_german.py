"""Notes in German. A finite verb stands beside its subject, so who does something is read from the two."""

# ruff: noqa: E501, RUF001 -- patterns read best as they stand.

from __future__ import annotations

import re
from types import MappingProxyType

from companion.meetings.days_elsewhere import DayWords
from companion.meetings.note_words import Called, NoteWords

_MONTHS = {name: number for number, name in enumerate(["januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember"], 1)}  # fmt: skip
_MONTHS |= {"jan": 1, "feb": 2, "jänner": 1, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9, "okt": 10, "nov": 11, "dez": 12}  # fmt: skip
_WEEKDAYS = {name: number for number, name in enumerate(["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"])}  # fmt: skip
_WEEKDAYS |= {"sonnabend": 5}
_COUNTS = {name: number for number, name in enumerate(["ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn"], 1)}  # fmt: skip
_COUNTS |= {"einer": 1, "einem": 1, "eines": 1, "eine": 1, "vierzehn": 14}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WEEKDAY = "|".join(_WEEKDAYS)
_COUNT = "|".join(sorted(_COUNTS, key=len, reverse=True)) + r"|\d{1,2}"
_SURE = r"bis(?:\s+(?:spätestens|zum|zur|in))?(?:\s+(?:zum|am))?|spätestens(?:\s+(?:am|bis|zum))?|vor(?:\s+dem)?|innerhalb(?:\s+von)?|binnen"

DAYS = DayWords(
    sure=_SURE,
    likely=r"am|im|in|den",
    never=r"vom|von|seit(?:\s+dem)?|ab(?:\s+dem)?|nach(?:\s+dem)?|letzte[nrsm]?",
    between=rf"(?:(?:nächste[nrm]?|kommende[nrm]?)\s+)?(?:(?:{_WEEKDAY}),?\s+)?(?:(?:den|dem)\s+)?",
    dated=(
        r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b",
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
_NOTHING = r"(?!)"
_INFINITIVE = r"(?-i:(?!\w*ge(?!hen\b|ben\b|genlesen\b|winnen\b)\w+en\b)(?!(?:brauchen|sein|haben|können|müssen|dürfen|bleiben|werden|wissen|kennen|fühlen|gehören)\b)[a-zäöüß]+(?:en|ern|eln|tun))\b(?=\s*(?:$|[.,;!]|bis\b|am\b|vor\b|und\b|innerhalb\b))"
_EARLY = r"^(?:bis|am|im|in|nächste\w*|kommende\w*|danach|dann|heute|morgen|übermorgen|innerhalb|binnen|spätestens|vor|zum|ab|außerdem)\b"
_NO = re.compile(r"\b(?:nicht|kein\w*|nie|niemals|gern|immer|oft|meist\w*)\b", re.IGNORECASE)
_HEAD = (
    r"^(?:(?:nächste[rn]? schritte?|aufgaben?|hausaufgabe|to-?dos?|aktion(?:en)?)\s*)?(?:für\s+|von\s+|\()?"
)


def find_owner(text: str, called: Called, has_day: bool) -> str | None:
    """See FindOwner."""
    headed = _headed(text, called)
    if headed:
        return headed
    if re.search(
        rf"\bich (?:habe|hab) {called.partner} (?:darum )?gebeten\b|\bich bat {called.partner}\b", text, re.I
    ):
        return "partner"
    if re.search(
        rf"\b{called.partner} hat mich (?:darum )?gebeten\b|\b{called.partner} bat mich\b", text, re.I
    ):
        return "author"
    if _NO.search(text):
        return None
    subjects = _subjects(called)
    return next(
        (who for who in ("both", "author", "partner") if _does(text, who, subjects[who], has_day)), None
    )


def _subjects(called: Called) -> dict[str, str]:
    name = rf"(?<!von )(?<!mit )(?<!für )(?<!bei )(?<!an )(?<!zu )(?<!über )(?<!und )\b{called.partner}"
    two = rf"(?:{called.partner} und ich|ich und {called.partner}|{called.author} und {called.partner}|{called.partner} und {called.author})"
    return {"author": r"(?<!und )\bich", "partner": name, "both": rf"\b(?:wir(?: beide)?|beide|{two})"}


def _headed(text: str, called: Called) -> str | None:
    for who, names in (
        ("author", rf"mich|ich|mir|{called.author}"),
        ("partner", called.partner),
        (
            "both",
            rf"wir|beide|uns(?: beide)?|{called.author} und {called.partner}|{called.partner} und {called.author}",
        ),
    ):
        found = re.search(rf"{_HEAD}(?:{names})\)?\s*(?::|\s[-–—]\s)\s*(?P<what>.+)$", text, re.I)
        if found and re.search(_INFINITIVE, found["what"]):
            return who
    return None


def _does(text: str, who: str, subject: str, has_day: bool) -> bool:
    if who == "both" and re.search(r"\b(?:treffen|sehen)\b", text, re.I):
        return False
    modal = f"{_MODAL[who]}|{_WISH[who]}" if has_day else _MODAL[who]
    present = _ANY[who] if has_day else _NOTHING if who == "both" else _ERRAND[who]
    later = rf"\b(?=.*\s{_INFINITIVE})"
    turns = [
        rf"{subject}\s+(?:{modal}){later}",
        rf"{subject}\s+(?:{present})\b",
        rf"{subject}\s+(?:{_HAS[who]})\b(?=.*\b{_PROMISED}\b)",
        rf"\bdass {subject}\b.*\b(?:{present}|{modal})\b\s*[.!]?$",
    ]
    # Behind its verb a name is as often the one to whom something is done, unless an adverb opens the sentence.
    if who != "partner" or re.search(_EARLY, text, re.I):
        turns += [rf"\b(?:{modal})\s+{subject}{later}", rf"\b(?:{present})\s+{subject}\b"]
    return any(re.search(one, text, re.I) for one in turns)


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
WORDS = NoteWords(DAYS, find_owner, CONCERN, DENIED, DECIDED, NO_END)
