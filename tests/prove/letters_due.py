"""Who is to have been told what, by what happened: each letter once, and none that nothing happened for."""

from __future__ import annotations

from collections import Counter

import psycopg

Due = Counter[tuple[str, str]]
"""How often somebody is to have been told what: {(address, beginning of the subject): times}."""


def letters_due(connection: psycopg.Connection) -> Due:
    """All that are due, with 0 where somebody could have been told a thing and was not to be."""
    due: Due = Counter()
    for says, query in LETTERS:
        for email, programme, times in connection.execute(query):
            due[(email, says.format(programme=programme))] += times
    return due


_STEPS = (
    "SELECT {whom}.email, programmes.name, count(*) FROM question_steps s "
    "JOIN questions q ON q.tenant = s.tenant AND q.id = s.question_id "
    "JOIN programmes ON programmes.tenant = q.tenant AND programmes.id = q.programme_id "
    "JOIN people mentor ON mentor.tenant = s.tenant AND mentor.id = s.mentor_id "
    "JOIN people asker ON asker.tenant = q.tenant AND asker.id = q.mentee_id WHERE {where} GROUP BY 1, 2"
)
_ENTRIES = (
    "SELECT people.email, programmes.name, count(*) FROM audit_entries e "
    "JOIN programmes ON programmes.tenant = e.tenant AND programmes.id = e.programme_id "
    "JOIN people ON people.tenant = e.tenant AND people.id::text = e.facts->>{whom} "
    "WHERE {where} GROUP BY 1, 2"
)
_OWNERS = (
    "SELECT accounts.email, programmes.name, count(*) FROM audit_entries e "
    "JOIN programmes ON programmes.tenant = e.tenant AND programmes.id = e.programme_id "
    "JOIN role_grants g ON g.tenant = e.tenant AND g.programme_id = e.programme_id AND role = 'case_owner' "
    "JOIN accounts ON accounts.tenant = g.tenant AND accounts.id = g.account_id "
    "WHERE accounts.email LIKE 'owner.%' AND {where} GROUP BY 1, 2"
)
_ADMINISTRATORS = (
    "SELECT DISTINCT accounts.email, '', count(*) FROM audit_entries e JOIN role_grants g "
    "ON g.tenant = e.tenant AND g.programme_id IS NULL AND role = 'administrator' "
    "JOIN accounts ON accounts.tenant = g.tenant AND accounts.id = g.account_id WHERE {where} GROUP BY 1, 2"
)
_QUEUED = (
    "facts->>'state' = 'queued' AND action LIKE 'question.%' "
    "AND action NOT IN ('question.reminded', 'question.clock_mended')"
)
"""A question came to the case-owner by this; requests have a queue of the same name."""

LETTERS: tuple[tuple[str, str], ...] = (
    (
        "Somebody asks you to be their mentor",
        "SELECT email, '', count(*) FROM request_choices c JOIN people ON people.tenant = c.tenant "
        "AND people.id = mentor_id WHERE asked_at IS NOT NULL GROUP BY email",
    ),
    (
        "You have a new mentoring pair",
        "SELECT email, '', count(*) FROM requests r JOIN mentorships m ON m.tenant = r.tenant "
        "AND m.id = mentorship_id JOIN people ON people.tenant = r.tenant "
        "AND people.id IN (m.mentee_id, m.mentor_id) GROUP BY email",
    ),
    (
        "Somebody has one question for you in {programme}",
        _STEPS.format(whom="mentor", where="s.came <> 'mentor'"),
    ),
    (
        "A mentor has passed a question on to you in {programme}",
        _STEPS.format(whom="mentor", where="s.came = 'mentor'"),
    ),
    (
        "A question still waits for you in {programme}",
        _ENTRIES.format(whom="'mentor'", where="action = 'question.reminded' AND facts->>'state' = 'asked'"),
    ),
    (
        "Your question in {programme} has an answer",
        _STEPS.format(whom="asker", where="s.state = 'answered'"),
    ),
    (
        "A mentor offers you a talk about your question in {programme}",
        _STEPS.format(whom="asker", where="s.state = 'talk'"),
    ),
    (
        "Your question in {programme} was passed on to another mentor",
        _STEPS.format(whom="asker", where="s.came = 'mentor'"),
    ),
    (
        "Your question in {programme} is with another mentor",
        _STEPS.format(whom="asker", where="s.came IN ('clock', 'case_owner')"),
    ),
    (
        "Nobody has answered your question in {programme} yet",
        _ENTRIES.format(whom="'mentee'", where=_QUEUED),
    ),
    (
        "Nobody could answer your question in {programme}",
        _ENTRIES.format(whom="'mentee'", where="action = 'question.unanswered'"),
    ),
    (
        "Somebody thanks you for your answer in {programme}",
        _STEPS.format(whom="mentor", where="q.thanked AND s.state IN ('answered', 'talk')"),
    ),
    (
        "A question without an answer waits for you in {programme}",
        _OWNERS.format(where=_QUEUED),
    ),
    ("Somebody in your mentoring programme is worried", _OWNERS.format(where="action = 'worry.sent'")),
    (
        "A worry waits for you, and nobody has read it yet",
        _OWNERS.format(where="action = 'worry.reminded'"),
    ),
    (
        "A worry in a mentoring programme waits, and no case-owner has read it",
        _ADMINISTRATORS.format(where="action = 'worry.passed_on'"),
    ),
)
"""The beginning of a subject, and who is to have had it in which programme how often."""
