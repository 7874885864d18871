"""Notes in French. A verb stands beside its subject, with no more than pronouns between the two."""

# ruff: noqa: E501, RUF001 -- patterns read best as they stand.

from __future__ import annotations

import re
from types import MappingProxyType

from companion.meetings.days_elsewhere import DAY_FIRST, YEAR_FIRST, DayWords
from companion.meetings.note_words import Heads, NoteWords, Turns, numbered, one_of, two_forms

_MONTHS = numbered("janvier février mars avril mai juin juillet août septembre octobre novembre décembre")
_MONTHS |= {"janv": 1, "févr": 2, "fév": 2, "avr": 4, "juil": 7, "sept": 9, "oct": 10, "nov": 11, "déc": 12, "fevrier": 2, "decembre": 12, "aout": 8}  # fmt: skip
_WEEKDAYS = numbered("lundi mardi mercredi jeudi vendredi samedi dimanche", 0)
_COUNTS = numbered("un deux trois quatre cinq six sept huit neuf dix")
_COUNTS |= {"une": 1, "quinze": 15}
_MONTH = one_of(_MONTHS)
_WEEKDAY = one_of(_WEEKDAYS)
_COUNT = rf"{one_of(_COUNTS)}|\d{{1,2}}"
_SURE = (
    r"d['’]ici(?:\s+(?:au|le|à))?|jusqu['’]au?|avant(?:\s+le)?|au\s+plus\s+tard(?:\s+le)?|pour(?:\s+le)?|sous"
)

DAYS = DayWords(
    sure=_SURE,
    likely=r"le|dans|en|ce",
    never=r"depuis(?:\s+le)?|du|après(?:\s+le)?|dès(?:\s+le)?|à\s+partir\s+du",
    between=rf"(?:le\s+)?(?:(?:{_WEEKDAY})\s+)?",
    dated=(
        YEAR_FIRST,
        rf"\b(?P<day>\d{{1,2}}|1er)\s+(?P<month>{_MONTH})\b\.?(?:\s+(?P<year>\d{{4}}))?",
        DAY_FIRST,
    ),
    counted=rf"\b(?P<lead>d['’]ici|dans|sous|en)\s+(?:les\s+)?(?P<count>{_COUNT})\s+(?:prochaine?s\s+)?(?P<unit>jours?|semaines?|mois)\b",
    weekday=rf"(?<!le )(?<!les )(?<!chaque )(?:\b(?P<lead>{_SURE}|ce)\s+)?\b(?P<day>{_WEEKDAY})\b(?! (?:dernier|passé))",
    near=(
        (r"\baujourd['’]hui\b", 0),
        (r"(?<!après-)\bdemain\b", 1),
        (r"\baprès-demain\b", 2),
        (r"\bla semaine prochaine\b", 7),
    ),
    ends=(
        (r"\bfin de (?:la |cette )?semaine\b", "week", False),
        (r"\bfin (?:du|de ce) mois(?! prochain)\b", "month", False),
        (r"\bfin du mois prochain\b", "month", True),
        (r"\bfin (?:de l['’]|de cette )année\b", "year", False),
    ),
    months=MappingProxyType(_MONTHS),
    weekdays=MappingProxyType(_WEEKDAYS),
    counts=MappingProxyType(_COUNTS),
    units=MappingProxyType({"jour": 1, "jours": 1, "semaine": 7, "semaines": 7, "mois": 30}),
)

_INFINITIVE = r"(?:[mtsl]['’])?\w+(?:er|ir|re|oir)\b"
_STATES = r"(?:ser|aur|pourr|rester|vivr|saur|voudr|faudr|devr|verr|plair)"
_BEFORE = r"(?:(?:me|te|se|nous|lui|leur|vous|le|la|les|en|y)\s+|[mtsl]['’])*"
_GOES = r"(?!\s+(?:à|au|aux|en|chez|bien|mal|mieux|se faire|être|avoir|rester)\b)\s+(?:\w+\s+){0,3}?(?:(?:me|te|lui|leur|nous|le|la|les)\s+)?"
_FIRST = rf"\bil faut que je\s+\w+|(?<!que )\bj(?:e\s+|['’]){_BEFORE}(?:vais{_GOES}{_INFINITIVE}|(?:dois|devrai|compte)\s+{_BEFORE}{_INFINITIVE}|(?!{_STATES})\w+rai\b|engage à|suis engagée? à|occupe de|charge de|(?:envoie|transfère|réserve)\b|ai (?:promis|proposé) (?:de\b|d['’]))"
_PRESENT_FIRST, _PRESENT_THIRD = two_forms("envoie:envoie transfère:transfère rappelle:rappelle appelle:appelle écris:écrit lis:lit relis:relit prépare:prépare cherche:cherche demande:demande réserve:réserve contacte:contacte raccourcis:raccourcit corrige:corrige termine:termine note:note fixe:fixe prends:prend rédige:rédige revois:revoit essaie:essaie organise:organise présente:présente partage:partage ajoute:ajoute mets:met parle:parle teste:teste complète:complète rends:rend prête:prête dépose:dépose")  # fmt: skip
_FIRST_WITH_A_DAY = rf"(?<!que )\bj(?:e\s+|['’])(?:(?:veux|voudrais|aimerais|espère|pense)\s+{_BEFORE}{_INFINITIVE}|{_BEFORE}(?:{_PRESENT_FIRST})\b)"
_THIRD = rf"{_BEFORE}(?:va{_GOES}{_INFINITIVE}|(?:doit|devra)\s+{_BEFORE}{_INFINITIVE}|(?!{_STATES})\w+(?:era|ira|dra|rra|ettra|vra|laira)\b|engage à|est engagée? à|engagera à|(?:envoie|transfère|réserve)\b|occupe de|occupera de|charge de|chargera de|(?:a promis|a proposé|propose|promet) (?:de\b|d['’]))"
_THIRD_WITH_A_DAY = rf"(?:(?:veut|voudrait|aimerait|espère|compte|pense)\s+{_BEFORE}{_INFINITIVE}|aura \w+(?:é|i|u|is|it)\b|{_BEFORE}(?:{_PRESENT_THIRD})\b)"
_WE = rf"\b(?:nous\s+{_BEFORE}(?:allons{_GOES}{_INFINITIVE}|devons\s+{_BEFORE}{_INFINITIVE}|(?!{_STATES})\w+rons\b)|on\s+{_BEFORE}(?:va{_GOES}{_INFINITIVE}|doit\s+{_INFINITIVE}))"
_MEETING = (
    r"\b(?:nous (?:ver|rencontrer|retrouver)\w*|nous voir|nous réunir\w*|se (?:voir|revoir|retrouver))\b"
)
_SUBJECT = r"(?<!de )(?<!avec )(?<!à )(?<!pour )(?<!chez )(?<!et )\bPARTNER"
_TWO = rf"\b(?:PARTNER et moi|moi et PARTNER)\s+(?:allons{_GOES}{_INFINITIVE}|devons\s+{_INFINITIVE}|(?!{_STATES})\w+rons\b)"

HEADS = Heads(
    lead=r"^(?:(?:prochaines? étapes?|tâches?|actions?|à faire|devoirs?)\s*)?(?:pour\s+|de\s+|\()?",
    author="moi|je",
    both="nous(?: deux)?|tous les deux|toutes les deux",
    joined_by="et",
    deed=_BEFORE + _INFINITIVE,
)
ASKED = {
    "partner": r"\bj['’]ai demandé à PARTNER (?:de\b|d['’])",
    "author": r"\bPARTNER m['’]a demandé (?:de\b|d['’])",
}
DOES = {
    "partner": Turns((rf"{_SUBJECT}\s+(?:{_THIRD})",), (rf"{_SUBJECT}\s+(?:{_THIRD_WITH_A_DAY})",)),
    "both": Turns((_WE, _TWO), unless=_MEETING),
    "author": Turns((_FIRST,), (_FIRST_WITH_A_DAY,)),
}
CONCERN = re.compile(
    r"\b(?:peur|crains?|craint|crainte|inquiet\w*|inquièt\w+|inquiét\w+|angoiss\w*|anxi\w+|dépassée?s?|débordée?s?|stress\w*|pression (?:de|à la maison)|sous pression|"
    r"(?:me|se) (?:sens|sent|sentais|sentait|suis sentie?)\b.*\b(?:seule?|perdue?|exclue?|mal|vide|inutile|ignorée?|isolée?)|isolée?|exclue?|épuisée?|burn-?out|au bout du rouleau|à bout|"
    r"désespérée?|triste\w*|colère|frustrée?|frustr\w+|malheureu\w+|impuissante?|honte|coupable|panique\w*|larmes|pleur\w+|dors (?:mal|peu)|ferme (?:pas|plus) l['’]œil|vidée?|(?:plus )?personne ne me (?:parle|répond)|personne ne m['’](?:écoute|aide)|mal au ventre|plus gros problème|dort (?:mal|peu)|"
    r"n['’]arrive (?:pas|plus) à dormir|crié (?:sur|dessus)|m['’]a crié|crie|hurl\w+|insult\w+|harc[eè]l\w+|menac\w+|humili\w+|discrimin\w+|racis\w+|sexis\w+|injuste\w*|"
    r"ignore|moque\w*|dans mon dos|dans son dos|ne me prend pas au sérieux|ne me soutient pas|démission\w*|arrêter (?:mes|ses) études|quitter (?:mon|son|le|la) (?:poste|travail|entreprise|programme|équipe)|"
    r"abandonner|tout laisser tomber|laisser tomber|(?:me|la|le) dépasse|trop pour (?:moi|elle|lui)|n['’]en peux plus|dout(?:e|ent) (?:de|d['’]|que)|plus confiance|pas confiance|"
    r"blessée?|blessant\w*|dépress\w+|déprim\w+|suicid\w+|me tuer|disparaître|conflits? (?:avec|dans)|perdre (?:mon|son) (?:poste|travail|emploi)|pas en sécurité)\b|\bdoute d['’]",
    re.IGNORECASE,
)
DENIED = re.compile(r"^\W*(?:pas d['’]|pas de |aucune? |sans |rien d['’])(?:inquiétudes?|inquiétante?|soucis?|crainte|craintes|peur|conflits?|stress)\b[^,;]*$", re.IGNORECASE)  # fmt: skip
DECIDED = re.compile(
    r"\b(?:(?:nous avons|on a|j['’]ai) (?:\w+ )?(?:convenu|décidé|choisi|fixé|opté|retenu)|nous (?:nous )?sommes (?:mis d['’]accord|convenus)|d['’]accord sur|convenu (?:de|que)|il a été (?:décidé|convenu)|"
    r"la prochaine (?:rencontre|réunion|séance) (?:est|sera|aura lieu)|thème des? prochaines?|faisons (?:donc )?une pause|désormais|à partir de maintenant|dorénavant|nous gardons|nous restons (?:à|sur|en)|nous ne nous voyons pas|nous nous voyons)\b|\b(?:décidé|convenu|décision|accord|prochain rendez-vous|prochaine (?:rencontre|réunion|séance))\s*:",
    re.IGNORECASE,
)
NO_END = re.compile(
    r"\b(?:m|mme|dr|prof|env|p|ex|c|à|d|etc|cf|n)\.(?=\s*(?:(?-i:[a-zàâçéèêëîïôûù])|\d))", re.IGNORECASE
)
WORDS = NoteWords(DAYS, HEADS, ASKED, DOES, CONCERN, DENIED, DECIDED, NO_END)
