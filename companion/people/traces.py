"""Every place in the database that can hold something of a person: what an export shows, and where to look.

A table is in TRACES or, with the reason, in ELSEWHERE; a test walks all tables and all of their columns, so
that a later one cannot be forgotten. What belongs to other people, opens doors or was told in confidence is
kept back, and the export says so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

from companion.accounts.throttle import LINK_FOR_ADDRESS, PASSWORD_OF_ADDRESS, target_hash
from companion.confidentiality import Reader, words_readable_by
from companion.db.tables.accounts import (
    accounts,
    one_time_links,
    outgoing_mail,
    role_grants,
    sessions,
    sign_in_attempts,
)
from companion.db.tables.ai import ai_call_subjects, ai_calls
from companion.db.tables.closings import closings, pair_endings
from companion.db.tables.drafts import ai_consents, drafts
from companion.db.tables.finding import conversation_turns, conversations
from companion.db.tables.nudges import nudge_settings, nudges
from companion.db.tables.pairs import (
    agreements,
    check_ins,
    goals,
    meeting_goals,
    pair_actions,
    pair_notes,
    shown_topics,
)
from companion.db.tables.people import imports, participants, people
from companion.db.tables.private import note_openings, pair_keys
from companion.db.tables.programmes import programme_versions
from companion.db.tables.records import audit_entries, idempotency_keys
from companion.db.tables.rounds import (
    match_vectors,
    mentorships,
    round_decisions,
    rounds,
    run_pairs,
    run_unmatched,
    runs,
    snapshot_people,
)
from companion.db.tables.scheduling import calendar_feeds, meeting_offers, meeting_wishes, pair_meetings
from companion.db.tables.vectors import embedded_people, vectors
from companion.db.tables.worries import worries
from companion.languages.spoken import marked
from companion.people.question_traces import QUESTION_TRACES
from companion.people.request_traces import REQUEST_TRACES
from companion.people.trace import Subject, Trace, holding, in_pair, of_account, of_person, partly, whole

_OPENS_DOORS = marked("It guards the account, and tells nothing about you.")
_STAFF_ONLY = marked("It was written for the people who run the programme, in confidence.")
_OTHERS = marked("It is about other people.")
_FIGURES = marked("It holds figures about a whole programme.")
_COMPUTED = marked("It was computed from what stands above.")
_GIVEN_BY_EITHER = marked(
    "It was given in confidence, by you or by your partner; your own page shows you yours."
)
_NOBODY = marked("It is about nobody.")
_ENCRYPTED = marked(
    "What you keep for yourself is encrypted, and this file is made by an administrator, who must not read "
    "it. You take it along yourself, on the page You."
)
_IN_CONFIDENCE = marked(
    "You told it in confidence, and this file is made by an administrator. You read it under “I am worried”."
)


def _row_in_file(her: Subject) -> sa.ColumnElement[Any]:
    path = sa.cast(sa.literal("$.people[*] ? (@.email == $email)", sa.Text), pg.JSONPATH)
    named = sa.func.jsonb_build_object("email", sa.literal(her.email, sa.Text))
    return sa.func.jsonb_path_query_first(imports.c.roster, path, named, type_=pg.JSONB)


def _her_view(her: Subject) -> sa.ColumnElement[Any]:
    views = run_pairs.c.explanations
    return sa.case((run_pairs.c.mentee_id == her.person, views["mentee"]), else_=views["mentor"])


def _her_facts(her: Subject) -> sa.ColumnElement[Any]:
    """Where the mentee's list counts, its part tells where the mentor stands on it, and so do the others."""
    listed = sa.cast(sa.literal('$.parts[*] ? (@.name == "shortlist")', sa.Text), pg.JSONPATH)
    counts = sa.func.jsonb_path_exists(run_pairs.c.detail, listed, type_=sa.Boolean)
    hidden = sa.and_(run_pairs.c.mentor_id == her.person, counts)
    return sa.case(
        (hidden, run_pairs.c.detail.op("-", return_type=pg.JSONB)("parts")), else_=run_pairs.c.detail
    )


def _her_view_of_pair(her: Subject) -> sa.ColumnElement[Any]:
    views = mentorships.c.words["explanations"]
    return sa.case((mentorships.c.mentee_id == her.person, views["mentee"]), else_=views["mentor"])


def _dimensions(_: Subject) -> sa.ColumnElement[Any]:
    return sa.func.vector_dims(vectors.c.vector, type_=sa.Integer)


def _bytes_for_matching(_: Subject) -> sa.ColumnElement[Any]:
    return sa.func.length(match_vectors.c.vectors, type_=sa.Integer)


def _has_password(_: Subject) -> sa.ColumnElement[Any]:
    return accounts.c.password_hash.is_not(None)


def _in_trail(her: Subject) -> sa.ColumnElement[bool]:
    hers = [identity for identity in (her.person, her.account) if identity is not None]
    about = [audit_entries.c.subject_id == identity for identity in hers]
    named = [holding(audit_entries.c.facts, str(identity)) for identity in hers]
    return sa.or_(of_account(audit_entries)(her), *about, *named)


def _tries(her: Subject) -> sa.ColumnElement[bool]:
    limits = (PASSWORD_OF_ADDRESS, LINK_FOR_ADDRESS)
    return sign_in_attempts.c.target_hash.in_([target_hash(each, her.tenant, her.email) for each in limits])


def _named_by_others(her: Subject) -> sa.ColumnElement[bool]:
    partner = sa.literal(her.email, sa.Text) == sa.any_(people.c.past_partners)
    named = sa.or_(people.c.manager_email == her.email, partner)
    return sa.and_(people.c.id != her.person, named)


def _her_worries(her: Subject) -> sa.ColumnElement[bool]:
    return sa.or_(worries.c.person_id == her.person, of_account(worries)(her))


def _said_when_finding(her: Subject) -> sa.ColumnElement[bool]:
    hers = sa.select(conversations.c.id).where(
        of_person(conversations)(her), conversations.c.tenant == her.tenant
    )
    return conversation_turns.c.conversation_id.in_(hers)


def _given_to_ai(her: Subject) -> sa.ColumnElement[bool]:
    hers = sa.select(ai_call_subjects.c.call_id).where(
        ai_call_subjects.c.tenant == her.tenant, ai_call_subjects.c.person_id == her.person
    )
    return ai_calls.c.id.in_(hers)


def _her_drafts(her: Subject) -> sa.ColumnElement[bool]:
    return sa.or_(drafts.c.person_id == her.person, of_account(drafts)(her))


def _others_drafts_of_her_pairs(her: Subject) -> sa.ColumnElement[bool]:
    return sa.and_(in_pair(drafts)(her), drafts.c.person_id.is_distinct_from(her.person))


def _in_trouble(her: Subject) -> sa.ColumnElement[bool]:
    return sa.or_(holding(rounds.c.trouble, her.email), holding(rounds.c.progress, her.email))


def _of_her_pairs(table: sa.Table) -> Callable[[Subject], sa.ColumnElement[bool]]:
    return lambda her: table.c.mentorship_id.in_(
        sa.select(mentorships.c.id).where(mentorships.c.tenant == her.tenant, in_pair(mentorships)(her))
    )


def _of_her_meetings(her: Subject) -> sa.ColumnElement[bool]:
    hers = sa.select(pair_meetings.c.id).where(
        pair_meetings.c.tenant == her.tenant, _of_her_pairs(pair_meetings)(her)
    )
    return meeting_offers.c.meeting_id.in_(hers)


def _hers_or_shared(table: sa.Table, writer: str) -> Callable[[Subject], sa.ColumnElement[bool]]:
    def which(her: Subject) -> sa.ColumnElement[bool]:
        shared = sa.and_(
            table.c.confidentiality.in_(words_readable_by(Reader.PARTNER)), _of_her_pairs(table)(her)
        )
        return sa.or_(table.c[writer] == her.person, shared)

    return which


TRACES: tuple[Trace, ...] = (
    whole("Profile", people, lambda her: people.c.id == her.person),
    whole("Programmes", participants, of_person(participants)),
    whole(
        "Mentorships",
        mentorships,
        in_pair(mentorships),
        {"words": marked("Your own view is shown; the others are for other readers.")},
        {"your_view": _her_view_of_pair},
    ),
    *REQUEST_TRACES,
    *QUESTION_TRACES,
    whole("Agreements", agreements, _of_her_pairs(agreements)),
    whole("Goals of your pairs", goals, _of_her_pairs(goals)),
    whole("What you two do", pair_actions, _of_her_pairs(pair_actions)),
    whole("Goals that your meetings were about", meeting_goals, _of_her_pairs(meeting_goals)),
    whole("Meetings of your pairs", pair_meetings, _of_her_pairs(pair_meetings)),
    whole("Times that were offered for them", meeting_offers, _of_her_meetings),
    whole(
        "Your calendar's private address",
        calendar_feeds,
        of_person(calendar_feeds),
        {"secret_hash": _OPENS_DOORS},
    ),
    whole("What you want by mail about meetings", meeting_wishes, of_person(meeting_wishes)),
    whole(
        "Notes that you may read",
        pair_notes,
        _hers_or_shared(pair_notes, "author_id"),
        {"sealed": _ENCRYPTED},
    ),
    whole(
        "What you two said of meetings",
        check_ins,
        _hers_or_shared(check_ins, "person_id"),
        {"sealed": _ENCRYPTED},
    ),
    whole("Keys of your pairs", pair_keys, _of_her_pairs(pair_keys), {"wrapped": _OPENS_DOORS}),
    whole(
        "Who asked to read what is private in your pairs",
        note_openings,
        _of_her_pairs(note_openings),
        {"reason": _STAFF_ONLY},
    ),
    whole("What you asked to read of pairs", note_openings, of_account(note_openings, "asked_by")),
    whole("What you let others read of pairs", note_openings, of_account(note_openings, "agreed_by")),
    whole(
        "How pairs of yours ended", pair_endings, _of_her_pairs(pair_endings), {"reason": _GIVEN_BY_EITHER}
    ),
    whole(
        "What you two take along", closings, _hers_or_shared(closings, "person_id"), {"sealed": _ENCRYPTED}
    ),
    whole("Texts that were drafted for you, and which AI phrased them", drafts, _her_drafts),
    partly(
        "Texts about a pair with you that were drafted for somebody else, and which AI phrased them",
        drafts,
        _others_drafts_of_her_pairs,
        (
            "id",
            "use",
            "mentorship_id",
            "round_id",
            "model",
            "prompt",
            "prompt_version",
            "phrased_at",
            "made_at",
        ),
        marked("It is for your partner, or for the people who run the programme."),
    ),
    whole("What you said about AI in your pairs", ai_consents, of_person(ai_consents)),
    whole("What you looked for in a mentor", conversations, of_person(conversations)),
    whole("What you said when you looked for a mentor", conversation_turns, _said_when_finding),
    whole("Questions that you were given", shown_topics, of_person(shown_topics)),
    whole("How you want to be reminded", nudge_settings, of_person(nudge_settings), {"secret": _OPENS_DOORS}),
    whole("What you were reminded of", nudges, of_person(nudges)),
    whole("What you told in confidence", worries, _her_worries, {"words": _IN_CONFIDENCE}),
    whole(
        "Pairs that were proposed",
        run_pairs,
        in_pair(run_pairs),
        {
            "why": _STAFF_ONLY,
            "explanations": marked("Your own view is shown; the others are for other readers."),
            "detail": marked("It is shown as facts; a mentor is not shown where a mentee put her on a list."),
        },
        {"your_view": _her_view, "facts": _her_facts},
    ),
    whole("Rounds without a partner", run_unmatched, of_person(run_unmatched), {"best_id": _OTHERS}),
    partly(
        "Rounds in which you would have been the nearest for somebody",
        run_unmatched,
        lambda her: run_unmatched.c.best_id == her.person,
        ("run_id", "best_total"),
        _OTHERS,
    ),
    whole("Decisions on pairs with you", round_decisions, in_pair(round_decisions), {"note": _STAFF_ONLY}),
    whole("Copies of your profile in rounds", snapshot_people, of_person(snapshot_people)),
    whole(
        "Rounds that were asked to do something with you",
        runs,
        lambda her: holding(runs.c.request, str(her.person)),
        {"request": _OTHERS, "certificate": _FIGURES, "summary": _FIGURES},
    ),
    whole("Rounds that were stopped by something about you", rounds, _in_trouble),
    partly(
        "Profiles of others that name you as manager or earlier partner",
        people,
        _named_by_others,
        ("id",),
        _OTHERS,
    ),
    whole(
        "Your texts as numbers, for searching",
        vectors,
        of_person(vectors),
        {"vector": _COMPUTED},
        {"count_of_numbers": _dimensions},
    ),
    whole(
        "When your texts became numbers",
        embedded_people,
        of_person(embedded_people),
        {"name_sha256": _COMPUTED},
    ),
    whole(
        "Your texts as numbers, for matching",
        match_vectors,
        of_person(match_vectors),
        {"texts": _COMPUTED, "vectors": _COMPUTED},
        {"bytes_of_numbers": _bytes_for_matching},
    ),
    whole(
        "Files that name you and wait to be applied",
        imports,
        lambda her: _row_in_file(her).is_not(None),
        {"file_sha256": _NOBODY, "roster": _OTHERS, "difference": _FIGURES},
        {"your_row": _row_in_file},
    ),
    whole("What AI was given something of you for", ai_calls, _given_to_ai),
    whole("The same, by number", ai_call_subjects, of_person(ai_call_subjects)),
    whole(
        "Account",
        accounts,
        lambda her: accounts.c.email == her.email,
        {"password_hash": _OPENS_DOORS},
        {"has_password": _has_password},
    ),
    whole("Roles", role_grants, of_account(role_grants)),
    whole("Sign-ins", sessions, of_account(sessions), {"secret_hash": _OPENS_DOORS}),
    whole("Links for you", one_time_links, of_account(one_time_links), {"secret_hash": _OPENS_DOORS}),
    whole(
        "Tries to sign in",
        sign_in_attempts,
        _tries,
        {"target_hash": marked("It is a fingerprint of your address, which stands above.")},
    ),
    whole(
        "Mail to you",
        outgoing_mail,
        lambda her: outgoing_mail.c.recipient == her.email,
        {"unsubscribe": _OPENS_DOORS},
    ),
    whole(
        "Requests whose answers are kept for a while",
        idempotency_keys,
        of_account(idempotency_keys),
        {"request_hash": _NOBODY, "answer": marked("It repeats what you were answered.")},
    ),
    whole("What was done by you or with you", audit_entries, _in_trail, {"hash": _NOBODY}),
    whole("Roles that you gave", role_grants, of_account(role_grants, "granted_by")),
    whole(
        "Files that you uploaded",
        imports,
        of_account(imports, "made_by"),
        {"roster": _OTHERS, "file_sha256": _NOBODY},
    ),
    whole(
        "Changes that you made to programmes",
        programme_versions,
        of_account(programme_versions, "changed_by"),
        {"charter": _NOBODY, "rules": _NOBODY},
    ),
    partly(
        "Rounds that you made",
        rounds,
        of_account(rounds, "made_by"),
        ("id", "programme_id", "number", "status", "made_by", "created_at", "changed_at"),
        _FIGURES,
    ),
    whole("Decisions that you took", round_decisions, of_account(round_decisions, "decided_by")),
)
"""In the order in which an export shows them."""

ELSEWHERE: Mapping[str, str] = MappingProxyType(
    {
        "tenants": "Organisations, and nobody in them.",
        "programmes": "Programmes, and nobody in them.",
        "snapshots": "The rules of a programme on a day; the people in it are in snapshot_people.",
        "audit_heads": "Where each trail ends.",
        "erased_people": "Fingerprints of who was erased, and of nobody who is there.",
        "ai_settings": "What an organisation set for AI.",
        "organisation_settings": "What an organisation set for itself.",
        "ai_months": "What AI took in a month.",
        "models_in_force": "With which model an organisation searches.",
        "model_changes": "Changes of that model, with figures.",
    }
)
"""Tables in which nothing is about a person, and why."""
