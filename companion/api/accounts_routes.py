"""Accounts, invitations and roles, and the trail of what was done, for administrators."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import Query

from companion.access import Grant, Role
from companion.accounts import account_service, audit, role_service
from companion.accounts.account import Account
from companion.accounts.inviting import Invitation, invite
from companion.api.api_router import api_router
from companion.api.audit_views import audit_records
from companion.api.idempotency import Once
from companion.api.paging import PageAsked
from companion.api.session import Signed
from companion.contracts.accounts import (
    AccountEntry,
    AccountPage,
    AuditPage,
    Invited,
    NewAccount,
    NewInvitation,
    RoleEntry,
    RoleName,
    TrailState,
    WhomToInvite,
)
from companion.ids import AccountId, ProgrammeId
from companion.languages.phrase import spoken_now
from companion.matching.rounds import inviting_service

router = api_router()

_LONGEST_NUMBER = 18

InProgramme = Annotated[
    UUID | None,
    Query(alias="programme", description="Only what belongs to this programme; without it, to all."),
]


@router.get("/accounts", tags=["Accounts"])
def list_accounts(signed: Signed, asked: PageAsked, programme: InProgramme = None) -> AccountPage:
    """List accounts by e-mail address: all, or those with a role in one programme."""
    after = asked.after(UUID)
    rows = account_service.list_accounts(
        signed.work,
        signed.viewer,
        programme=_programme(programme),
        after=AccountId(after[0]) if after else None,
        limit=asked.fetch,
    )
    page = asked.cut(rows, key=lambda account: (account.id,))
    return AccountPage(items=[account_entry(account) for account in page.items], next=page.next)


@router.post("/accounts", status_code=201, tags=["Accounts"])
def add_account(signed: Signed, body: NewAccount) -> AccountEntry:
    """Make an account without a role; its owner can ask for a link to sign in."""
    return account_entry(
        account_service.add_account(signed.work, signed.viewer, body.email, body.name, clock=signed.clock)
    )


@router.post("/accounts/{account_id}/shut", tags=["Accounts"])
def shut_account(signed: Signed, account_id: UUID) -> AccountEntry:
    """Let nobody sign in with an account any more, and sign out who is; its roles stay."""
    return account_entry(
        account_service.shut_account(signed.work, signed.viewer, AccountId(account_id), clock=signed.clock)
    )


@router.post("/accounts/{account_id}/open", tags=["Accounts"])
def open_account(signed: Signed, account_id: UUID) -> AccountEntry:
    """Let somebody sign in again whose account was shut."""
    return account_entry(
        account_service.open_account(signed.work, signed.viewer, AccountId(account_id), clock=signed.clock)
    )


@router.post("/accounts/{account_id}/roles", tags=["Accounts"])
def grant_role(signed: Signed, account_id: UUID, body: RoleEntry) -> AccountEntry:
    """Give an account a role, in one programme or in all; nothing changes where it has it."""
    grant = Grant(Role(body.role), _programme(body.programme))
    return account_entry(
        role_service.grant_role(signed.work, signed.viewer, AccountId(account_id), grant, clock=signed.clock)
    )


@router.delete("/accounts/{account_id}/roles", tags=["Accounts"])
def withdraw_role(
    signed: Signed,
    account_id: UUID,
    role: Annotated[RoleName, Query(description="The role that is taken.")],
    programme: Annotated[
        UUID | None, Query(description="In which programme; without it, the role in all of them.")
    ] = None,
) -> AccountEntry:
    """Take a role from an account; an organisation always keeps an administrator."""
    grant = Grant(Role(role), _programme(programme))
    return account_entry(
        role_service.withdraw_role(
            signed.work, signed.viewer, AccountId(account_id), grant, clock=signed.clock
        )
    )


@router.post("/invitations", status_code=201, tags=["Accounts"])
def invite_somebody(signed: Signed, body: NewInvitation) -> AccountEntry:
    """Give somebody an account and a role, and tell her by mail."""
    invitation = Invitation(body.email, body.name, Role(body.role), _programme(body.programme))
    address = signed.services.settings.public_address
    return account_entry(invite(signed.work, signed.viewer, invitation, clock=signed.clock, address=address))


@router.post("/programmes/{programme_id}/invitations", tags=["Accounts"])
def invite_people(signed: Signed, once: Once, programme_id: UUID, body: WhomToInvite) -> Invited:
    """Send a link to everybody of a programme, or to all who are matched, who has not been here yet."""
    written = inviting_service.invite_people(
        signed.work,
        signed.viewer,
        ProgrammeId(programme_id),
        inviting_service.Whom(body.whom),
        clock=signed.clock,
        address=signed.services.settings.public_address,
    )
    return once.keep(
        Invited(invited=written.invited, lately=written.lately, here=written.known, shut=written.shut)
    )


@router.get("/audit", tags=["Audit"])
def list_audit(signed: Signed, asked: PageAsked, programme: InProgramme = None) -> AuditPage:
    """List what was done, newest first: in the whole organisation, or in one programme."""
    before = asked.after(_number)
    entries = audit.read_trail(
        signed.work,
        signed.viewer,
        programme=_programme(programme),
        before=before[0] if before else None,
        limit=asked.fetch,
    )
    page = asked.cut(entries, key=lambda entry: (entry.number,))
    return AuditPage(items=audit_records(signed.work, page.items), next=page.next)


@router.get("/audit/check", tags=["Audit"])
def check_audit(signed: Signed) -> TrailState:
    """Check that no entry of the trail was changed, removed or swapped."""
    found = audit.check_trail(signed.work, signed.viewer)
    return TrailState(
        entries=found.entries,
        broken_at=found.broken_at,
        trouble=found.trouble and spoken_now(found.trouble),
        head=found.head,
    )


def account_entry(account: Account) -> AccountEntry:
    """An account, as it crosses the wire."""
    return AccountEntry(
        id=account.id,
        email=account.email,
        name=account.name,
        created_at=account.created_at,
        shut_at=account.disabled_at,
        roles=role_entries(account.grants),
        takes_part=role_entries(account.parts),
    )


def role_entries(grants: frozenset[Grant]) -> list[RoleEntry]:
    """Roles in the order of their names, those of the whole organisation first."""
    ordered = sorted(grants, key=lambda grant: (grant.role.value, str(grant.programme or "")))
    return [RoleEntry(role=grant.role.value, programme=grant.programme) for grant in ordered]


def _number(text: str) -> int:
    if len(text) > _LONGEST_NUMBER:
        raise ValueError("more than the database counts")
    return int(text)


def _programme(programme: UUID | None) -> ProgrammeId | None:
    return None if programme is None else ProgrammeId(programme)
