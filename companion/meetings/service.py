"""What one of a pair does: goals, actions and notes, and what she is given before and after a meeting.

Everything here is about one's own pair; nobody else, staff included, can read any of it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from companion.access import Viewer
from companion.accounts.audit import record
from companion.accounts.own_language import language_of
from companion.agreements.drafting import dates_of
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.errors import NotFound, TextMissing, VersionOutdated
from companion.ids import MentorshipId, PersonId
from companion.languages.spoken import speaking
from companion.llm.gateway import Authored
from companion.matching.rounds.mentorship_service import OwnMentorship, own_mentorship
from companion.meetings import store
from companion.meetings.pair_life import Action, ActionWish, Goal, GoalWish, Note, NoteWish, Standing
from companion.meetings.prep import LEAST_QUESTIONS, QUESTIONS, PrepLine, prepare
from companion.meetings.question_bank import Stage
from companion.meetings.questions_said import meant_question, said_question
from companion.meetings.summary import Meeting, SummaryLine, summarise
from companion.meetings.topics import Topic, choose_topics, seen_before, stage_on
from companion.people.people_service import profiles_of
from companion.people.person import Role
from companion.programmes.programme_service import read_programme_record
from embeddings.encoder import Encoder


@dataclass(frozen=True)
class PairPage:
    """A pair as one of the two sees it: goals and actions of both, and the notes that she may read."""

    goals: tuple[Goal, ...]
    actions: tuple[Action, ...]
    notes: tuple[Note, ...]
    names: Mapping[PersonId, str]


def read_pair(work: UnitOfWork, viewer: Viewer, mentorship: MentorshipId) -> PairPage:
    """Everything of one's own pair, also when it has ended.

    Raises:
        NotFound: there is no such pair, or it is not hers.
    """
    own = own_mentorship(work, viewer, mentorship, also_ended=True)
    return PairPage(
        tuple(store.read_goals(work, mentorship)),
        tuple(store.read_actions(work, mentorship)),
        tuple(store.notes_for(work, mentorship, own.own_person)),
        _names(work, own),
    )


def shared_pair(work: UnitOfWork, viewer: Viewer, mentorship: MentorshipId) -> PairPage:
    """What both of one's own pair may see: no private note is in it, not even the viewer's own.

    Raises:
        NotFound: there is no such pair that lives, or it is not hers.
    """
    own = own_mentorship(work, viewer, mentorship)
    life = store.shared_life(work, mentorship)
    return PairPage(life.goals, life.actions, life.notes, _names(work, own))


def add_goal(
    work: UnitOfWork,
    viewer: Viewer,
    mentorship: MentorshipId,
    text: str,
    due_on: date | None,
    *,
    noticed_by: str | None = None,
    clock: Clock,
) -> PairPage:
    """Name a goal of one's own; `noticed_by` says how she will notice that she is there.

    Raises:
        NotFound: there is no such pair that lives, or it is not hers.
        TextMissing: it has no words.
    """
    own = own_mentorship(work, viewer, mentorship)
    wanted = GoalWish(_worded(text, "goal"), due_on, Standing.OPEN, noticed_by)
    store.add_goal(work, mentorship, own.own_person, wanted, clock.now())
    _record(work, viewer, own, "goal.added", clock)
    return read_pair(work, viewer, mentorship)


def change_goal(
    work: UnitOfWork,
    viewer: Viewer,
    mentorship: MentorshipId,
    goal: UUID,
    wanted: GoalWish,
    *,
    expected_version: int,
    clock: Clock,
) -> PairPage:
    """Change a goal of one's own.

    Raises:
        NotFound: there is no such pair that lives, or no such goal of hers in it.
        TextMissing: it has no words.
        VersionOutdated: it was changed meanwhile.
    """
    own = own_mentorship(work, viewer, mentorship)
    owners = {one.id: one.owner for one in store.read_goals(work, mentorship)}
    if owners.get(goal) != own.own_person:
        raise NotFound(what="goal")
    wanted = replace(wanted, text=_worded(wanted.text, "goal"))
    if not store.change_goal(work, mentorship, goal, expected_version, wanted, clock.now()):
        raise VersionOutdated(what="goal")
    _record(work, viewer, own, "goal.changed", clock)
    return read_pair(work, viewer, mentorship)


def add_action(
    work: UnitOfWork,
    viewer: Viewer,
    mentorship: MentorshipId,
    wanted: ActionWish,
    *,
    clock: Clock,
) -> PairPage:
    """Note what one of the two will do.

    Raises:
        NotFound: there is no such pair that lives, or it is not hers; or it has no such goal.
        TextMissing: it has no words.
    """
    own = own_mentorship(work, viewer, mentorship)
    if wanted.goal is not None:
        require_goals(work, mentorship, {wanted.goal})
    owner = own.own_person if wanted.is_mine else _partner(own)
    said = replace(wanted, text=_worded(wanted.text, "action"))
    store.add_action(work, mentorship, owner, said, clock.now())
    _record(work, viewer, own, "action.added", clock)
    return read_pair(work, viewer, mentorship)


def require_goals(work: UnitOfWork, mentorship: MentorshipId, wanted: Collection[UUID]) -> None:
    """Do nothing where these are goals of the pair. For use cases that have asked whose pair it is.

    Raises:
        NotFound: one of them is not.
    """
    if not set(wanted) <= {one.id for one in store.read_goals(work, mentorship)}:
        raise NotFound(what="goal")


def end_action(
    work: UnitOfWork, viewer: Viewer, mentorship: MentorshipId, action: UUID, *, clock: Clock
) -> PairPage:
    """Say that something is done; saying it again changes nothing.

    Raises:
        NotFound: there is no such pair that lives, or no such action in it.
    """
    own = own_mentorship(work, viewer, mentorship)
    if not store.end_action(work, mentorship, action, clock.now()):
        raise NotFound(what="action")
    _record(work, viewer, own, "action.done", clock)
    return read_pair(work, viewer, mentorship)


def add_note(
    work: UnitOfWork, viewer: Viewer, mentorship: MentorshipId, wanted: NoteWish, *, clock: Clock
) -> PairPage:
    """Keep a note, for oneself or for both; with a day it is the note of that meeting.

    Raises:
        NotFound: there is no such pair that lives, or it is not hers.
        TextMissing: it has no words.
    """
    own = own_mentorship(work, viewer, mentorship)
    said = replace(wanted, text=_worded(wanted.text, "note"))
    store.add_note(work, mentorship, own.own_person, said, clock.now())
    _record(work, viewer, own, "note.added", clock)
    return read_pair(work, viewer, mentorship)


def topics_for(
    work: UnitOfWork, viewer: Viewer, mentorship: MentorshipId, *, clock: Clock, encoder: Encoder
) -> tuple[Topic, ...]:
    """Questions to ask next time. The same ones all day, and from the next day on none that is like them.

    Raises:
        NotFound: there is no such pair that lives, or it is not hers.
    """
    own = own_mentorship(work, viewer, mentorship)
    with speaking(language_of(viewer)):
        topics = _topics(work, viewer, own, clock, encoder)
    for topic in topics:
        store.remember_questions(
            work, mentorship, own.own_person, [topic.question], clock.now(), by=topic.quotes
        )
    return _said(topics, viewer)


def say_useful(
    work: UnitOfWork, viewer: Viewer, mentorship: MentorshipId, question: str, useful: bool, *, clock: Clock
) -> None:
    """Remember whether a question that was shown helped.

    Raises:
        NotFound: there is no such pair that lives, or that question was not shown to her.
    """
    own = own_mentorship(work, viewer, mentorship)
    shown = [one.question for one in store.shown_questions(work, mentorship, own.own_person)]
    meant = meant_question(question, shown, language_of(viewer))
    if meant is None:
        raise NotFound(what="question")
    store.remember_questions(work, mentorship, own.own_person, [meant], clock.now(), useful)


def shown_to(work: UnitOfWork, viewer: Viewer, mentorship: MentorshipId) -> tuple[str, ...]:
    """Every question that the viewer was ever given, the newest first.

    Raises:
        NotFound: there is no such pair that lives, or it is not hers.
    """
    own = own_mentorship(work, viewer, mentorship)
    shown = store.shown_questions(work, mentorship, own.own_person)
    return tuple(one.question for one in sorted(shown, key=lambda one: (one.at, one.question), reverse=True))


def remember_shown(
    work: UnitOfWork,
    mentorship: MentorshipId,
    person: PersonId,
    questions: Collection[str],
    *,
    at: datetime,
    by: Authored | None,
) -> None:
    """Count questions as shown, in the words of this model. For jobs that have asked who may know."""
    store.remember_questions(work, mentorship, person, questions, at, by=by)


def stage_of(work: UnitOfWork, viewer: Viewer, mentorship: MentorshipId, *, clock: Clock) -> Stage:
    """Where one's own pair is on its way.

    Raises:
        NotFound: there is no such pair that lives, or it is not hers.
    """
    return _stage(work, viewer, own_mentorship(work, viewer, mentorship), clock.now().date())


def prep_for(
    work: UnitOfWork, viewer: Viewer, mentorship: MentorshipId, *, clock: Clock, encoder: Encoder
) -> tuple[PrepLine, ...]:
    """One page for the next meeting, of what both sides may see.

    Raises:
        NotFound: there is no such pair that lives, or it is not hers.
    """
    own = own_mentorship(work, viewer, mentorship)
    topics = _topics(work, viewer, own, clock, encoder, least=LEAST_QUESTIONS)
    life = store.shared_life(work, mentorship)
    with speaking(language_of(viewer)):
        names, today = _names(work, own), clock.now().date()
        return prepare(life, _said(topics, viewer), names, today, reader=own.own_person)


def draft_summary(
    work: UnitOfWork, viewer: Viewer, mentorship: MentorshipId, notes: str, met_on: date, *, encoder: Encoder
) -> tuple[SummaryLine, ...]:
    """A draft from the author's own words; nothing of it is stored, and nobody else sees it.

    Raises:
        NotFound: there is no such pair that lives, or it is not hers.
        TextMissing: there are no words.
    """
    own = own_mentorship(work, viewer, mentorship)
    names = _names(work, own)
    meeting = Meeting(met_on, names[own.own_person], names[_partner(own)])
    return summarise(_worded(notes, "note"), meeting, encoder, reader=language_of(viewer))


def _topics(
    work: UnitOfWork, viewer: Viewer, own: OwnMentorship, clock: Clock, encoder: Encoder, *, least: int = 0
) -> tuple[Topic, ...]:
    """New questions; where there are fewer than `least`, earlier ones that did not fail are asked again."""
    today = clock.now().date()
    stage = _stage(work, viewer, own, today)
    shown = store.shown_questions(work, own.mentorship.id, own.own_person)
    # Questions are for the mentor to ask, so what the mentor does is nothing to ask about. A mentee is given
    # those that she can put to herself.
    life = store.shared_life(work, own.mentorship.id).of(own.mentorship.pair.mentee)
    seen = seen_before(shown, today, encoder)
    is_mentor = own.own_side is Role.MENTOR
    new = choose_topics(life, stage, seen, QUESTIONS, for_mentor=is_mentor)
    if len(new) >= least:
        return new
    return choose_topics(life, stage, seen.only_in_vain(), QUESTIONS, for_mentor=is_mentor)


def _said(topics: Sequence[Topic], viewer: Viewer) -> tuple[Topic, ...]:
    language = language_of(viewer)
    return tuple(replace(topic, question=said_question(topic.question, language)) for topic in topics)


def _stage(work: UnitOfWork, viewer: Viewer, own: OwnMentorship, today: date) -> Stage:
    charter = read_programme_record(work, viewer, own.mentorship.programme).charter
    began_on = own.mentorship.began_at.date()
    return stage_on(today, began_on, dates_of(charter, began_on).ends_on)


def _names(work: UnitOfWork, own: OwnMentorship) -> dict[PersonId, str]:
    pair = own.mentorship.pair
    found = {one: profile.name or profile.email for one, profile in profiles_of(work, {*_both(own)}).items()}
    first = {one: name.split()[0] for one, name in found.items()}
    return found if first[pair.mentee] == first[pair.mentor] else first


def _both(own: OwnMentorship) -> tuple[PersonId, PersonId]:
    return own.mentorship.pair.mentee, own.mentorship.pair.mentor


def _partner(own: OwnMentorship) -> PersonId:
    pair = own.mentorship.pair
    return pair.mentor if own.own_side is Role.MENTEE else pair.mentee


def _worded(text: str, what: str) -> str:
    said = text.strip()
    if not said:
        raise TextMissing(what=what)
    return said


def _record(work: UnitOfWork, viewer: Viewer, own: OwnMentorship, action: str, clock: Clock) -> None:
    programme, pair = own.mentorship.programme, own.mentorship.id
    record(work, viewer, action, programme=programme, subject=pair, clock=clock)
