"""A little life for the pair whom a newcomer of the demo signs in as: what the two have written so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from companion.access import Viewer
from companion.agreements.agreement import ClauseName
from companion.agreements.service import read_agreement, sign_agreement, write_agreement
from companion.clock import Clock
from companion.confidentiality import Confidentiality
from companion.db.unit_of_work import UnitOfWork
from companion.explaining.my_matches import my_matches
from companion.ids import MentorshipId
from companion.meetings import service as meetings
from companion.meetings.pair_life import ActionWish, NoteWish
from companion.sample import pair_life


@dataclass(frozen=True)
class _Two:
    """The pair, and what each of them may do."""

    work: UnitOfWork
    sides: Mapping[str, Viewer]
    id: MentorshipId
    clock: Clock

    def in_days(self, days: int | None) -> date | None:
        return None if days is None else self.clock.now().date() + timedelta(days=days)


def live_a_little(work: UnitOfWork, mentee: Viewer, mentor: Viewer, *, clock: Clock) -> None:
    """Write what the two of the sample have written: goals, next steps, notes of a meeting, an agreement."""
    own = next(one for one in my_matches(work, mentee) if one.partner == mentor.person)
    two = _Two(work, {"mentee": mentee, "mentor": mentor}, own.mentorship, clock)
    _goals(two)
    _actions(two)
    _notes(two)
    _agreement(two)


def _goals(two: _Two) -> None:
    for goal in pair_life.GOALS:
        due_on = two.in_days(goal.due_in_days)
        meetings.add_goal(two.work, two.sides[goal.side], two.id, goal.text, due_on, clock=two.clock)


def _actions(two: _Two) -> None:
    for one in pair_life.ACTIONS:
        viewer, due_on = two.sides[one.side], two.in_days(one.due_in_days)
        wanted = ActionWish(one.text, due_on, is_mine=True)
        page = meetings.add_action(two.work, viewer, two.id, wanted, clock=two.clock)
        if one.done:
            made = next(action.id for action in page.actions if action.text == one.text)
            meetings.end_action(two.work, viewer, two.id, made, clock=two.clock)


def _notes(two: _Two) -> None:
    for note in pair_life.NOTES:
        readers = Confidentiality.AUTHOR if note.private else Confidentiality.PAIR
        met_on = two.in_days(0) if note.of_meeting else None
        wanted = NoteWish(note.text, readers, met_on)
        meetings.add_note(two.work, two.sides[note.side], two.id, wanted, clock=two.clock)


def _agreement(two: _Two) -> None:
    for written in pair_life.AGREEMENT:
        viewer = two.sides[written.side]
        write_agreement(
            two.work,
            viewer,
            two.id,
            {ClauseName(name): text for name, text in written.clauses.items()},
            expected_version=read_agreement(two.work, viewer, two.id).version,
            clock=two.clock,
        )
    viewer = two.sides[pair_life.SIGNED_BY]
    version = read_agreement(two.work, viewer, two.id).version
    sign_agreement(two.work, viewer, two.id, expected_version=version, clock=two.clock)
