"""A programme's charter over HTTP, and what research says that it should hold."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from companion.contracts.shape import WHOLE, shape

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_CADENCE = {
    "first_meeting_within_days": 14,
    "days_between_meetings": 14,
    "settled_after_months": 3,
    "days_between_later_meetings": 30,
}
CHARTER: dict[str, Any] = {
    "name": "Northlight mentoring 2027",
    "purpose": "Graduates find their feet, and people who change departments find a guide.",
    "audience": "Graduates in their first two years, and everybody who changes departments.",
    "starts_on": "2027-01-11",
    "ends_on": "2027-12-17",
    "span_months": 9,
    "cadence": _CADENCE,
    "answer_within_hours": 72,
}
"""An example."""


def _day(value: object) -> object:
    if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
        return value
    try:
        if isinstance(value, str) and _ISO_DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise PydanticCustomError("date_parsing", "This must be a day, such as 2027-01-11.")


Day = Annotated[date, BeforeValidator(_day)]
Days = Annotated[int, Field(ge=1, le=180), WHOLE]


class CadenceBody(BaseModel):
    """How often the two of a pair meet; each number has a usual value."""

    model_config = shape(**_CADENCE)

    first_meeting_within_days: Days = Field(default=14, description="Days until the first meeting.")
    days_between_meetings: Days = Field(default=14, description="Days between meetings at first.")
    settled_after_months: Annotated[int, Field(ge=0, le=24), WHOLE] = Field(
        default=3, description="Months after which they meet less often."
    )
    days_between_later_meetings: Days = Field(default=30, description="Days between meetings from then on.")


class CharterBody(BaseModel):
    """What everybody who takes part may read about the programme. Null and an empty text: not said yet."""

    model_config = shape(**CHARTER)

    name: str = Field(min_length=1, max_length=80, description="What people call the programme.")
    purpose: str = Field(default="", max_length=2000, description="What it is for.")
    audience: str = Field(default="", max_length=500, description="Whom it is for.")
    starts_on: Day | None = Field(default=None, description="The programme's first day.")
    ends_on: Day | None = Field(default=None, description="Its last day, after the first.")
    span_months: Annotated[int, Field(ge=1, le=60), WHOLE] | None = Field(
        default=None, description="How many months a pair works together."
    )
    cadence: CadenceBody = Field(default=CadenceBody())
    answer_within_hours: Annotated[int, Field(ge=12, le=336), WHOLE] = Field(
        default=72, description="Hours within which a mentor answers a request."
    )


_ADVICE = {
    "field": "cadence.days_between_meetings",
    "usual": "14",
    "why": "How often people meet is the leading correlate of support: fortnightly at first.",
    "source": "Eby et al. 2013, doi 10.1037/a0029279",
}


class AdviceView(BaseModel):
    """The usual value of a field of a charter, and who found out that it should be so."""

    model_config = shape(**_ADVICE)

    field: str
    usual: str
    why: str
    source: str


class CharterAdvice(BaseModel):
    """What research says that a charter should hold."""

    model_config = shape(items=[_ADVICE])

    items: list[AdviceView]
