"""What a pair aims at, notes and does, and what one of the two is given before and after a meeting."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from companion.api.api_router import api_router
from companion.api.authored import authored_view
from companion.api.etags import ExpectedVersion
from companion.api.idempotency import Once
from companion.api.session import Signed, SignedScope
from companion.confidentiality import Confidentiality
from companion.contracts.pairs import (
    PLAIN,
    GoalChange,
    NewAction,
    NewGoal,
    NewNote,
    PairPageView,
    PrepLineView,
    PrepView,
    SummaryAsk,
    SummaryDraft,
    SummaryLineView,
    Topics,
    TopicVerdict,
    TopicView,
)
from companion.ids import MentorshipId
from companion.languages.phrase import spoken_now
from companion.languages.spoken import _
from companion.meetings import service
from companion.meetings.pair_life import ActionWish, GoalWish, NoteWish, Standing
from companion.meetings.prep import PrepLine
from companion.meetings.service import PairPage
from companion.meetings.smart_goals import hints
from companion.meetings.topics import Topic

router = api_router("Pairs")


@router.get("/mentorships/{mentorship_id}/pair")
def read_own_pair(signed: Signed, mentorship_id: UUID) -> PairPageView:
    """Show goals and actions of one's own pair, and the notes that one may read."""
    return _shown(signed, service.read_pair(signed.work, signed.viewer, MentorshipId(mentorship_id)))


@router.post("/mentorships/{mentorship_id}/goals", status_code=201)
def add_goal(signed: Signed, once: Once, mentorship_id: UUID, body: NewGoal) -> PairPageView:
    """Name a goal of one's own."""
    pair = MentorshipId(mentorship_id)
    page = service.add_goal(
        signed.work,
        signed.viewer,
        pair,
        body.text,
        body.due_on,
        noticed_by=_said(body.noticed_by),
        clock=signed.clock,
    )
    return _kept(once, _shown(signed, page))


@router.put("/mentorships/{mentorship_id}/goals/{goal_id}")
def change_goal(
    signed: Signed, mentorship_id: UUID, goal_id: UUID, expected: ExpectedVersion, body: GoalChange
) -> PairPageView:
    """Change a goal of one's own, or say that it is reached or dropped."""
    page = service.change_goal(
        signed.work,
        signed.viewer,
        MentorshipId(mentorship_id),
        goal_id,
        GoalWish(body.text, body.due_on, Standing(body.standing), _said(body.noticed_by)),
        expected_version=expected,
        clock=signed.clock,
    )
    return _shown(signed, page)


@router.post("/mentorships/{mentorship_id}/actions", status_code=201)
def add_action(signed: Signed, once: Once, mentorship_id: UUID, body: NewAction) -> PairPageView:
    """Note what one of the two will do, and by when."""
    pair = MentorshipId(mentorship_id)
    wanted = ActionWish(body.text, body.due_on, body.is_mine, body.goal, body.met_on)
    page = service.add_action(signed.work, signed.viewer, pair, wanted, clock=signed.clock)
    return _kept(once, _shown(signed, page))


@router.post("/mentorships/{mentorship_id}/actions/{action_id}/done")
def end_action(signed: Signed, mentorship_id: UUID, action_id: UUID) -> PairPageView:
    """Say that an action is done."""
    pair = MentorshipId(mentorship_id)
    return _shown(signed, service.end_action(signed.work, signed.viewer, pair, action_id, clock=signed.clock))


@router.post("/mentorships/{mentorship_id}/notes", status_code=201)
def add_note(signed: Signed, once: Once, mentorship_id: UUID, body: NewNote) -> PairPageView:
    """Keep a note for oneself or for both."""
    note = NoteWish(body.text, Confidentiality(body.confidentiality), body.met_on)
    pair = MentorshipId(mentorship_id)
    page = service.add_note(signed.work, signed.viewer, pair, note, clock=signed.clock)
    return _kept(once, _shown(signed, page))


@router.get("/mentorships/{mentorship_id}/topics")
def read_topics(signed: Signed, mentorship_id: UUID) -> Topics:
    """Give questions for the next meeting; from tomorrow on none of these comes again."""
    found = service.topics_for(
        signed.work,
        signed.viewer,
        MentorshipId(mentorship_id),
        clock=signed.clock,
        encoder=signed.services.by_heart,
    )
    items = [TopicView.model_validate(_seen(topic)) for topic in found]
    return Topics(items=items, why_plain=_(PLAIN))


@router.post("/mentorships/{mentorship_id}/topics/verdict", status_code=204)
def judge_topic(signed: Signed, mentorship_id: UUID, body: TopicVerdict) -> None:
    """Say whether a question that was shown helped; one that did not is never shown again."""
    service.say_useful(
        signed.work,
        signed.viewer,
        MentorshipId(mentorship_id),
        body.question,
        body.useful,
        clock=signed.clock,
    )


@router.get("/mentorships/{mentorship_id}/prep")
def read_prep(signed: Signed, mentorship_id: UUID) -> PrepView:
    """Give one page for the next meeting, of what both may see, each line with its source."""
    found = service.prep_for(
        signed.work,
        signed.viewer,
        MentorshipId(mentorship_id),
        clock=signed.clock,
        encoder=signed.services.by_heart,
    )
    items = [PrepLineView.model_validate(_seen(line)) for line in found]
    return PrepView(items=items, why_plain=_(PLAIN))


@router.post("/mentorships/{mentorship_id}/summary")
def draft_summary(signed: Signed, mentorship_id: UUID, body: SummaryAsk) -> SummaryDraft:
    """Sort one's own notes of a meeting into a draft; nothing is stored, and nobody else sees it."""
    pair = MentorshipId(mentorship_id)
    found = service.draft_summary(
        signed.work, signed.viewer, pair, body.notes, body.met_on, encoder=signed.services.by_heart
    )
    items = [SummaryLineView.model_validate({**vars(line), "part": line.part.value}) for line in found]
    return SummaryDraft(items=items, why_plain=_(PLAIN))


def _seen(one: Topic | PrepLine) -> dict[str, object]:
    told = {name: value for name, value in vars(one).items() if name not in ("subject", "goal")}
    return told | {"quotes": authored_view(one.quotes)}


def _kept(once: Once, view: PairPageView) -> PairPageView:
    private = any(note.confidentiality == "author" for note in view.notes)
    return once.keep(view, private=private)


def _shown(signed: SignedScope, page: PairPage) -> PairPageView:
    today, mine = signed.clock.now().date(), signed.viewer.person
    goals = [
        {
            **vars(goal),
            "owner": page.names[goal.owner],
            "is_mine": goal.owner == mine,
            "standing": goal.standing.value,
            "hints": _hints(goal.text, goal.due_on, today) if goal.standing is Standing.OPEN else [],
        }
        for goal in page.goals
    ]
    actions = [
        {
            **{name: value for name, value in vars(one).items() if name != "by"},
            "owner": page.names[one.owner],
            "is_mine": one.owner == mine,
            "authored": authored_view(one.by),
            "edited_by": page.names[one.edited_by] if one.edited_by else None,
            "edited_by_you": one.edited_by is not None and one.edited_by == mine,
        }
        for one in page.actions
    ]
    notes = [
        {
            **{name: value for name, value in vars(note).items() if name != "by"},
            "author": page.names[note.author],
            "is_mine": note.author == mine,
            "confidentiality": note.confidentiality.value,
            "authored": authored_view(note.by),
        }
        for note in page.notes
    ]
    called = {"you" if one == mine else "partner": name for one, name in page.names.items()}
    return PairPageView.model_validate({**called, "goals": goals, "actions": actions, "notes": notes})


def _said(words: str | None) -> str | None:
    return (words or "").strip() or None


def _hints(text: str, due_on: date | None, today: date) -> list[dict[str, str]]:
    return [{"rule": hint.rule, "asks": spoken_now(hint.asks)} for hint in hints(text, due_on, today)]
