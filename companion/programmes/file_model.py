"""The programme file as pydantic sees it: every key, its type, its range and its explanation.

The descriptions here become the JSON Schema, which editors show while somebody types.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from companion.languages.phrase import list_phrase, phrase
from companion.programmes.programme import DEFAULT_STATEMENTS, DEFAULT_WEIGHTS, DefaultRule, PartName

MOST_CAPACITY = 50
LONGEST_NAME = 80
LARGEST_WEIGHT = 1000.0
HOURS_IN_A_WEEK = 168.0

_HUMPS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def fault(what: str, mend: str) -> PydanticCustomError:
    """An error of our own, already in the words that the reader of the file will see."""
    return PydanticCustomError("companion", "{what} {mend}", {"what": what, "mend": mend})


def attribute_name(text: str) -> str:
    """A column's name as people's attributes are keyed: plain lower-case words joined by underscores.

    The same form as a spreadsheet's header gets: "Cost Center", "costCenter" and "cost-center" are one.
    """
    plain = unicodedata.normalize("NFKD", _HUMPS.sub(" ", text))
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    return "_".join(re.findall(r"[^\W_]+", re.sub("['\u2019]", "", plain).casefold()))


def _column(text: str) -> str:
    name = attribute_name(text)
    if not name:
        raise fault(
            phrase("A column's name is missing."),
            phrase("Name a column of the people file, such as `department`."),
        )
    return name


def _trimmed(text: str) -> str:
    if not text.strip():
        raise fault(phrase("The text is empty."), phrase("Write something, or remove the line."))
    return " ".join(text.split())


def _switch(word: object) -> object:
    words = {"on": True, "true": True, "yes": True, "off": False, "false": False, "no": False}
    if isinstance(word, str) and word.strip().casefold() in words:
        return words[word.strip().casefold()]
    raise fault(
        phrase("{value} is neither `on` nor `off`.", value=_shown(word)),
        phrase("Write `off` to switch the rule off, or `on`."),
    )


def _day(word: object) -> object:
    try:
        return date.fromisoformat(str(word).strip()).isoformat()
    except ValueError:
        raise fault(
            phrase("{value} is not a date.", value=_shown(word)),
            phrase("Write year, month and day with hyphens, such as 2027-01-11."),
        ) from None


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _distinct_columns(values: object) -> object:
    if isinstance(values, dict):
        _distinct([attribute_name(str(key)) for key in values])
    return values


def _distinct(values: list[str]) -> list[str]:
    seen: set[str] = set()
    for value in values:
        if value.casefold() in seen:
            raise fault(phrase("{value!r} is listed twice.", value=value), phrase("Keep one of the two."))
        seen.add(value.casefold())
    return values


def _shown(value: object) -> str:
    return phrase("An empty value") if value is None else f"{value!r}"


Column = Annotated[str, AfterValidator(_column)]
Words = Annotated[str, AfterValidator(_trimmed)]
Name = Annotated[str, Field(max_length=LONGEST_NAME), AfterValidator(_trimmed)]
Switch = Annotated[bool, BeforeValidator(_switch, json_schema_input_type=bool | str)]
Weight = Annotated[float, Field(ge=0, le=LARGEST_WEIGHT, allow_inf_nan=False)]
Values = Annotated[
    list[Words],
    BeforeValidator(_as_list, json_schema_input_type=list[str] | str),
    Field(min_length=1),
    AfterValidator(_distinct),
]
Accepted = Annotated[dict[Column, Values], BeforeValidator(_distinct_columns)]
Order = Annotated[list[Words], Field(min_length=2), AfterValidator(_distinct)]
Orders = Annotated[dict[Column, Order], BeforeValidator(_distinct_columns)]
Hours = Annotated[float, Field(gt=0, le=HOURS_IN_A_WEEK, allow_inf_nan=False)]

CONDITIONS = ("same", "different", "mentee", "mentor", "mentor_above", "shared_hours")


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class RuleEntry(_Part):
    """One rule: a name, and one condition or several that must all hold."""

    name: Name = Field(description="What the rule is called wherever somebody is told of it.")
    same: Column | None = Field(
        default=None, description="A column in which mentee and mentor have the same value."
    )
    different: Column | None = Field(
        default=None, description="A column in which the two have different values."
    )
    mentee: Accepted = Field(
        default={}, description="Columns of the mentee, each with the values that count."
    )
    mentor: Accepted = Field(
        default={}, description="Columns of the mentor, each with the values that count."
    )
    mentor_above: Column | None = Field(
        default=None,
        description="A column with an order (see `orders`) in which the mentor is above the mentee.",
    )
    shared_hours: Hours | None = Field(
        default=None, description="At least so many hours a week in which both are free."
    )

    @model_validator(mode="before")
    @classmethod
    def _says_something(cls, entry: Any) -> Any:  # noqa: ANN401 - whatever stands in the file
        # With an unknown key among them, the condition is there but misspelt, and that is told instead.
        complete = isinstance(entry, dict) and set(entry) <= set(cls.model_fields)
        if complete and not any(key in entry for key in CONDITIONS):
            raise fault(
                phrase("This rule has no condition, so it would hold for every pair."),
                phrase("Add one of {conditions}.", conditions=in_words(CONDITIONS, of_which_one=True)),
            )
        return entry

    @model_validator(mode="after")
    def _can_hold(self) -> RuleEntry:
        if self.same and self.same == self.different:
            raise fault(
                phrase("`{column}` cannot be the same and different at once.", column=self.same),
                phrase("Keep `same` or `different`."),
            )
        return self


class PreferenceEntry(RuleEntry):
    """One preference: a rule's conditions, and how much they count."""

    weight: Weight = Field(default=1.0, description="How much it counts beside the other parts of the score.")


class WeightsEntry(_Part):
    """How much each part of the score counts; a part that is not named keeps its usual weight."""

    wants: Weight = Field(
        default=DEFAULT_WEIGHTS[PartName.WANTS], description="What the mentee wants ↔ what the mentor offers."
    )
    goals: Weight = Field(
        default=DEFAULT_WEIGHTS[PartName.GOALS], description="The mentee's goals ↔ the mentor's experience."
    )
    values: Weight = Field(
        default=DEFAULT_WEIGHTS[PartName.VALUES], description="Likeness of values and working style."
    )
    time: Weight = Field(
        default=DEFAULT_WEIGHTS[PartName.TIME], description="Hours a week in which both are free."
    )
    language: Weight = Field(default=DEFAULT_WEIGHTS[PartName.LANGUAGE], description="A language in common.")
    shortlist: Weight = Field(
        default=DEFAULT_WEIGHTS[PartName.SHORTLIST],
        description="The mentor's place on the mentee's own list, where she made one.",
    )


class DefaultsEntry(_Part):
    """The rules that hold unless they are switched off here."""

    reporting_line: Switch = Field(
        default=True, description="Nobody within two levels of their own reporting line."
    )
    past_partner: Switch = Field(
        default=True, description="Nobody with somebody they were matched with before."
    )
    avoid: Switch = Field(
        default=True, description="Nobody with somebody whom either of the two asked to avoid."
    )
    shared_language: Switch = Field(
        default=True, description="Nobody without a language in common, where both are known."
    )


class ProgrammeEntry(_Part):
    """A programme file. Every key is optional."""

    name: Name = Field(
        default="Mentoring programme", description="The programme's name, as the report shows it."
    )
    starts_on: Annotated[str, BeforeValidator(_day, json_schema_input_type=date)] | None = Field(
        default=None,
        description="First day, as 2027-01-11; shared hours are counted over the year from then on.",
    )
    default_capacity: int = Field(
        default=1,
        ge=0,
        le=MOST_CAPACITY,
        description="How many mentees a mentor takes whose capacity is blank.",
    )
    weights: WeightsEntry = Field(
        default=WeightsEntry(), description="How much each part of the score counts, in proportion."
    )
    defaults: DefaultsEntry = Field(
        default=DefaultsEntry(), description="Built-in rules that are switched off by name."
    )
    orders: Orders = Field(
        default={}, description="For a column with an order, such as level: its values, lowest first."
    )
    statements: Annotated[list[Words], Field(min_length=1, max_length=30), AfterValidator(_distinct)] = Field(
        default=list(DEFAULT_STATEMENTS),
        description="What the answers in the column `values` are about, in their order.",
    )
    must: list[RuleEntry] = Field(
        default=[], description="A pair is barred unless these are known to be true."
    )
    must_not: list[RuleEntry] = Field(
        default=[], description="A pair is barred where one of these is known to be true."
    )
    prefer: list[PreferenceEntry] = Field(default=[], description="Wishes that become parts of the score.")


def known_keys(path: Sequence[str | int]) -> tuple[str, ...]:
    """The keys that may stand at this place of a programme file; none where any column may be named."""
    match tuple(path):
        case ():
            return tuple(ProgrammeEntry.model_fields)
        case ("weights",):
            return tuple(PartName)
        case ("defaults",):
            return tuple(DefaultRule)
        case ("must" | "must_not", int()):
            return tuple(RuleEntry.model_fields)
        case ("prefer", int()):
            return tuple(PreferenceEntry.model_fields)
    return ()


def in_words(names: Sequence[str], *, of_which_one: bool = False) -> str:
    """Names in backquotes as a list in a sentence: `a`, `b` and `c`."""
    return list_phrase([f"`{name}`" for name in names], of_which_one=of_which_one)
