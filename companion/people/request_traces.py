"""What requests from person to person hold of somebody: hers, those that came to her, what was said."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from companion.db.tables.requests import request_choices, request_messages, request_silences, requests
from companion.db.tables.shortlists import shortlists
from companion.db.tables.waiting import waiting_credits
from companion.languages.spoken import marked
from companion.people.trace import Subject, Trace, in_pair, of_person, partly, whole


def _her_requests(her: Subject) -> sa.ColumnElement[bool]:
    return requests.c.mentee_id == her.person


def _her_view_of_choices(her: Subject) -> sa.ColumnElement[Any]:
    mine = request_choices.c.mentor_id == her.person
    return sa.case((mine, request_choices.c.words["explanations"]["mentor"]))


def _asked_of_her(her: Subject) -> sa.ColumnElement[bool]:
    hers = sa.select(request_choices.c.request_id).where(
        request_choices.c.tenant == her.tenant,
        request_choices.c.mentor_id == her.person,
        request_choices.c.asked_at.is_not(None),
    )
    return sa.and_(requests.c.id.in_(hers), requests.c.mentee_id != her.person)


def _choices_of_her_requests(her: Subject) -> sa.ColumnElement[bool]:
    hers = sa.select(requests.c.id).where(requests.c.tenant == her.tenant, _her_requests(her))
    return request_choices.c.request_id.in_(hers)


def _came_to_her(her: Subject) -> sa.ColumnElement[bool]:
    return request_choices.c.mentor_id == her.person


REQUEST_TRACES: tuple[Trace, ...] = (
    whole("What you asked mentors for", requests, _her_requests),
    partly(
        "Requests of others that came to you",
        requests,
        _asked_of_her,
        ("id", "programme_id", "state", "made_at", "mentorship_id"),
        marked("It was written by whoever asked you."),
    ),
    whole(
        "Mentors whom you asked",
        request_choices,
        _choices_of_her_requests,
        {
            "reason": marked("It was written by a mentor for herself and the case-owner, in confidence."),
            "words": marked("It names the other of the two."),
        },
    ),
    whole(
        "What you answered to requests",
        request_choices,
        _came_to_her,
        {"words": marked("Your own view is shown; the others are for other readers.")},
        {"your_view": _her_view_of_choices},
    ),
    whole("What you and somebody else wrote before an answer", request_messages, in_pair(request_messages)),
    whole("Requests that you left without an answer", request_silences, of_person(request_silences)),
    # On whose list she stands as a mentor is the mentee's own, and told to nobody.
    whole("Mentors on your list", shortlists, lambda her: shortlists.c.mentee_id == her.person),
    whole("When you waited for a mentor in vain", waiting_credits, of_person(waiting_credits)),
)
"""In the order in which an export shows them."""
