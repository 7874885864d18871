"""Words of a mentee's development plan."""

# ruff: noqa: E501 -- sentences read best as they stand.

from __future__ import annotations

from ui.language import _

OWN = "Your development plan"
SAYS = "What you want to be able to do, the steps, by when, and how you will notice: made of your goals and next steps, which you change under Goals."
THEIRS_SAYS = "What your mentee wants to be able to do, the steps, by when, and how it will be noticed: made of goals and next steps, which stand under Goals."
NONE = "Nothing planned yet"
NONE_SAYS = (
    "A goal with a step, a day and a sign by which it is noticed makes the plan. Goals stand under Goals."
)
BY = "By when"
NOTICED = "How it will be noticed"
NOT_SAID = "not said yet"
STEPS = "Steps"
NO_STEP = "no step yet"
TAKE = "Take the plan along, to print or keep"
FILE = "development-plan.html"


def of(name: str) -> str:
    """The title for somebody else."""
    return _("Development plan of {name}").format(name=name)


def as_of(day: str) -> str:
    """Below a plan that was taken along."""
    return _("As of {day}. Put together from goals and next steps, without AI.").format(day=day)
