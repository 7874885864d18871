"""Notes in Spanish. A verb says by its ending who does it, and a third person counts only beside a name."""

# ruff: noqa: E501 -- patterns read best as they stand.

from __future__ import annotations

import re
from types import MappingProxyType

from companion.meetings.days_elsewhere import DAY_FIRST, YEAR_FIRST, DayWords
from companion.meetings.note_words import Heads, NoteWords, Turns, numbered, one_of, two_forms

_MONTHS = numbered("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre")
_MONTHS |= {
    "setiembre": 9,
    "ene": 1,
    "feb": 2,
    "abr": 4,
    "ago": 8,
    "sept": 9,
    "oct": 10,
    "nov": 11,
    "dic": 12,
}
_WEEKDAYS = numbered("lunes martes miércoles jueves viernes sábado domingo", 0)
_COUNTS = numbered("un dos tres cuatro cinco seis siete ocho nueve diez")
_COUNTS |= {"una": 1, "quince": 15, "catorce": 14}
_MONTH = one_of(_MONTHS)
_WEEKDAY = one_of(_WEEKDAYS)
_COUNT = rf"{one_of(_COUNTS)}|\d{{1,2}}"
_SURE = (
    r"hasta(?:\s+el)?|para(?:\s+el)?|antes\s+del?|a\s+más\s+tardar(?:\s+el)?|dentro\s+de|en\s+un\s+plazo\s+de"
)

DAYS = DayWords(
    sure=_SURE,
    likely=r"el|en|este|próximo",
    never=r"desde(?:\s+el)?|del|después\s+del?|tras(?:\s+el)?",
    between=rf"(?:el\s+)?(?:próximo\s+)?(?:(?:{_WEEKDAY}),?\s+)?(?:el\s+)?(?:día\s+)?",
    dated=(
        YEAR_FIRST,
        rf"\b(?P<day>\d{{1,2}})\s+de\s+(?P<month>{_MONTH})\b(?:\s+del?\s+(?P<year>\d{{4}}))?",
        DAY_FIRST,
    ),
    counted=rf"\b(?P<lead>dentro\s+de|en\s+un\s+plazo\s+de|en)\s+(?:l[oa]s\s+próxim[oa]s\s+)?(?P<count>{_COUNT})\s+(?P<unit>días?|semanas?|mes(?:es)?)\b",
    weekday=rf"\b(?P<lead>{_SURE}|el|este)\s+(?:próximo\s+)?(?P<day>{_WEEKDAY})\b",
    near=(
        (r"\bhoy\b", 0),
        (r"(?<!pasado )(?<!por la )(?<!de la )(?<!esta )(?<!cada )\bmañana\b", 1),
        (r"\bpasado mañana\b", 2),
        (r"\bla (?:próxima semana|semana próxima|semana que viene)\b", 7),
    ),
    ends=(
        (r"\bfinal(?:es)? de (?:la|esta) semana\b", "week", False),
        (r"\bfin(?:al|ales)? de(?:l| este)? mes\b", "month", False),
        (r"\bfin(?:al|ales)? del (?:próximo mes|mes que viene)\b", "month", True),
        (r"\bfin(?:al|ales)? de(?:l| este)? año\b", "year", False),
    ),
    months=MappingProxyType(_MONTHS),
    weekdays=MappingProxyType(_WEEKDAYS),
    counts=MappingProxyType(_COUNTS),
    units=MappingProxyType({"día": 1, "días": 1, "semana": 7, "semanas": 7, "mes": 30, "meses": 30}),
)

_INFINITIVE = r"\w+(?:ar|er|ir|ír)(?:me|te|se|le|les|lo|la|los|las|nos){0,2}\b"
_STATES = r"(?:no\s|ser|estar|podr|habr|tendr|sabr|querr|cumplir|seguir|vivir|parecer|costar|gustar|quedar)"
_FUTURE = rf"(?!{_STATES})(?:\w+(?:ar|er|ir)|har|pondr|dir|vendr|saldr)"
_PRONOUNS = r"(?:\s+(?:me|te|se|nos|le|les|lo|la|los|las)){0,2}"
_FIRST = rf"\b(?:voy a|tengo que|debo|me comprometo a|me comprometí a|quedé en|he quedado en|me encargo de|me encargaré de|prometí|he prometido|me ofrecí a|me propongo)\s+{_INFINITIVE}|\b{_FUTURE}é\b"
_PRESENT_FIRST, _PRESENT_THIRD = two_forms("acorto:acorta envío:envía reenvío:reenvía mando:manda escribo:escribe leo:lee llamo:llama pregunto:pregunta reviso:revisa busco:busca preparo:prepara hago:hace pruebo:prueba reúno:reúne presento:presenta corrijo:corrige termino:termina subo:sube hablo:habla pido:pide intento:intenta apunto:apunta anoto:anota contacto:contacta reservo:reserva organizo:organiza paso:pasa presto:presta redacto:redacta completo:completa entrego:entrega")  # fmt: skip
_FIRST_WITH_A_DAY = rf"\b(?:quiero|pienso|espero|vuelvo a)\s+{_INFINITIVE}|(?<!el )(?<!un )(?<!mi )(?<!su )(?<!del )(?<!al )\b(?:{_PRESENT_FIRST})\b"
_THIRD = rf"(?:(?:va a|tiene que|debe|deberá|quedó en|ha quedado en|compromete a|comprometió a|ha comprometido a|prometió|ha prometido|ofreció a|ha ofrecido a|encarga de|encargará de)\s+{_INFINITIVE}|{_FUTURE}á\b|(?:me|nos)\s+(?:reenvía|envía|manda|presta)\b)"
_THIRD_WITH_A_DAY = rf"(?:(?:quiere|piensa|espera|vuelve a)\s+{_INFINITIVE}|habrá \w+(?:ado|ido|cho|to)\b|(?:{_PRESENT_THIRD})\b)"
_WE = rf"\b(?:vamos a|tenemos que|debemos|nos comprometemos a|quedamos en)\s+{_INFINITIVE}|\b{_FUTURE}emos\b"
_MEETING = r"\b(?:reunir\w*|nos vere?mos|vernos|encontrar\w*)\b"
_SUBJECT = r"(?<!de )(?<!con )(?<!a )(?<!para )(?<!por )(?<!que )(?<!y )\bPARTNER"


def _partner_does(third: str) -> tuple[str, str]:
    said = r"(?: (?:dijo|dice|ha dicho) que)?"
    return (
        rf"{_SUBJECT}{said}{_PRONOUNS}\s+(?:{third})",
        rf"\bque PARTNER{_PRONOUNS}\s+(?:{third})",
    )


HEADS = Heads(
    lead=r"^(?:(?:próximos? pasos?|tareas?|acción|acciones|pendientes?|deberes)\s*)?(?:para\s+|de\s+|\()?",
    author="yo|mí",
    both="nosotros|nosotras|los dos|las dos|ambos|ambas",
    joined_by="y",
    deed=_INFINITIVE,
)
ASKED = {
    "partner": r"\b(?:le )?(?:pedí|he pedido) a PARTNER que\b",
    "author": r"\bPARTNER me (?:pidió|ha pedido) que\b",
}
REFUSED = r"\bno\s+(?:\w+\s+)?(?:voy|va|vamos|tengo|tiene|debo|debe|\w+(?:é|á|emos)\b)"
DOES = {
    "partner": Turns((*_partner_does(_THIRD), rf"\b{_FUTURE}á PARTNER\b"), _partner_does(_THIRD_WITH_A_DAY)),
    "both": Turns((_WE,), unless=_MEETING),
    "author": Turns((_FIRST,), (_FIRST_WITH_A_DAY,)),
}
CONCERN = re.compile(
    r"\b(?:miedo|temo|teme|temor|preocupa\w*|angusti\w*|ansied\w*|ansios[oa]|agobi\w*|abrumad[oa]|estrés|estresad[oa]|presión (?:de|en casa)|bajo (?:mucha )?presión|"
    r"(?:me|se) (?:siento|siente|sentí|sintió|sentía)\b.*\b(?:sol[oa]|perdid[oa]|excluid[oa]|insegur[oa]|incómod[oa]|mal|vacía|vacío|inútil|ignorad[oa])|excluid[oa]|agotad[oa]|quemad[oa]|"
    r"desesperad[oa]|triste\w*|enfadad[oa]|rabia|frustrad[oa]|frustra\w*|infeliz|impotente|vergüenza|avergonzad[oa]|culpa|pánico|lágrimas|llor\w+|"
    r"duermo (?:mal|poco)|duerme (?:mal|poco)|no (?:puedo|puede|logro) dormir|no duermo|no pego ojo|(?:no tengo|sin) fuerzas|nadie (?:me|ya me) (?:habla|escucha|hace caso)|gritó|grita|gritos|insult\w+|acos[oaó]\w*|amenaz\w+|humill\w+|discrimin\w+|"
    r"racis\w+|sexis\w+|injust[oa]|ignoran|bromas sobre|a mis espaldas|a sus espaldas|no me (?:toma|toman) en serio|no me apoya|dejar (?:el|mi|su|la) (?:trabajo|puesto|empresa|programa|carrera)|dejar (?:los|mis) estudios|"
    r"renunciar|dimitir|tirar la toalla|abandonar|(?:me|le) supera|demasiado para (?:mí|ella|él)|no puedo más|dudo (?:que|de)|no confío|ya no confío|desconfí\w+|"
    r"dolió|duele|herid[oa]|depres\w+|deprimid[oa]|suicid\w+|matarme|desaparecer|conflictos? (?:con|en)|perder (?:el|mi|su) (?:trabajo|puesto)|no me siento segur[oa])\b",
    re.IGNORECASE,
)
DENIED = re.compile(r"^\W*(?:no hay |sin )(?:ningun[oa] )?(?:preocupaci(?:ón|ones)|miedos?|inquietud(?:es)?|conflictos?|estrés)\b[^,;]*$", re.IGNORECASE)  # fmt: skip
DECIDED = re.compile(
    r"\b(?:acordamos|hemos acordado|se acordó|convenimos|hemos convenido|decidimos|hemos decidido|decidí|he decidido|elegimos|hemos elegido|fijamos|quedamos en|"
    r"la próxima (?:reunión|cita) (?:es|será)|tema de las? próximas?|hacemos una pausa|a partir de ahora|de ahora en adelante|seguimos con|nos reunimos (?:cada|el)|no nos vemos|nos vemos (?:el|cada))\b|\b(?:decidido|acordado|decisión|acuerdo|próxima (?:cita|reunión))\s*:",
    re.IGNORECASE,
)
NO_END = re.compile(
    r"\b(?:p|ej|sr|sra|dr|dra|prof|aprox|núm|pág|etc|ud|uds)\.(?=\s*(?:(?-i:[a-záéíóúñ])|\d))", re.IGNORECASE
)
WORDS = NoteWords(DAYS, HEADS, ASKED, DOES, CONCERN, DENIED, DECIDED, NO_END, REFUSED)
