"""The first page of a mentee or a mentor: how each pair stands, who needs her first, and one thing to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

import streamlit as st

from companion.contracts.home import CauseWord, HomePairView, HomeView
from companion.contracts.people import ParticipationView, PersonView
from companion.contracts.places import PairPart, Place
from companion.contracts.questions import OwnQuestions, OwnQuestionView, QuestionsToAnswer, ToAnswerView
from companion.contracts.requests import (
    AskedOfMe,
    AskedView,
    AwayView,
    NewAway,
    OwnRequests,
    OwnRequestView,
)
from ui.blocks import Tone, chip, empty, note, page_head
from ui.desk import Desk
from ui.flash import say
from ui.guard import guarded
from ui.markup import Markup, joined, tag
from ui.pair_card import first_name
from ui.when import day, moment
from ui.words import drafts as draft_says
from ui.words import today as says

_PART: Mapping[CauseWord, PairPart] = MappingProxyType(
    {
        "check_in": PairPart.MEETINGS,
        "actions_due": PairPart.GOALS,
        "agreement": PairPart.AGREEMENT,
        "first_meeting": PairPart.PREPARE,
        "quiet": PairPart.MEETINGS,
        "times_offered": PairPart.MEETINGS,
        "first_times": PairPart.MEETINGS,
    }
)


@dataclass(frozen=True)
class _Asked:
    """What others ask of her, beside what is due in her pairs: each is one thing that waits for her."""

    of_mentor: AskedOfMe | None
    to_answer: QuestionsToAnswer | None
    own_requests: OwnRequests | None
    own_questions: OwnQuestions | None

    @property
    def requests(self) -> list[AskedView]:
        """Requests that wait for this mentor, the one whose time ends first standing first."""
        found = self.of_mentor.items if self.of_mentor else []
        waiting = [one for one in found if one.is_with_me and one.turn in ("mentor", "both")]
        return sorted(waiting, key=lambda each: each.by.isoformat() if each.by else "~")

    @property
    def questions(self) -> list[ToAnswerView]:
        """One-off questions that wait for this mentor."""
        found = self.to_answer.items if self.to_answer else []
        return sorted((each for each in found if each.is_with_me), key=lambda each: str(each.by))

    @property
    def open_requests(self) -> list[OwnRequestView]:
        """A mentee's own requests that are still open."""
        found = self.own_requests.items if self.own_requests else []
        return [one for one in found if one.turn != "nobody"]

    @property
    def answers(self) -> list[OwnQuestionView]:
        """Answers to a mentee's one-off questions that she has not closed yet."""
        found = self.own_questions.items if self.own_questions else []
        return [one for one in found if one.state == "answered"]

    @property
    def waiting(self) -> int:
        """How many of them wait for her."""
        mine = [one for one in self.open_requests if one.turn in ("mentee", "both")]
        return len(self.requests) + len(self.questions) + len(self.answers) + len(mine)


def show(desk: Desk) -> None:
    """Draw the page."""
    # Of every programme: who needs her first stands first, whichever is chosen.
    pairs = desk.api.get(HomeView, "/my/home").items
    asked = _asked_of(desk)
    waiting = sum(len(one.due) for one in pairs) + asked.waiting
    above = " · ".join(dict.fromkeys(one.programme_name for one in pairs)) or desk.programme_name
    st.html(page_head(says.TITLE, says.lead(waiting, len(pairs)), above=above))
    guarded(_asked)(desk, asked.requests)
    guarded(_questions)(desk, asked.questions)
    for one in pairs:
        guarded(_pair)(desk, one)
    guarded(_own_requests)(desk, asked.open_requests)
    guarded(_own_answers)(desk, asked.answers)
    if not pairs:
        _nobody(desk)
    if asked.of_mentor is not None:
        guarded(_rooms)(desk, pairs, asked.of_mentor.programmes)


def _programme(desk: Desk, name: str) -> Markup | None:
    """Of which programme a card is, for somebody who has a part in several."""
    several = len({role.programme for role in desk.me.roles if role.programme}) > 1
    return tag("p", name, class_="c-soft") if several else None


def _asked_of(desk: Desk) -> _Asked:
    # Of every programme, as the pairs are.
    is_mentor, is_mentee = desk.is_anywhere("mentor"), desk.is_anywhere("mentee")
    return _Asked(
        desk.api.get(AskedOfMe, "/my/asked") if is_mentor else None,
        desk.api.get(QuestionsToAnswer, "/my/questions-to-answer") if is_mentor else None,
        desk.api.get(OwnRequests, "/my/requests") if is_mentee else None,
        desk.api.get(OwnQuestions, "/my/questions") if is_mentee else None,
    )


def _asked(desk: Desk, waiting: Sequence[AskedView]) -> None:
    for one in waiting:
        with st.container(key=f"card-asked-{one.id}", gap="xsmall"):
            until = says.ANSWER_BY.format(moment=moment(one.by)) if one.by else ""
            st.html(
                joined(
                    _programme(desk, one.programme_name),
                    tag("h2", says.ASKS.format(name=one.mentee.name)),
                    tag("p", one.wants, class_="c-words"),
                    tag("p", until, class_="c-soft") if until else None,
                )
            )
            _way(desk, "asked", says.TO_ASKED, one.programme)


def _questions(desk: Desk, waiting: Sequence[ToAnswerView]) -> None:
    for one in waiting:
        until = says.WONDERS_BY.format(moment=moment(one.by)) if one.by else ""
        words = says.WONDERS.format(name=one.mentee.name), one.text, until
        _card(f"card-answer-{one.id}", words, _programme(desk, one.programme_name))
        _way(desk, Place.ANSWER, says.TO_ANSWER, one.programme)


def _own_answers(desk: Desk, answers: Sequence[OwnQuestionView]) -> None:
    for one in answers:
        words = says.ANSWER_CAME, one.text, ""
        _card(f"card-answered-{one.id}", words, _programme(desk, one.programme_name))
        _way(desk, Place.QUESTIONS, says.TO_QUESTIONS, one.programme)


def _card(key: str, words: tuple[str, str, str], programme: Markup | None) -> None:
    """Of which programme it is, a title, what somebody wrote, and by when."""
    title, wrote, until = words
    with st.container(key=key, gap="xsmall"):
        soft = tag("p", until, class_="c-soft") if until else None
        st.html(joined(programme, tag("h2", title), tag("p", wrote, class_="c-words"), soft))


def _own_requests(desk: Desk, still_open: Sequence[OwnRequestView]) -> None:
    for one in still_open:
        with st.container(key=f"card-request-{one.id}", gap="xsmall"):
            until = says.UNTIL.format(moment=moment(one.by)) if one.by else ""
            st.html(
                joined(
                    _programme(desk, one.programme_name),
                    tag("h2", says.TURNS[one.turn]),
                    tag("p", one.wants, class_="c-words"),
                    tag("p", until, class_="c-soft") if until else None,
                )
            )
            _way(desk, "requests", says.TO_REQUESTS, one.programme)


def _way(desk: Desk, place: str, label: str, programme: UUID | None = None) -> None:
    """The way to a page by its address, where the visitor has it; in the chosen programme or another."""
    page = desk.pages.get(Place(place)) or (desk.closed.get(Place(place)) if programme else None)
    if page is not None:
        where = {"programme": str(programme)} if programme else desk.address()
        st.page_link(page, label=label, icon=":material/arrow_forward:", query_params=where)


def _nobody(desk: Desk) -> None:
    is_mentor = "mentor" in desk.roles and "mentee" not in desk.roles
    title = says.WAITING_MENTOR if is_mentor else says.WAITING_MENTEE
    words = says.WAITING_MENTOR_SAYS if is_mentor else says.WAITING_MENTEE_SAYS
    st.html(empty(title, words))
    if not is_mentor:
        _way(desk, "find", says.TO_FIND)
    st.page_link(
        desk.pages[Place.PROFILE],
        label=says.TO_PROFILE,
        icon=":material/arrow_forward:",
        query_params=desk.address(),
    )


def _pair(desk: Desk, one: HomePairView) -> None:
    partner = first_name(one.partner)
    with_whom = says.WITH_MENTEE if one.own_side == "mentor" else says.WITH_MENTOR
    with st.container(key=f"card-today-{one.mentorship_id}", gap="small"):
        st.html(
            joined(
                _programme(desk, one.programme_name),
                tag("h2", with_whom.format(partner=one.partner), class_="c-name"),
                tag("p", *_marks(one), class_="c-chips"),
            )
        )
        if one.due:
            first, *others = one.due
            title = says.DUE[first.cause].format(partner=partner)
            _step(desk, one, title, says.why(first.cause, first.counted, partner), first.cause)
            if others:
                items = [tag("li", says.DUE[each.cause].format(partner=partner)) for each in others]
                st.html(joined(tag("p", says.ALSO, class_="c-soft"), tag("ul", *items)))
        else:
            _next(desk, one, partner)
        if one.next_step:
            by = draft_says.of_step(one.next_step)
            st.html(tag("p", _own_step(one), *((" ", chip(by)) if by else ()), class_="c-soft"))


def _marks(one: HomePairView) -> list[Markup | str]:
    signed = one.i_signed and one.partner_signed
    met = says.MET.format(day=day(one.last_met_on)) if one.last_met_on else says.NEVER_MET
    goals = says.goals(one.open_goals, has_goal=one.has_goal)
    return [
        chip(says.SIGNED if signed else says.NOT_SIGNED, Tone.GOOD if signed else Tone.PLAIN),
        " ",
        chip(goals, Tone.GOOD if one.open_goals else Tone.PLAIN),
        " ",
        chip(met, Tone.GOOD if one.last_met_on else Tone.PLAIN),
    ]


def _own_step(one: HomePairView) -> str:
    if one.next_step is None:
        return ""
    if one.next_step.due_on is None:
        return says.STEP.format(text=one.next_step.text)
    return says.STEP_BY.format(day=day(one.next_step.due_on), text=one.next_step.text)


def _step(desk: Desk, one: HomePairView, title: str, why: str, cause: CauseWord) -> None:
    st.html(joined(tag("h3", title), tag("p", why)))
    _go(desk, one, says.ACTION[cause], _PART[cause])


def _next(desk: Desk, one: HomePairView, partner: str) -> None:
    """Nothing is due: what would come next all the same."""
    if not (one.i_signed and one.partner_signed):
        part = PairPart.AGREEMENT
    else:
        part = PairPart.PREPARE if one.has_goal else PairPart.GOALS
    st.html(joined(tag("h3", says.NEXT_TITLE[part].format(partner=partner)), tag("p", says.NEXT_SAYS[part])))
    _go(desk, one, says.NEXT_ACTION[part], part)


def _go(desk: Desk, one: HomePairView, label: str, part: str) -> None:
    with st.container(key=f"go-{one.mentorship_id}"):
        st.page_link(
            desk.pages[Place.PAIR],
            label=label,
            icon=":material/arrow_forward:",
            query_params={
                "programme": str(one.programme_id),
                "pair": str(one.mentorship_id),
                "part": part,
            },
        )


def _rooms(desk: Desk, pairs: Sequence[HomePairView], programmes: Sequence[AwayView]) -> None:
    """How much room a mentor has in each programme."""
    person = desk.api.get(PersonView, f"/people/{desk.me.person_id}")
    parts = {part.programme_id: part for part in person.participations if part.role != "mentee"}
    for where in programmes:
        if where.programme in parts:
            here = [one for one in pairs if one.programme_id == where.programme]
            _room(desk, parts[where.programme], where, sum(one.own_side == "mentor" for one in here))


def _room(desk: Desk, part: ParticipationView, where: AwayView, load: int) -> None:
    """How much room she has in one programme, and whether she is paused there."""
    with st.container(key=f"card-room-{part.programme_id}", gap="xsmall"):
        st.html(
            joined(
                _programme(desk, where.name),
                tag("h2", says.ROOM),
                tag("p", says.room(load, part.capacity)),
            )
        )
        if part.state == "paused":
            st.html(note(says.PAUSED))
        _away(desk, where)
        _way(desk, Place.PROFILE, says.ROOM_CHANGE, part.programme_id)


def _away(desk: Desk, where: AwayView) -> None:
    """Be shown to nobody for now, or be shown again."""
    if where.away:
        st.html(note(says.AWAY))
    label = says.COME_BACK if where.away else says.GO_AWAY
    if st.button(label, key=f"away-{where.programme}"):
        path = f"/programmes/{where.programme}/requests/away"
        desk.api.change(AwayView, "PUT", path, NewAway(away=not where.away))
        say(says.BACK if where.away else says.GONE)
        st.rerun()
