"""Rounds as the API shows them."""

from __future__ import annotations

from collections.abc import Mapping

from companion.contracts.certificate_file import CertificateFile
from companion.contracts.rounds import (
    DecisionView,
    MentorshipEntry,
    PersonName,
    RoundEntry,
    RoundProgress,
    RoundView,
    RoundWatch,
    RunView,
    StepView,
)
from companion.ids import AccountId, PersonId
from companion.languages.phrase import spoken_now
from companion.languages.spoken import _
from companion.matching.rounds.mentorship import Mentorship
from companion.matching.rounds.round import Decision, Round, RunProgress
from companion.matching.rounds.round_service import RoundState, Step

UNNAMED = "Somebody who was erased"
"""Stands where a name is no longer known."""


def round_entry(found: Round) -> RoundEntry:
    """One line in the list."""
    return RoundEntry(
        id=found.id,
        number=found.number,
        status=found.status.value,
        version=found.version,
        is_running=found.is_running,
        trouble=found.trouble and spoken_now(found.trouble),
        created_at=found.created_at,
        changed_at=found.changed_at,
    )


def round_view(state: RoundState) -> RoundView:
    """A round as it stands."""
    found = state.round
    return RoundView(
        **round_entry(found).model_dump(),
        programme_id=found.programme,
        progress=_progress(found.progress),
        run=_run_view(state),
        steps=[_step_view(step) for step in state.steps],
    )


def round_watch(found: Round) -> RoundWatch:
    """A round for whoever watches it being run."""
    return RoundWatch(
        status=found.status.value,
        version=found.version,
        is_running=found.is_running,
        progress=_progress(found.progress),
        trouble=found.trouble and spoken_now(found.trouble),
    )


def decision_view(decision: Decision, names: Mapping[AccountId, str]) -> DecisionView:
    """A decision with the name of whoever made it."""
    by = decision.decided_by
    return DecisionView(
        mentee_id=decision.pair.mentee,
        mentor_id=decision.pair.mentor,
        decision=decision.kind.value,
        note=decision.note,
        decided_by=None if by is None else names.get(by),
        decided_at=decision.decided_at,
    )


def mentorship_entry(found: Mentorship, names: Mapping[PersonId, str]) -> MentorshipEntry:
    """Two people at work."""
    return MentorshipEntry(
        id=found.id,
        round_id=found.round,
        mentee=person_name(found.pair.mentee, names),
        mentor=person_name(found.pair.mentor, names),
        began_at=found.began_at,
        ended_at=found.ended_at,
    )


def person_name(person: PersonId, names: Mapping[PersonId, str]) -> PersonName:
    """Somebody by name."""
    return PersonName(id=person, name=names.get(person, UNNAMED))


def _progress(progress: RunProgress | None) -> RoundProgress | None:
    if progress is None:
        return None
    return RoundProgress(what=_(progress.what), done=progress.done, of=progress.of)


def _step_view(step: Step) -> StepView:
    return StepView(status=step.to.value, refused=None if step.refused is None else spoken_now(step.refused))


def _run_view(state: RoundState) -> RunView | None:
    run = state.run
    if run is None or run.figures is None or run.certificate is None or run.finished_at is None:
        return None
    figures = run.figures
    return RunView(
        id=run.id,
        kind=run.kind.value,
        started_at=run.started_at,
        finished_at=run.finished_at,
        encoder=run.encoder_id,
        mentees=figures.mentees,
        mentors=figures.mentors,
        seats=figures.seats,
        placed=figures.placed,
        mentors_used=figures.mentors_used,
        pairs=state.pairs,
        undecided=state.undecided,
        vetoed=state.vetoed,
        unpinned=state.unpinned,
        pins_left_out=figures.pins_left_out,
        pairs_kept=figures.pairs_kept,
        total=figures.total,
        certificate=CertificateFile.model_validate(run.certificate, from_attributes=True),
        allowed_pairs=figures.allowed_pairs,
        barred_pairs=figures.barred_pairs,
        people_changed=state.people_changed,
        rules_changed=state.rules_changed,
    )
