"""What is due for somebody: on her first page, and how she wants to be reminded of it."""

from __future__ import annotations

from companion.api.api_router import api_router
from companion.api.authored import authored_view
from companion.api.session import Signed
from companion.contracts.home import DueView, HomePairView, HomeView, StepView
from companion.contracts.nudges import NudgeWish
from companion.nudges import service
from companion.nudges.home import HomePair, own_home
from companion.nudges.nudge import HowOften
from companion.people.person import Role

router = api_router("Reminders")


@router.get("/my/reminders")
def read_reminders(signed: Signed) -> NudgeWish:
    """Show how one is reminded by mail of what is due."""
    return NudgeWish(how=service.read_how(signed.work, signed.viewer).value)


@router.put("/my/reminders")
def set_reminders(signed: Signed, body: NudgeWish) -> NudgeWish:
    """Say how one wants to be reminded: one thing at a time, all on Mondays, or not at all."""
    how = service.set_how(signed.work, signed.viewer, HowOften(body.how), clock=signed.clock)
    return NudgeWish(how=how.value)


@router.get("/my/home")
def read_home(signed: Signed) -> HomeView:
    """Show how each of one's pairs stands and what is due in it, whoever needs one first standing first."""
    found = own_home(signed.work, signed.viewer, clock=signed.clock)
    return HomeView(items=[_shown(one) for one in found])


def _shown(one: HomePair) -> HomePairView:
    return HomePairView(
        mentorship_id=one.mentorship,
        programme_id=one.programme,
        programme_name=one.programme_name,
        partner=one.partner,
        own_side="mentee" if one.own_side is Role.MENTEE else "mentor",
        began_at=one.began_at,
        i_signed=one.i_signed,
        partner_signed=one.partner_signed,
        open_goals=one.open_goals,
        has_goal=one.has_goal,
        last_met_on=one.last_met_on,
        next_step=_next_step(one),
        due=[DueView.model_validate({"cause": due.cause.value, "counted": due.counted}) for due in one.due],
    )


def _next_step(one: HomePair) -> StepView | None:
    step = one.next_step
    if step is None:
        return None
    return StepView(
        text=step.text,
        due_on=step.due_on,
        authored=authored_view(step.by),
        edited_by=one.names[step.edited_by] if step.edited_by else None,
        # Her next step is one of her own.
        edited_by_you=step.edited_by == step.owner,
    )
