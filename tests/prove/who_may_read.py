"""Whose texts each role may be told, as docs/security-model.md says it: anything else is a leak."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from companion.explaining.my_matches import SHOWN_FIELDS
from tests.api.world import Organisation
from tests.prove.canaries import Plant

NOBODY = frozenset(
    {
        ("accounts", "password_hash"),
        ("idempotency_keys", "answer"),
        ("idempotency_keys", "key"),
        ("snapshot_people", "profile"),
    }
)
"""Texts that never leave, whoever asks; of keys and copies a person's own export is the exception."""
OF_PROGRAMME = ("programmes.name", "programme_versions.charter")
OF_STAFF = (
    "programme_versions.rules", "programme_versions.why", "rounds.trouble", "rounds.progress",
    "run_pairs.why", "run_pairs.detail", "run_pairs.explanations", "run_unmatched.reason",
    "run_unmatched.rules", "round_decisions.note", "snapshots.programme",
)  # fmt: skip
"""What an administrator or a case-owner of a programme reads of it, beside its people."""
FOR_PARTNERS = ("name", "email", "languages", *SHOWN_FIELDS)
PAIR_TABLES = (
    "agreements", "check_ins", "closings", "conversation_turns", "conversations", "drafts", "goals",
    "pair_actions", "pair_endings", "pair_meetings", "pair_notes", "shown_topics",
)  # fmt: skip
"""What the two of a pair write; here the mentee wrote all of it."""
WRITTEN_BY_MENTEE = (*PAIR_TABLES, "worries")
OF_BOTH = (
    "agreements.clauses",
    "goals.text",
    "goals.noticed_by",
    "pair_actions.text",
    "pair_meetings.link",
    "closings.text",
    "pair_notes.text",
    # Which model phrased it, by which prompt: whoever reads it is told.
    "pair_notes.model",
    "pair_notes.prompt",
    "pair_actions.model",
    "pair_actions.prompt",
    "check_ins.different",
)
"""What both of a pair read of it; her drafts, talks, questions and what is sealed are hers alone."""
ON_CARDS = ("name", "languages", "offers", "experience", "about", "department", "level", "location")
"""What a mentee reads of a mentor whom she could ask."""
OF_OWN_ACCOUNT = ("accounts.name", "accounts.email", "accounts.language")
REQUEST_TABLES = {
    "requests.wants": frozenset({"mentee", "mentor", "administrator", "case_owner"}),
    "request_choices.reason": frozenset({"mentor", "administrator", "case_owner"}),
    "request_choices.words": frozenset(),
    "request_messages.text": frozenset({"mentee", "mentor"}),
    "questions.text": frozenset({"mentee", "mentor"}),
    "question_steps.said": frozenset({"mentee", "mentor"}),
    "question_steps.reason": frozenset({"mentor", "administrator", "case_owner"}),
}
"""Who of a programme reads what stands in a request: the mentee, the mentor, and who looks after them.

Of a one-off question and its answer it is the two alone."""
SCORES = frozenset({"score", "price", "mentor_price", "better_than_percent", "parts", "alternatives"})
"""Names under which figures of a pair stand in answers for staff."""


def may_read(organisation: Organisation, role: str, plant: Plant, asked: str) -> bool:
    """Whether somebody with this role may find this word in her answer to a route."""
    place = (plant.table, plant.column)
    if not plant.table or plant.table == "tenants" or place == ("ai_settings", "model"):
        # What she sent herself, what her organisation is called, and which model it lets read her words.
        return True
    if plant.table in {"note_openings", "worries"}:
        return _told_to_staff(organisation, role, plant)
    in_request = f"{plant.table}.{plant.column}" in REQUEST_TABLES
    if in_request or plant.table in PAIR_TABLES:
        judge = _written_in_request if in_request else _written_in_pair
        return judge(organisation, role, plant, asked)
    if role == "administrator":
        return place not in NOBODY or (asked.endswith("/export") and place != ("accounts", "password_hash"))
    programme = organisation.ids["other_programme_id" if role.startswith("elsewhere_") else "programme_id"]
    kind = role.removeprefix("elsewhere_")
    named = f"{plant.table}.{plant.column}"
    if kind in {"administrator", "case_owner"}:
        allowed = plant.table == "people" or named in (*OF_PROGRAMME, *OF_STAFF)
        imports = kind == "administrator" and plant.table == "imports"
        # Whom she brings into her programme she knows; and who decided something is named beside it.
        brought = kind == "administrator" and asked.endswith("/roles") and plant.column == "email"
        model = named == "models_in_force.name"
        return (
            brought
            or model
            or named == "accounts.name"
            or (plant.programme == programme and (allowed or imports))
        )
    if kind == "mentee" and _finds(asked) and plant.programme == programme:
        on_card = plant.table == "people" and plant.column in ON_CARDS
        own = organisation.callers[role].viewer.person
        return named in OF_OWN_ACCOUNT or on_card or plant.people == {own}
    if kind in {"mentor", "mentee"}:
        return named in OF_OWN_ACCOUNT or (
            plant.programme == programme
            and (
                named in OF_PROGRAMME
                or _of_pair(organisation, role, plant)
                or (kind == "mentor" and _could_answer(named, asked))
            )
        )
    return kind == "nobody" and named in OF_OWN_ACCOUNT


def _finds(asked: str) -> bool:
    """Whether it is a route on which a mentee looks for a mentor."""
    return "/finding" in asked or "/shortlist" in asked


def _written_in_pair(organisation: Organisation, role: str, plant: Plant, asked: str) -> bool:
    """The two of the pair and nobody else: not even an administrator, but in the export of who wrote it."""
    named = f"{plant.table}.{plant.column}"
    if role == "administrator":
        return asked.endswith("/export") and plant.column != "sealed"
    if role not in {"mentor", "mentee"}:
        return False
    own = organisation.callers[role].viewer.person
    return plant.people == {own} or named in OF_BOTH


def _written_in_request(organisation: Organisation, role: str, plant: Plant, asked: str) -> bool:
    """Those whom the table names, of the programme of the request; and everybody's own in an export."""
    if role == "administrator" and asked.endswith("/export"):
        return True
    programme = organisation.ids["other_programme_id" if role.startswith("elsewhere_") else "programme_id"]
    readers = REQUEST_TABLES[f"{plant.table}.{plant.column}"]
    kind = role.removeprefix("elsewhere_")
    if kind not in readers or (plant.programme != programme and role != "administrator"):
        return False
    own = organisation.callers[role].viewer.person
    return kind in {"administrator", "case_owner", "mentor"} or own in plant.people


def _told_to_staff(organisation: Organisation, role: str, plant: Plant) -> bool:
    """Why notes are to be opened, for who decides it; a worry, for the case-owner and who wrote it alone."""
    if plant.table == "note_openings":
        return role in {"administrator", "case_owner"}
    own = plant.people == {organisation.callers[role].viewer.person} if role == "mentee" else False
    return role == "case_owner" or own


def _could_answer(named: str, asked: str) -> bool:
    """Whoever passes a question on reads the names of mentors to whom she could."""
    return named == "people.name" and "/questions/" in asked and asked.endswith("/mentors")


def _of_pair(organisation: Organisation, role: str, plant: Plant) -> bool:
    if plant.table != "people":
        return False
    own = organisation.callers[role].viewer.person
    if plant.people == {own}:
        return True
    partners = {organisation.ids["mentee_id"], organisation.ids["mentor_id"]}
    is_partner = own in partners and plant.people <= partners
    return is_partner and plant.column in FOR_PARTNERS


def scores_in(told: object) -> set[str]:
    """The names of scores and of what led to them, wherever in an answer they stand."""
    if isinstance(told, Mapping):
        here = SCORES & told.keys()
        return here.union(*(scores_in(value) for value in told.values()))
    if isinstance(told, Collection) and not isinstance(told, str | bytes):
        return set().union(*(scores_in(value) for value in told))
    return set()
