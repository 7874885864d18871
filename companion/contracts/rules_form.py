"""The settings of a programme's rules that most people change, over HTTP; and the rules as a text."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, Field

from companion.contracts.shape import WHOLE, shape

LONGEST_RULES = 256 * 1024

FORM: dict[str, Any] = {
    "weights": {"wants": 2, "goals": 1, "values": 3, "time": 1, "language": 0.5, "shortlist": 2},
    "built_in": {"reporting_line": True, "past_partner": True, "avoid": True, "shared_language": False},
    "default_capacity": 2,
}
"""An example."""

Rules = Annotated[str, Field(max_length=LONGEST_RULES, description="The programme file: YAML text.")]
Weight = Annotated[float, Field(ge=0, le=1000, allow_inf_nan=False)]


class WeightsBody(BaseModel):
    """How much each part of the score counts, in proportion to the others; not all may be 0."""

    model_config = shape(**FORM["weights"])

    wants: Weight = Field(description="What the mentee wants, against what the mentor offers.")
    goals: Weight = Field(description="The mentee's goals, against the mentor's experience.")
    values: Weight = Field(description="Likeness of values and working style.")
    time: Weight = Field(description="Hours of shared free time in a week.")
    language: Weight = Field(description="A language in common.")
    shortlist: Weight = Field(description="The mentor's place on the mentee's own list, where she made one.")


class BuiltInRulesBody(BaseModel):
    """The rules that come with Companion, on or off: with whom nobody is matched."""

    model_config = shape(**FORM["built_in"])

    reporting_line: bool = Field(description="Somebody within two levels of their own reporting line.")
    past_partner: bool = Field(description="Somebody they were matched with before.")
    avoid: bool = Field(description="Somebody whom either of the two asked to avoid.")
    shared_language: bool = Field(description="Somebody whose known languages share none with their own.")


class RulesFormBody(BaseModel):
    """The settings that most people change. It changes these in the text, and not a character beside them."""

    model_config = shape(**FORM)

    weights: WeightsBody
    built_in: BuiltInRulesBody
    default_capacity: Annotated[int, Field(ge=0, le=50), WHOLE] = Field(
        description="Mentees of a mentor whose capacity is blank."
    )


class RulesFormView(RulesFormBody):
    """The form, filled in from the rules text."""

    model_config = shape(**FORM, beyond=["1 rule"])

    beyond: list[str] = Field(
        description="What else the text holds, in words. The form neither shows nor changes it."
    )
