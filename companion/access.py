"""Who may do what: one table, asked before anything is read or written.

The wall of row-level security stands behind it and keeps tenants apart; this table decides within one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from companion.errors import Forbidden, NotFound
from companion.ids import AccountId, PersonId, ProgrammeId, TenantId


class Role(StrEnum):
    """What somebody is in a programme; one person may be several."""

    ADMINISTRATOR = "administrator"
    """Runs the programme: people, rules, rounds. Granted for the whole organisation, for all of them."""
    CASE_OWNER = "case_owner"
    """Looks after the pairs of a programme; sees its people and matches, decides no rules."""
    MENTOR = "mentor"
    """Sees her own profile and her own matches."""
    MENTEE = "mentee"
    """Sees her own profile and her own match."""


class Action(StrEnum):
    """Everything that the service does for somebody who has signed in."""

    SEE_PROGRAMME = "see_programme"
    MAKE_PROGRAMME = "make_programme"
    CHANGE_PROGRAMME = "change_programme"
    SEE_RULES = "see_rules"
    SEE_PEOPLE = "see_people"
    CHANGE_PEOPLE = "change_people"
    IMPORT_PEOPLE = "import_people"
    EXPORT_PERSON = "export_person"
    ERASE_PERSON = "erase_person"
    SEARCH_PEOPLE = "search_people"
    SEE_ROUNDS = "see_rounds"
    CHANGE_ROUND = "change_round"
    SEE_OWN_PROFILE = "see_own_profile"
    SEE_OWN_MATCHES = "see_own_matches"
    FIND_MENTOR = "find_mentor"
    SEE_AUDIT = "see_audit"
    INVITE = "invite"
    GRANT_ROLES = "grant_roles"
    SET_AI = "set_ai"
    SET_ORGANISATION = "set_organisation"
    OPEN_NOTES = "open_notes"
    AGREE_TO_OPEN = "agree_to_open"
    SEND_WORRY = "send_worry"
    READ_WORRIES = "read_worries"
    ASK_MENTORS = "ask_mentors"
    ANSWER_REQUESTS = "answer_requests"
    STEER_REQUESTS = "steer_requests"


_ADMINISTRATOR = frozenset({Role.ADMINISTRATOR})
_STAFF = frozenset({Role.ADMINISTRATOR, Role.CASE_OWNER})
_PAIRS = frozenset({Role.MENTOR, Role.MENTEE})
_EVERYBODY = frozenset(Role)

ALLOWED: Mapping[Action, frozenset[Role]] = MappingProxyType(
    {
        Action.SEE_PROGRAMME: _EVERYBODY,
        Action.MAKE_PROGRAMME: _ADMINISTRATOR,
        Action.CHANGE_PROGRAMME: _ADMINISTRATOR,
        Action.SEE_RULES: _STAFF,
        Action.SEE_PEOPLE: _STAFF,
        Action.CHANGE_PEOPLE: _ADMINISTRATOR,
        Action.IMPORT_PEOPLE: _ADMINISTRATOR,
        Action.EXPORT_PERSON: _ADMINISTRATOR,
        Action.ERASE_PERSON: _ADMINISTRATOR,
        Action.SEARCH_PEOPLE: _STAFF,
        Action.SEE_ROUNDS: _STAFF,
        Action.CHANGE_ROUND: _ADMINISTRATOR,
        Action.SEE_OWN_PROFILE: _EVERYBODY,
        Action.SEE_OWN_MATCHES: _EVERYBODY,
        Action.FIND_MENTOR: frozenset({Role.MENTEE}),
        Action.SEE_AUDIT: _ADMINISTRATOR,
        Action.INVITE: _ADMINISTRATOR,
        Action.GRANT_ROLES: _ADMINISTRATOR,
        Action.SET_AI: _ADMINISTRATOR,
        Action.SET_ORGANISATION: _ADMINISTRATOR,
        # One asks, another agrees, and the pair is told: see companion.meetings.opening_service.
        Action.OPEN_NOTES: frozenset({Role.CASE_OWNER}),
        Action.AGREE_TO_OPEN: _STAFF,
        Action.SEND_WORRY: _PAIRS,
        # Which of them reads which worry was said to its writer: see companion.worries.
        Action.READ_WORRIES: _STAFF,
        Action.ASK_MENTORS: frozenset({Role.MENTEE}),
        Action.ANSWER_REQUESTS: frozenset({Role.MENTOR}),
        Action.STEER_REQUESTS: _STAFF,
    }
)
"""The roles that may do each action."""


@dataclass(frozen=True)
class Grant:
    """A role, in one programme or, with `programme` None, in every programme of the organisation.

    It was given by an administrator, or comes with taking part in the programme as mentor or mentee.
    """

    role: Role
    programme: ProgrammeId | None


@dataclass(frozen=True)
class Viewer:
    """Somebody who has signed in. `person` is None for who takes part in nothing, as many staff do.

    `language` is the one that she chose to be spoken to in; None where she chose none.
    """

    tenant: TenantId
    account: AccountId
    person: PersonId | None
    grants: frozenset[Grant]
    language: str | None = None

    def roles_in(self, programme: ProgrammeId | None) -> frozenset[Role]:
        """Her roles in a programme; with None, those that she has in the whole organisation."""
        return frozenset(
            grant.role for grant in self.grants if grant.programme is None or grant.programme == programme
        )


def may(viewer: Viewer, action: Action, programme: ProgrammeId | None) -> bool:
    """Whether one of her roles in that programme, or in the whole organisation, allows it."""
    return bool(ALLOWED[action] & viewer.roles_in(programme))


def require(viewer: Viewer, action: Action, programme: ProgrammeId | None) -> None:
    """Refuse what may not be done.

    Raises:
        NotFound: she has no role in that programme at all, so that not even its existence is told.
        Forbidden: she sees the programme, and may not do this.
    """
    if may(viewer, action, programme):
        return
    if programme is not None and not viewer.roles_in(programme):
        raise NotFound(what="programme")
    raise Forbidden(action=words_for(action))


def words_for(action: Action) -> str:
    """An action as a sentence names it: "see programme"."""
    return action.value.replace("_", " ")
