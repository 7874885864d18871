"""The job that has a model phrase a draft: read, ask with no transaction open, keep if it is still wanted.

Each line that holds is stored as it comes, beside the draft, for whoever watches it. The job may come twice,
after a worker was killed; a draft that is phrased, edited or gone by then is left alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from companion.access import Viewer
from companion.accounts.account_service import viewer_of
from companion.db.unit_of_work import Database, UnitOfWork
from companion.drafts import store
from companion.drafts.consenting import both_agree
from companion.drafts.draft import Drafted, DraftLine
from companion.drafts.phrasing import ToPhrase, author, phrase
from companion.drafts.reach import own_draft
from companion.drafts.record import DraftState, StoredDraft
from companion.drafts.service import NO_CONSENT, NO_MODEL, Drafting
from companion.drafts.uses import WritesDrafts, writer_of
from companion.errors import AiSecretLost, CompanionError
from companion.ids import DraftId, TenantId
from companion.languages.catalogue import OURS
from companion.languages.spoken import marked
from companion.llm.model_desk import LONGEST_LOAD_SECONDS

TOO_MUCH_TO_DO = marked("AI had too much to do just now, so this is written by rules.")
LEAST_SECONDS = 1.0
"""In which no model writes a text; who has less left is not kept waiting for it."""
GIVEN_UP = marked("AI could not finish this text, so it is written by rules.")


@dataclass(frozen=True)
class _Order:
    """A draft that waits, and what is to be asked of a model about it."""

    draft: StoredDraft
    what: ToPhrase
    writer: WritesDrafts


class _NotWanted(Exception):
    """Ends a question to a model when the draft was edited, approved or dropped while it wrote."""


def phrase_draft(database: Database, tenant: TenantId, draft: DraftId, *, drafting: Drafting) -> None:
    """Have a draft phrased; whatever a model does, what is there afterwards is a usable text."""
    with database.transaction(tenant) as work:
        order = _order(work, draft, drafting)
    if order is None:
        return
    try:
        drafted = _phrased(database, tenant, order, drafting)
    except _NotWanted:
        return
    with database.transaction(tenant) as work:
        if store.finish(work, order.draft, drafted, order.what.sources.values()):
            order.writer.phrased(work, order.draft, drafted)


def _phrased(database: Database, tenant: TenantId, order: _Order, drafting: Drafting) -> Drafted:
    try:
        gateway = drafting.models.gateway(tenant)
    except AiSecretLost:
        gateway = None
    if gateway is None:
        return Drafted(order.what.plain, None, NO_MODEL)
    promised = _seconds_of_promise(order, drafting)
    drafting.models.wait_until_loaded(LONGEST_LOAD_SECONDS if promised is None else promised)
    left = _seconds_left(order, drafting)
    if left < LEAST_SECONDS:
        return Drafted(order.what.plain, None, TOO_MUCH_TO_DO)
    by = author(gateway, order.what)

    def grow(lines: tuple[DraftLine, ...]) -> None:
        with database.transaction(tenant) as work:
            if not store.grow(work, order.draft, lines, by):
                raise _NotWanted

    return phrase(gateway, order.what, drafting.tools.encoder, deadline_seconds=left, grow=grow)


def _seconds_left(order: _Order, drafting: Drafting) -> float:
    """How long a model may take: as long as its use allows, and not beyond what its reader was promised."""
    longest = min(order.writer.longest_seconds, drafting.models.settings.writer_deadline_seconds)
    promised = _seconds_of_promise(order, drafting)
    return longest if promised is None else min(longest, promised)


def _seconds_of_promise(order: _Order, drafting: Drafting) -> float | None:
    """What is left of the time within which its reader was promised the text; None: nothing was promised."""
    within = order.writer.within_seconds
    return None if within is None else within - (drafting.clock.now() - order.draft.made_at).total_seconds()


def give_up(database: Database, tenant: TenantId, draft: DraftId) -> None:
    """Let a draft that no model will phrase stand as it is."""
    with database.transaction(tenant) as work:
        found = store.read_draft(work, draft)
        if found is not None:
            _leave_plain(work, found, GIVEN_UP)


def _order(work: UnitOfWork, draft: DraftId, drafting: Drafting) -> _Order | None:
    found = store.read_draft(work, draft)
    if found is None or found.state is not DraftState.WAITING:
        return None
    viewer = viewer_of(work, found.account)
    if viewer is None:
        _leave_plain(work, found, GIVEN_UP)
        return None
    try:
        # What waits for a model is in English, whatever its reader has chosen meanwhile.
        return _allowed(work, replace(viewer, language=OURS), found, drafting)
    except CompanionError:
        # The pair has parted, or she is not in it any more: nobody may ask about it, and nobody reads it.
        _leave_plain(work, found, GIVEN_UP)
        return None


def _allowed(work: UnitOfWork, viewer: Viewer, found: StoredDraft, drafting: Drafting) -> _Order | None:
    own_draft(work, viewer, found.id)
    writer = writer_of(drafting.uses, found.use, found.subject)
    if writer.needs_consent and not both_agree(work, found.subject):
        _leave_plain(work, found, NO_CONSENT)
        return None
    what = writer.to_phrase(work, viewer, found, drafting.tools)
    return _Order(found, what, writer)


def _leave_plain(work: UnitOfWork, found: StoredDraft, why: str) -> None:
    store.finish(work, found, Drafted(found.lines, None, why), found.sources)
