"""What must be true of the database at every moment, however it was killed: read by SQL, behind no wall.

Each rule gives the sentences of what breaks it. All of them are read in one transaction, in which nobody
else's changes show, and none of them asks our own code for anything but its way of hashing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import psycopg
from psycopg.rows import dict_row

from companion.accounts.audit_entry import FIRST_HASH, AuditEntry
from tests.prove.ledger import Deed, ImportFileSent

Connection = psycopg.Connection
Rule = Callable[[Connection], list[str]]


def standing_faults(connection: Connection) -> list[str]:
    """Everything that should never be seen, not for a moment."""
    return [fault for rule in RULES for fault in rule(connection)]


def settled_faults(connection: Connection) -> list[str]:
    """Everything that should not be seen once nothing is under way."""
    return [fault for rule in SETTLED for fault in rule(connection)]


def _sentences(says: str, query: str) -> Rule:
    """A rule that is broken by each row of a query."""

    def look(connection: Connection) -> list[str]:
        with connection.cursor(row_factory=dict_row) as cursor:
            return [f"{says}: {row}" for row in cursor.execute(query)]

    return look


# ---- the audit trail ---------------------------------------------------------------------------


def trail_is_whole(connection: Connection) -> list[str]:
    """Every entry in its place and as it was written, and the end where it was."""
    faults = []
    with connection.cursor(row_factory=dict_row) as cursor:
        heads = {
            row["tenant"]: (row["number"], row["hash"]) for row in cursor.execute("SELECT * FROM audit_heads")
        }
        last = dict.fromkeys(heads, (0, FIRST_HASH))
        for row in cursor.execute("SELECT * FROM audit_entries ORDER BY tenant, number"):
            number, before = last.get(row["tenant"], (0, FIRST_HASH))
            entry = AuditEntry(
                row["number"],
                row["at"],
                row["account_id"],
                row["action"],
                row["programme_id"],
                row["subject_id"],
                row["facts"],
                bytes(row["hash"]),
            )
            if entry.number != number + 1 or entry.hash_after(before, row["tenant"]) != entry.hash:
                faults.append(f"the audit trail breaks at {entry.number}")
            last[row["tenant"]] = (entry.number, entry.hash)
    faults += [
        f"the audit trail of {tenant} ends at {last.get(tenant)} and not at {head}"
        for tenant, head in heads.items()
        if last.get(tenant) != (head[0], bytes(head[1]))
    ]
    return faults


def deeds_done(connection: Connection) -> Counter[Deed]:
    """How often each deed was done, by the trail; a nudge by its own row."""
    done: Counter[Deed] = Counter()
    query = (
        "SELECT action, programme_id::text, subject_id::text, facts, accounts.email FROM audit_entries "
        "LEFT JOIN accounts ON accounts.tenant = audit_entries.tenant AND accounts.id = subject_id"
    )
    for action, programme, subject, facts, email in connection.execute(query):
        done[_deed(action, programme, subject, facts, email)] += 1
    told = "SELECT person_id::text, count(*) FROM nudges GROUP BY person_id"
    done.update({("nudge.sent", person): times for person, times in connection.execute(told)})
    return done


def _deed(action: str, programme: str, subject: str, facts: dict, email: str | None) -> Deed:
    if action == "programme.made":
        return (action,)
    if action in {"request.made", "question.asked"}:
        return (action, facts["mentee"])
    if action in {"round.made", "people.invited", "worry.sent"}:
        return (action, programme)
    if action == "pair.approved":
        return (action, subject, facts["mentee"], facts["mentor"])
    return (action, email or subject)


# ---- people ------------------------------------------------------------------------------------


def import_is_whole(connection: Connection, files: dict[str, ImportFileSent]) -> list[str]:
    """Everybody who takes part is from the import that was applied last, and as it said."""
    faults = []
    latest = connection.execute(
        "SELECT DISTINCT ON (programme_id) programme_id, subject_id::text FROM audit_entries "
        "WHERE action = 'people.imported' ORDER BY programme_id, number DESC"
    ).fetchall()
    for programme, plan in latest:
        found = {
            row[0]: (row[1], row[2])
            for row in connection.execute(
                "SELECT email, location, offers FROM participants JOIN people "
                "ON people.tenant = participants.tenant AND people.id = person_id "
                "WHERE programme_id = %s AND state = 'active'",
                [programme],
            )
        }
        sent = files.get(plan)
        if sent is None:
            faults.append(f"import {plan} was applied and never sent")
        elif found != {email: (sent.stamp, topic) for email, topic in sent.people.items()}:
            faults.append(f"import {plan} ({sent.stamp}) is there by half: {found}")
    return faults


applied_imports_are_recorded = _sentences(
    "an import is marked as applied and recorded another number of times than once",
    "SELECT imports.id, state, count(number) FROM imports LEFT JOIN audit_entries ON subject_id = imports.id "
    "AND action = 'people.imported' GROUP BY imports.tenant, imports.id, state "
    "HAVING count(number) <> CASE state WHEN 'applied' THEN 1 ELSE 0 END",
)
closed_imports_hold_nobody = _sentences(
    "an import is over and still holds what was read",
    "SELECT id, state FROM imports WHERE state <> 'planned' AND roster <> '{}'",
)

# ---- rounds ------------------------------------------------------------------------------------

pointers_lead_to_finished_runs = _sentences(
    "a round points to a run that is missing, unfinished or another round's",
    "SELECT rounds.id, current_run FROM rounds LEFT JOIN runs "
    "ON runs.tenant = rounds.tenant AND runs.id = current_run "
    "WHERE current_run IS NOT NULL "
    "AND (runs.id IS NULL OR finished_at IS NULL OR certificate IS NULL OR round_id <> rounds.id)",
)
finished_runs_are_whole = _sentences(
    "a finished run has other pairs or left-over mentees than it counts",
    "SELECT * FROM (SELECT id, (summary->>'placed')::int AS placed, (summary->>'mentees')::int AS mentees, "
    "(SELECT count(*) FROM run_pairs p WHERE p.tenant = runs.tenant AND p.run_id = runs.id) AS pairs, "
    "(SELECT count(*) FROM run_unmatched u WHERE u.tenant = runs.tenant AND u.run_id = runs.id "
    "AND side = 'mentee') AS unmatched FROM runs WHERE finished_at IS NOT NULL) AS counted "
    "WHERE pairs <> placed OR placed + unmatched <> mentees",
)
staged_runs_are_wanted = _sentences(
    "a staged run is left that nobody asks for, or there are two",
    "SELECT rounds.id, count(*), bool_and(progress IS NOT NULL) FROM runs "
    "JOIN rounds ON rounds.tenant = runs.tenant AND rounds.id = round_id WHERE finished_at IS NULL "
    "GROUP BY rounds.tenant, rounds.id HAVING count(*) > 1 OR NOT bool_and(progress IS NOT NULL)",
)
waiting_rounds_have_a_job = _sentences(
    "a round waits for a run, and there is no job for it",
    "SELECT id FROM rounds WHERE progress IS NOT NULL AND NOT EXISTS (SELECT FROM procrastinate_jobs "
    "WHERE args->>'subject' = rounds.id::text AND status IN ('todo', 'doing'))",
)
rounds_are_numbered = _sentences(
    "the rounds of a programme are not numbered from one",
    "SELECT programme_id, count(*), max(number) FROM rounds GROUP BY tenant, programme_id "
    "HAVING count(*) <> max(number)",
)
snapshots_are_used = _sentences(
    "a snapshot is left that no run was made from",
    "SELECT id FROM snapshots WHERE NOT EXISTS "
    "(SELECT FROM runs WHERE runs.tenant = snapshots.tenant AND snapshot_id = snapshots.id)",
)
published_pairs_are_at_work = _sentences(
    "a round's mentorships are not the pairs that were published",
    "SELECT * FROM (SELECT id, status, "
    "ARRAY(SELECT (mentee_id, mentor_id)::text FROM mentorships m WHERE m.tenant = rounds.tenant "
    "AND round_id = rounds.id ORDER BY 1) AS at_work, "
    "ARRAY(SELECT (mentee_id, mentor_id)::text FROM run_pairs p WHERE p.tenant = rounds.tenant "
    "AND run_id = current_run ORDER BY 1) AS pairs FROM rounds) AS both_ways WHERE at_work <> "
    "CASE WHEN status IN ('published', 'closed') AND EXISTS (SELECT FROM audit_entries "
    "WHERE action = 'round.published' AND subject_id = both_ways.id) THEN pairs ELSE '{}' END",
)
closed_rounds_are_over = _sentences(
    "a round is closed and a mentorship of it lives",
    "SELECT rounds.id FROM rounds JOIN mentorships ON round_id = rounds.id "
    "WHERE status = 'closed' AND ended_at IS NULL",
)
nobody_is_overbooked = _sentences(
    "a mentor has more mentees than seats",
    # An import may take a seat away from somebody who has mentees.
    "SELECT m.mentor_id, count(*), max(coalesce(capacity, 1)) FROM mentorships m JOIN participants p "
    "ON p.tenant = m.tenant AND p.programme_id = m.programme_id AND p.person_id = mentor_id "
    "WHERE ended_at IS NULL AND p.changed_at <= began_at "
    "GROUP BY m.tenant, m.programme_id, m.mentor_id HAVING count(*) > max(coalesce(capacity, 1))",
)


# ---- everything else ---------------------------------------------------------------------------

kept_answers_are_true = _sentences(
    "an answer was kept about a round that is not there",
    "SELECT key, answer->'body'->>'id' AS round FROM idempotency_keys WHERE answer->'body' ? 'is_running' "
    "AND NOT EXISTS (SELECT FROM rounds WHERE id::text = answer->'body'->>'id')",
)
guests_have_one_mail = _sentences(
    "somebody was invited and has not exactly one mail, or one invitation in the trail",
    "SELECT * FROM (SELECT email, "
    "(SELECT count(*) FROM outgoing_mail o WHERE o.tenant = a.tenant AND recipient = email) AS mails, "
    "(SELECT count(*) FROM audit_entries e WHERE e.tenant = a.tenant AND subject_id = a.id "
    "AND action = 'account.invited') AS invited FROM accounts a WHERE email LIKE 'guest.%') AS guests "
    "WHERE mails <> 1 OR invited <> 1",
)
pieces_are_vectors = _sentences(
    "what is embedded of somebody is not what the record of vectors holds",
    "SELECT * FROM (SELECT person_id, "
    "ARRAY(SELECT jsonb_object_keys(pieces) AS key ORDER BY key) AS pieces, "
    "ARRAY(SELECT piece FROM vectors v WHERE v.tenant = e.tenant AND v.model_id = e.model_id "
    "AND v.person_id = e.person_id ORDER BY piece) AS held FROM embedded_people e) AS sides "
    "WHERE pieces <> held",
)

paired_requests_have_a_pair = _sentences(
    "a request and its mentorship do not go together",
    "SELECT r.id, r.state, c.mentor_id AS accepted, m.mentee_id, m.mentor_id FROM requests r "
    "LEFT JOIN request_choices c ON c.tenant = r.tenant AND c.request_id = r.id AND c.state = 'accepted' "
    "LEFT JOIN mentorships m ON m.tenant = r.tenant AND m.id = r.mentorship_id "
    "WHERE (r.state = 'paired', c.mentor_id IS NOT NULL, m.id IS NOT NULL) "
    "NOT IN ((true, true, true), (false, false, false)) "
    "OR m.mentee_id <> r.mentee_id OR m.mentor_id <> c.mentor_id",
)
seats_are_not_promised_twice = _sentences(
    "more mentees and requests are with a mentor than she has seats",
    "SELECT * FROM (SELECT p.person_id, coalesce(capacity, 1) AS seats, "
    "(SELECT count(*) FROM mentorships m WHERE m.tenant = p.tenant AND m.programme_id = p.programme_id "
    "AND mentor_id = p.person_id AND ended_at IS NULL) AS mentees, "
    "(SELECT count(*) FROM request_choices c JOIN requests r ON r.tenant = c.tenant AND r.id = request_id "
    "WHERE r.tenant = p.tenant AND r.programme_id = p.programme_id AND mentor_id = p.person_id "
    "AND c.state = 'asked') AS asked FROM participants p "
    # An import may take a seat away from somebody who has mentees.
    "WHERE p.programme_id IN (SELECT programme_id FROM requests)) AS counted WHERE mentees + asked > seats "
    "AND asked > 0",
)
check_ins_are_recorded = _sentences(
    "there are more or fewer answers after a meeting than the trail tells",
    "SELECT * FROM (SELECT m.id, "
    "(SELECT count(*) FROM check_ins c WHERE c.tenant = m.tenant AND mentorship_id = m.id) AS check_ins, "
    "(SELECT count(*) FROM audit_entries e WHERE e.tenant = m.tenant AND subject_id = m.id "
    "AND action = 'check_in.added') AS told FROM mentorships m) AS counted WHERE check_ins <> told",
)
questions_are_where_they_should_be = _sentences(
    "a question is not where its state says, or went on without an entry in the trail",
    "SELECT * FROM (SELECT q.id, q.state, q.due_at, "
    "(SELECT count(*) FROM question_steps s WHERE s.tenant = q.tenant AND question_id = q.id) AS steps, "
    "(SELECT count(*) FROM question_steps s WHERE s.tenant = q.tenant AND question_id = q.id "
    "AND s.state = 'asked') AS asked, "
    "(SELECT count(*) FROM question_steps s WHERE s.tenant = q.tenant AND question_id = q.id "
    "AND s.state IN ('answered', 'talk') AND said <> '') AS said, "
    "(SELECT count(*) FROM audit_entries e WHERE e.tenant = q.tenant AND subject_id = q.id "
    "AND facts->>'state' = 'asked' AND action NOT IN ('question.reminded', 'question.clock_mended')) AS gone "
    "FROM questions q) AS counted WHERE steps <> gone OR asked <> (state = 'asked')::int "
    "OR said <> (state IN ('answered', 'closed'))::int OR (due_at IS NULL) = (state IN ('asked', 'queued'))",
)
nobody_has_too_many_questions = _sentences(
    "a mentor has more questions before her than she takes",
    "SELECT mentor_id, count(*) FROM question_steps s LEFT JOIN question_limits l "
    "ON l.tenant = s.tenant AND l.person_id = mentor_id WHERE state = 'asked' "
    "GROUP BY mentor_id HAVING count(*) > coalesce(max(most), 3)",
)
worries_are_recorded = _sentences(
    "a worry and the trail do not say the same",
    "SELECT * FROM (SELECT w.id, ARRAY(SELECT action || ' ' || count(*) FROM audit_entries e "
    "WHERE e.tenant = w.tenant AND subject_id = w.id GROUP BY action ORDER BY 1) AS trail, "
    "array_remove(ARRAY[CASE WHEN closed_at IS NOT NULL THEN 'worry.closed 1' END, "
    "CASE WHEN passed_on_at IS NOT NULL THEN 'worry.passed_on 1' END, "
    "CASE WHEN read_at IS NOT NULL THEN 'worry.read 1' END, "
    "CASE WHEN reminded_at IS NOT NULL THEN 'worry.reminded 1' END, 'worry.sent 1', "
    "CASE WHEN taken_at IS NOT NULL THEN 'worry.taken 1' END], NULL) AS row FROM worries w) AS both_ways "
    "WHERE trail <> row",
)
nothing_told_of_is_gone = _sentences(
    "the trail tells of a question or a worry that is not there",
    "SELECT action, subject_id FROM audit_entries e WHERE action IN ('question.asked', 'worry.sent') "
    "AND NOT EXISTS (SELECT FROM questions q WHERE q.tenant = e.tenant AND q.id = subject_id) "
    "AND NOT EXISTS (SELECT FROM worries w WHERE w.tenant = e.tenant AND w.id = subject_id)",
)
nobody_is_nudged_twice_in_a_week = _sentences(
    "somebody was nudged twice within a week",
    "SELECT a.person_id, a.sent_at, b.sent_at FROM nudges a JOIN nudges b ON a.tenant = b.tenant "
    "AND a.person_id = b.person_id AND a.id < b.id "
    "WHERE abs(extract(epoch FROM a.sent_at - b.sent_at)) < 7 * 86400",
)

RULES: tuple[Rule, ...] = (
    trail_is_whole,
    applied_imports_are_recorded,
    closed_imports_hold_nobody,
    pointers_lead_to_finished_runs,
    finished_runs_are_whole,
    staged_runs_are_wanted,
    waiting_rounds_have_a_job,
    rounds_are_numbered,
    snapshots_are_used,
    published_pairs_are_at_work,
    closed_rounds_are_over,
    nobody_is_overbooked,
    kept_answers_are_true,
    guests_have_one_mail,
    pieces_are_vectors,
    paired_requests_have_a_pair,
    seats_are_not_promised_twice,
    check_ins_are_recorded,
    questions_are_where_they_should_be,
    nobody_has_too_many_questions,
    worries_are_recorded,
    nothing_told_of_is_gone,
    nobody_is_nudged_twice_in_a_week,
)

# ---- once nothing is under way -----------------------------------------------------------------

no_job_is_left = _sentences(
    "a job is left, or was given up", "SELECT id, task_name, status, attempts FROM procrastinate_jobs"
)
nothing_is_staged = _sentences("a staged run is left", "SELECT id FROM runs WHERE finished_at IS NULL")
every_mail_is_sent = _sentences("a mail waits", "SELECT id FROM outgoing_mail WHERE sent_at IS NULL")
everybody_is_embedded = _sentences(
    "somebody who takes part cannot be found by her words as they are now",
    "SELECT people.email, people.version, profile_version FROM people JOIN participants "
    "ON participants.tenant = people.tenant AND participants.person_id = people.id "
    "LEFT JOIN embedded_people e ON e.tenant = people.tenant AND e.person_id = people.id "
    "WHERE state = 'active' AND profile_version IS DISTINCT FROM people.version",
)
nobody_gone_is_embedded = _sentences(
    "somebody has left and can still be found by her words",
    "SELECT DISTINCT person_id FROM vectors v WHERE NOT EXISTS (SELECT FROM participants p "
    "WHERE p.tenant = v.tenant AND p.person_id = v.person_id AND state <> 'gone')",
)

ended_pairs_meet_no_more = _sentences(
    "a pair has ended, and a meeting of theirs still stands",
    "SELECT p.id, p.state, starts_at, ended_at FROM pair_meetings p JOIN mentorships m "
    "ON m.tenant = p.tenant AND m.id = mentorship_id WHERE p.state <> 'cancelled' AND ended_at IS NOT NULL "
    "AND (starts_at IS NULL OR starts_at > now())",
)


def every_run_ends_once(connection: Connection) -> list[str]:
    """Each time that a run was asked for, one ended."""
    done = deeds_done(connection)
    asked = Counter({deed[1]: times for deed, times in done.items() if deed[0] == "round.run_asked"})
    ended: Counter[str] = Counter()
    for deed, times in done.items():
        if deed[0] in {"round.run", "round.run_failed", "round.run_stopped"}:
            ended[deed[1]] += times
    return [
        f"round {one}: a run was asked for {asked[one]} times and ended {ended[one]} times"
        for one in asked | ended
        if asked[one] != ended[one]
    ]


SETTLED: tuple[Rule, ...] = (
    no_job_is_left,
    nothing_is_staged,
    every_mail_is_sent,
    everybody_is_embedded,
    nobody_gone_is_embedded,
    ended_pairs_meet_no_more,
    every_run_ends_once,
)


def notes_as_promised(connection: Connection, before: dict, after: dict) -> list[str]:
    """Each decision bears the note that was acknowledged last, or one that was sent since."""
    found = {
        (str(row[0]), str(row[1]), str(row[2])): row[3]
        for row in connection.execute("SELECT round_id, mentee_id, mentor_id, note FROM round_decisions")
    }
    return [
        f"lost: the decision on {key} has the note {found.get(key)!r}, and {allowed} were sent"
        for key, allowed in before.items()
        if found.get(key, "") not in (*allowed, *after[key])
    ]
