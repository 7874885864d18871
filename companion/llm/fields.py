"""Which fields of a profile AI may read: a closed list, chosen from by an organisation; the rest never."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from companion.errors import AiFieldNever, AiSettingInvalid
from companion.languages.phrase import phrase

READABLE: tuple[str, ...] = (
    "wants", "offers", "goals", "experience", "about", "languages", "time_zone", "availability",
    "level", "department", "location",
)  # fmt: skip
"""Every field that can be switched on, in the order in which pages show them."""

USUAL = frozenset({"wants", "offers", "goals", "experience", "about", "languages"})
"""What is on until an organisation says otherwise."""

# Words in the name of a column, in English and the languages that our users' files are most often in. The
# beginning of a word is enough: `ethnic` finds ethnicity, ethnic_group and ethnique.
_NEVER = (
    "ethnic", "race", "racial", "skin", "origin", "nationality", "citizen", "migra", "indigenous",
    "tribe", "caste", "health", "illness", "disab", "medic", "diagnos", "pregnan", "neurodiv", "therapy",
    "sick", "relig", "faith", "belief", "church", "politic", "party", "union", "sex", "gender", "orient",
    "lgbt", "trans", "queer", "pronoun", "marital", "famil", "child", "birth", "age", "criminal",
    "convict", "salary", "pay", "income", "genetic", "biometr", "veteran", "philosoph", "gesundheit",
    "krank", "behinder", "herkunft", "geschlecht", "rasse", "gewerkschaft", "glaube", "alter",
    "schwanger", "gehalt", "staatsang", "sante", "maladie", "handicap", "sexe", "genre", "syndicat",
    "croyance", "salaire", "naissance", "grossesse", "salud", "enfermedad", "discapac", "etnia", "raza",
    "genero", "sindicato", "creencia", "embaraz", "edad", "saude", "deficien", "raca", "sexo",
    "gravidez", "idade", "salario", "salute", "malatt", "razza", "sesso", "sindacato", "eta",
    "gravidanza", "stipendio", "zdrav", "nemoc", "postizen", "etnick", "rasa", "pohlavi", "nabozen",
    "vek", "tehoten", "plat", "zdrowie", "chorob", "niepelnosprawn", "plec", "wyznanie", "wiek", "ciaz",
    "gezond", "ziekte", "geslacht", "ras", "vakbond", "geloof", "leeftijd", "zwanger",
)  # fmt: skip
_WHOLE_WORDS = frozenset(
    {"age", "pay", "eta", "vek", "plat", "ras", "alter", "sex", "race", "party", "edad", "wiek"}
)


def is_sensitive(column: str) -> bool:
    """Whether the name of a column says that it holds what could be held against somebody.

    Words that begin others of another meaning (`age`, `pay`, `ras`) count only as whole words.
    """
    bare = "".join(
        c for c in unicodedata.normalize("NFKD", column.casefold()) if not unicodedata.combining(c)
    )
    words = re.findall(r"[^\W\d_]+", bare.replace("ł", "l"))
    return any(
        word == sign if sign in _WHOLE_WORDS else word.startswith(sign) for word in words for sign in _NEVER
    )


def checked_fields(wanted: Iterable[str]) -> frozenset[str]:
    """The fields, all of which can be switched on.

    Raises:
        AiFieldNever: one says something that could be held against a person.
        AiSettingInvalid: one is in no list.
    """
    fields = frozenset(wanted)
    for field in sorted(fields - set(READABLE)):
        if is_sensitive(field):
            raise AiFieldNever(field=f"`{field}`")
        raise AiSettingInvalid(
            what=phrase(
                "`{field}` is no field that AI can read. There are {known}.",
                field=field,
                known=", ".join(READABLE),
            )
        )
    return fields
