"""Drafts for their readers: made at once, edited, approved, dropped; a model writes later, if at all.

No request waits for a model. What a reader has edited is hers, and no model touches it any more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from companion.access import Viewer
from companion.accounts.audit import record
from companion.accounts.own_language import language_of
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.drafts import store
from companion.drafts.consenting import both_agree
from companion.drafts.draft import PLAIN, DraftLine
from companion.drafts.origins import with_origins
from companion.drafts.reach import own_draft, own_pair, pair_of_round
from companion.drafts.record import DraftAsk, DraftState, DraftSubject, StoredDraft
from companion.drafts.uses import DraftTools, DraftUses, WritesDrafts, writer_of
from companion.errors import DraftApproved, DraftLineUnfit, VersionOutdated
from companion.ids import DraftId, MentorshipId, PersonId, RoundId, new_id
from companion.jobs import Job, JobName
from companion.languages.catalogue import OURS
from companion.languages.phrase import phrase
from companion.languages.spoken import marked, speaking
from companion.llm.model_desk import ModelDesk

MOST_LINES = 100
NO_MODEL = marked("No AI is set up here, so this is written by rules.")
NO_CONSENT = marked("AI reads what you two write only while both of you agree, so this is written by rules.")
OTHER_LANGUAGE = marked("AI writes in English only, so this is written by rules.")
OWN_WORDS = marked("You went on before AI was done, so your words stand.")


@dataclass(frozen=True)
class Drafting:
    """What drafting works with in one process: the kinds of text, what they are handed, and the models."""

    uses: DraftUses
    models: ModelDesk
    tools: DraftTools

    @property
    def clock(self) -> Clock:
        """The clock of this process."""
        return self.tools.clock


# ---- asking for one ----------------------------------------------------------------------------


def draft_of_mentorship(
    work: UnitOfWork,
    viewer: Viewer,
    mentorship: MentorshipId,
    use: str,
    asked: DraftAsk,
    *,
    with_ai: bool,
    drafting: Drafting,
) -> StoredDraft:
    """A draft about a pair of one's own, plain and at once; where a model may phrase it, that is asked for.

    Raises:
        NotFound: there is no such pair that lives, or it is not hers.
        UseUnknown: nothing of this kind is drafted about a mentorship.
    """
    subject = own_pair(work, viewer, mentorship)
    return _made(work, viewer, subject, use, asked, with_ai, drafting)


def draft_of_round(
    work: UnitOfWork,
    viewer: Viewer,
    pair: tuple[RoundId, PersonId, PersonId],
    use: str,
    *,
    with_ai: bool,
    drafting: Drafting,
) -> StoredDraft:
    """The same about a pair of a round, for staff; `pair` is the round, the mentee and the mentor.

    Raises:
        NotFound: there is no such round or pair, or none that the viewer may know of.
        Forbidden: she sees the programme, and not its rounds.
        UseUnknown: nothing of this kind is drafted about a pair of a round.
    """
    subject = pair_of_round(work, viewer, *pair)
    return _made(work, viewer, subject, use, DraftAsk(), with_ai, drafting)


def _made(
    work: UnitOfWork,
    viewer: Viewer,
    subject: DraftSubject,
    use: str,
    asked: DraftAsk,
    with_ai: bool,
    drafting: Drafting,
) -> StoredDraft:
    writer = writer_of(drafting.uses, use, subject)
    language = language_of(viewer)
    with speaking(language):
        plain = writer.plain(work, viewer, subject, asked, drafting.tools)
    why: str | None = PLAIN
    if with_ai:
        why = _why_plain(work, subject, writer, plain.language or language, drafting.models)
    made = StoredDraft(
        id=DraftId(new_id()),
        use=writer.use,
        subject=subject,
        account=viewer.account,
        person=viewer.person if subject.mentorship is not None else None,
        asked=asked,
        lines=plain.lines,
        sources=plain.sources,
        state=DraftState.WAITING if why is None else DraftState.PLAIN,
        by=None,
        why_plain=why,
        refused=0,
        version=1,
        made_at=drafting.clock.now(),
    )
    store.drop_untouched(work, made)
    store.add_draft(work, made)
    if why is None:
        work.queue.put(Job(JobName.PHRASE_DRAFT, work.tenant, made.id, once=f"phrase:{made.id}"))
    return made


def _why_plain(
    work: UnitOfWork, subject: DraftSubject, writer: WritesDrafts, language: str, models: ModelDesk
) -> str | None:
    """Why no model is asked; None where one is. Models are asked for English, and judged by it."""
    if not models.has_writer(work):
        return NO_MODEL
    if language != OURS:
        return OTHER_LANGUAGE
    if writer.needs_consent and not both_agree(work, subject):
        return NO_CONSENT
    return None


# ---- what its reader does with it --------------------------------------------------------------


def read_draft(work: UnitOfWork, viewer: Viewer, draft: DraftId) -> StoredDraft:
    """A draft of one's own as it stands.

    Raises:
        NotFound: there is none, or it is not hers.
    """
    return own_draft(work, viewer, draft)


def list_drafts(work: UnitOfWork, viewer: Viewer, mentorship: MentorshipId) -> list[StoredDraft]:
    """One's own drafts about a pair of one's own, the newest first.

    Raises:
        NotFound: there is no such pair that lives, or it is not hers.
    """
    own_pair(work, viewer, mentorship)
    return store.drafts_about(work, viewer.account, mentorship)


def edit_draft(
    work: UnitOfWork,
    viewer: Viewer,
    draft: DraftId,
    lines: Sequence[DraftLine],
    *,
    expected_version: int,
    drafting: Drafting,
) -> StoredDraft:
    """Keep a draft in its author's words; a model that still writes writes in vain.

    A line that stays word for word a model's says so, and one that she changed says that it was one. Where
    she went back to words that the draft rests on, they are hers.

    Raises:
        NotFound: there is none, or it is not hers.
        VersionOutdated: a model was done, or she edited it elsewhere, after this version was read.
        DraftApproved: it was approved.
        DraftLineUnfit: a line has no words, or stands or rests on what there is not.
    """
    found = _held(work, viewer, draft, expected_version)
    writer = writer_of(drafting.uses, found.use, found.subject)
    written = _checked(lines, found, writer)
    store.change(
        work,
        draft,
        lines=store.lines_as_json(written),
        edited_at=drafting.clock.now(),
        **_no_longer_waiting(found),
    )
    return own_draft(work, viewer, draft)


def approve_draft(
    work: UnitOfWork, viewer: Viewer, draft: DraftId, *, expected_version: int, drafting: Drafting
) -> StoredDraft:
    """Approve a draft as it was read; what comes of it comes once, however often this is said.

    Raises:
        NotFound: there is none, or it is not hers.
        VersionOutdated: it changed after this version was read.
    """
    found = own_draft(work, viewer, draft, lock=True)
    if found.approved_at is not None:
        return found
    found = _held(work, viewer, draft, expected_version)
    writer = writer_of(drafting.uses, found.use, found.subject)
    with speaking(language_of(viewer)):
        writer.approve(work, viewer, found, drafting.tools)
    store.change(work, draft, approved_at=drafting.clock.now(), **_no_longer_waiting(found))
    _record(work, viewer, "draft.approved", found, drafting.clock)
    return own_draft(work, viewer, draft)


def drop_draft(work: UnitOfWork, viewer: Viewer, draft: DraftId, *, clock: Clock) -> None:
    """Take a draft away; what came of an approved one stays.

    Raises:
        NotFound: there is none, or it is not hers.
    """
    found = own_draft(work, viewer, draft, lock=True)
    store.drop_draft(work, draft)
    _record(work, viewer, "draft.dropped", found, clock)


def _held(work: UnitOfWork, viewer: Viewer, draft: DraftId, expected: int) -> StoredDraft:
    found = own_draft(work, viewer, draft, lock=True)
    if found.approved_at is not None:
        raise DraftApproved
    if found.version != expected:
        raise VersionOutdated(what="draft")
    return found


def _no_longer_waiting(found: StoredDraft) -> dict[str, object]:
    if found.state is not DraftState.WAITING:
        return {}
    return store.nobody_at_it(OWN_WORDS)


def _checked(lines: Sequence[DraftLine], found: StoredDraft, writer: WritesDrafts) -> tuple[DraftLine, ...]:
    if len(lines) > MOST_LINES:
        raise DraftLineUnfit(
            why=phrase("there are {count}, and a draft has at most {most}", count=len(lines), most=MOST_LINES)
        )
    known = {source.id for source in found.sources}
    for line in lines:
        if not line.text.strip():
            raise DraftLineUnfit(why="it has no words")
        if line.part not in writer.parts:
            raise DraftLineUnfit(why=phrase("there is no part {part!r} in this text", part=line.part))
        if not set(line.cites) <= known:
            raise DraftLineUnfit(why="it rests on something that this draft does not have")
    return with_origins(lines, found)


def _record(work: UnitOfWork, viewer: Viewer, action: str, found: StoredDraft, clock: Clock) -> None:
    about = found.subject
    programme = store.programme_of(work, about)
    facts = {"use": found.use, "phrased": found.by is not None, "edited": found.edited_at is not None}
    record(work, viewer, action, programme=programme, subject=found.id, facts=facts, clock=clock)
