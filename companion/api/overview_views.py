"""A programme at a glance, as it crosses the wire."""

from __future__ import annotations

from companion.contracts.programme_overview import (
    LoadCountView,
    NextStepView,
    OverviewView,
    PeopleCountView,
    RoundGlanceView,
    TopicWordView,
    WaitingView,
)
from companion.ids import ProgrammeId
from companion.languages.phrase import spoken_now
from companion.matching.overview.overview_service import Overview, RoundGlance


def overview_view(programme: ProgrammeId, shown: Overview) -> OverviewView:
    """Everything that an overview shows."""
    return OverviewView(
        programme=programme,
        people=[
            PeopleCountView(role=one.role.value, state=one.state.value, people=one.people)
            for one in shown.people
        ],
        seats=shown.seats,
        free_seats=shown.free_seats,
        waiting=shown.waiting,
        waiting_with_list=shown.waiting_with_list,
        pairs=shown.pairs,
        ended=shown.ended,
        waiting_longest=[
            WaitingView(id=one.person, name=one.name, since=one.since) for one in shown.waiting_longest
        ],
        load=[LoadCountView.model_validate(one, from_attributes=True) for one in shown.load],
        last_round=None if shown.last_round is None else _round(shown.last_round),
        stranded=shown.stranded,
        words=None
        if shown.words is None
        else [TopicWordView.model_validate(one, from_attributes=True) for one in shown.words],
        next_steps=[
            NextStepView(
                code=step.code, says=spoken_now(step.says), target=step.target.value, round=step.round
            )
            for step in shown.next_steps
        ],
    )


def _round(glance: RoundGlance) -> RoundGlanceView:
    last = glance.round
    return RoundGlanceView(
        id=last.id,
        number=last.number,
        status=last.status.value,
        is_running=last.is_running,
        trouble=last.trouble and spoken_now(last.trouble),
        pairs=last.pairs,
        undecided=last.undecided,
        left_over=glance.left_over,
        changed_at=glance.changed_at,
    )
