"""What tells, in each language, that a clause is vague, names a rhythm of meetings, or gives secrets away. Ours."""

# ruff: noqa: E501, RUF001 -- patterns read best as they stand.

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

_QUOTED = re.compile("“[^“”]*”|„[^„“]*“|«[^«»]*»")


@dataclass(frozen=True)
class ClauseWords:
    """The words of one language.

    `counted` finds "every two weeks", with the groups `count` and `unit`; `named` finds "monthly", with the group
    `named`; `days` says how many days the words of those groups mean, and `counts` which numbers. Where
    `quotes_count` is False, words that somebody is quoted with make no clause vague.
    """

    vague: re.Pattern[str]
    counted: re.Pattern[str]
    named: re.Pattern[str]
    tells_all: re.Pattern[str]
    counts: Mapping[str, int]
    days: Mapping[str, int]
    quotes_count: bool = False

    def vague_word(self, text: str) -> str | None:
        """The first word that leaves open what, how often or by when."""
        found = self.vague.search(text if self.quotes_count else _QUOTED.sub("", text))
        return found.group(0) if found else None

    def rhythms(self, text: str) -> set[int]:
        """The days between meetings that a text names."""
        named = {self.days[found["named"].lower()] for found in self.named.finditer(text)}
        for found in self.counted.finditer(text):
            count = found["count"].lower()
            number = self.counts.get(count) or int(count)
            named.add(number * self.days[found["unit"].lower()])
        return named


def _pattern(*words: str) -> re.Pattern[str]:
    return re.compile("|".join(words), re.IGNORECASE)


ENGLISH = ClauseWords(
    vague=_pattern(
        r"\b(?:as needed|when(?:ever)? possible|from time to time|regularly|sometimes?|often|soon|etc|tbd|to be "
        r"(?:decided|agreed)|asap|flexible|if needed|maybe|somehow|as appropriate)\b|\?\?+|…"
    ),
    counted=_pattern(r"\bevery\s+(?P<count>\d+|two|three|four|six|eight)\s+(?P<unit>day|week|month)s?\b"),
    named=_pattern(r"\b(?P<named>weekly|fortnightly|monthly)\b"),
    tells_all=_pattern(
        r"\b(?:everything|all notes|notes are (?:sent|shown|shared))\b.*\b(?:manager|boss|programme)\b"
    ),
    counts=MappingProxyType({"two": 2, "three": 3, "four": 4, "six": 6, "eight": 8}),
    days=MappingProxyType({"day": 1, "week": 7, "month": 30, "weekly": 7, "fortnightly": 14, "monthly": 30}),
    quotes_count=True,
)
GERMAN = ClauseWords(
    vague=_pattern(
        r"\b(?:(?:nach|bei) Bedarf|(?:wenn|falls|wo|wann immer|sofern)(?: es)? (?:möglich|nötig)|nach Möglichkeit|von Zeit zu Zeit|ab und zu|hin und wieder|"
        r"gelegentlich|regelmäßig|manchmal|öfters?|oft|häufig|bald(?:möglichst)?|demnächst|zeitnah|irgendwann|irgendwie|flexibel|vielleicht|eventuell|"
        r"usw|etc|tbd|so (?:bald|schnell) wie möglich|noch (?:offen|zu klären|festzulegen|zu vereinbaren))\b|\?\?+|…"
    ),
    counted=_pattern(
        r"\balle\s+(?P<count>\d+|zwei|drei|vier|sechs|acht)\s+(?P<unit>tage?|wochen?|monate?)\b"
    ),
    named=_pattern(
        r"\b(?P<named>wöchentlich|jede woche|zweiwöchentlich|vierzehntäglich|14-täglich|monatlich|jeden monat)\b"
    ),
    tells_all=_pattern(
        r"\b(?:alles|alle Notizen|Notizen werden (?:gezeigt|geschickt|geteilt|weitergegeben))\b.*\b(?:Führungskraft|Chefin|Chef|Vorgesetzten?|Programm)\b"
    ),
    counts=MappingProxyType({"zwei": 2, "drei": 3, "vier": 4, "sechs": 6, "acht": 8}),
    days=MappingProxyType(
        {"tag": 1, "tage": 1, "woche": 7, "wochen": 7, "monat": 30, "monate": 30}
        | {"wöchentlich": 7, "jede woche": 7, "monatlich": 30, "jeden monat": 30}
        | dict.fromkeys(("zweiwöchentlich", "vierzehntäglich", "14-täglich"), 14)
    ),
)
SPANISH = ClauseWords(
    vague=_pattern(
        r"\b(?:(?:según|cuando|si) (?:sea|fuera|es|resulte) (?:necesario|posible|preciso)|si hace falta|cuando (?:se pueda|podamos)|de vez en cuando|a veces|"
        r"regularmente|con regularidad|a menudo|con frecuencia|frecuentemente|pronto|lo antes posible|quizás?|tal vez|de alguna manera|de algún modo|flexibles?|"
        r"etc|por (?:definir|determinar|decidir|acordar))\b|\?\?+|…"
    ),
    counted=_pattern(
        r"\bcada\s+(?P<count>\d+|dos|tres|cuatro|seis|ocho)\s+(?P<unit>días?|semanas?|mes(?:es)?)\b"
    ),
    named=_pattern(
        r"\b(?P<named>semanalmente|cada semana|quincenalmente|cada quincena|mensualmente|cada mes)\b"
    ),
    tells_all=_pattern(
        r"\b(?:todo|todas las notas|las notas se (?:envían|muestran|comparten))\b.*\b(?:jef[ea]|superior|programa)\b"
    ),
    counts=MappingProxyType({"dos": 2, "tres": 3, "cuatro": 4, "seis": 6, "ocho": 8}),
    days=MappingProxyType(
        {"día": 1, "días": 1, "semana": 7, "semanas": 7, "mes": 30, "meses": 30}
        | {"semanalmente": 7, "cada semana": 7, "quincenalmente": 14, "cada quincena": 14}
        | {"mensualmente": 30, "cada mes": 30}
    ),
)
FRENCH = ClauseWords(
    vague=_pattern(
        r"\b(?:(?:au|si) besoin|selon les besoins|en cas de besoin|si (?:c['’]est )?(?:possible|nécessaire)|quand c['’]est possible|dès que possible|"
        r"de temps en temps|parfois|régulièrement|souvent|fréquemment|bientôt|prochainement|peut-être|d['’]une manière ou d['’]une autre|flexibles?|souples?|"
        r"etc|à (?:définir|déterminer|décider|convenir))\b|\?\?+|…"
    ),
    counted=_pattern(
        r"\btou(?:s|tes) les\s+(?P<count>\d+|deux|trois|quatre|six|huit)\s+(?P<unit>jours?|semaines?|mois)\b"
    ),
    named=_pattern(
        r"\b(?P<named>chaque semaine|toutes les semaines|tous les quinze jours|chaque mois|tous les mois)\b"
    ),
    tells_all=_pattern(
        r"\b(?:tout|toutes les notes|les notes sont (?:envoyées|montrées|partagées))\b.*\b(?:chef|cheffe|responsable|supérieure?|programme)\b"
    ),
    counts=MappingProxyType({"deux": 2, "trois": 3, "quatre": 4, "six": 6, "huit": 8}),
    days=MappingProxyType(
        {"jour": 1, "jours": 1, "semaine": 7, "semaines": 7, "mois": 30}
        | {"chaque semaine": 7, "toutes les semaines": 7, "tous les quinze jours": 14}
        | {"chaque mois": 30, "tous les mois": 30}
    ),
)
WORDS: Mapping[str, ClauseWords] = MappingProxyType(
    {"en": ENGLISH, "de": GERMAN, "es": SPANISH, "fr": FRENCH}
)
"""The languages that are read; a clause in any other is only asked for its length and its days."""
