"""Agreeing: a draft at once, versions that both may write, and signatures on one version."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from companion.access import Viewer
from companion.accounts.audit import record
from companion.accounts.own_language import chosen_by, language_of
from companion.agreements import store
from companion.agreements.agreement import (
    Agreement,
    Clause,
    ClauseName,
    ClauseSource,
    Dates,
    PhrasedClause,
    SourceKind,
)
from companion.agreements.draft_language import (
    IN_OURS,
    DraftLanguage,
    LanguageReason,
    common_language,
    is_as_drafted,
    language_in,
    with_language,
)
from companion.agreements.drafting import Party, dates_of, draft
from companion.agreements.reviewing import ClauseChange, Finding, Trouble, changes, findings
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.errors import AgreementBegun, AgreementNotReady, VersionOutdated
from companion.ids import MentorshipId
from companion.languages.catalogue import OURS, languages
from companion.languages.choosing import require_known
from companion.languages.phrase import joined
from companion.languages.spoken import speaking
from companion.matching.rounds.mentorship_service import OwnMentorship, hold_mentorship, own_mentorship
from companion.people.people_service import profiles_of
from companion.people.person import Role
from companion.people.register import Profile
from companion.programmes.charter import Charter
from companion.programmes.programme_service import read_programme_record

_DRAFTS_IN_OTHERS = 900_000_000
"""Beyond every version that is kept."""
NOTHING_PHRASED: Mapping[ClauseName, PhrasedClause] = MappingProxyType({})


@dataclass(frozen=True)
class AgreementState:
    """The newest version, what is to be looked at in it, and how it differs from the one before."""

    agreement: Agreement
    own_side: Role
    dates: Dates
    findings: tuple[Finding, ...]
    changes: tuple[ClauseChange, ...]
    changed_since: int | None = None
    """What the changes are counted from: the last version that the reader signed, else the one before."""
    signed_before: bool = False
    """Whether the reader has signed that one, and is asked anew."""
    language: DraftLanguage = IN_OURS
    """The language in which it was drafted."""
    other_languages: tuple[str, ...] = ()
    """In which it may be drafted anew, the reader's or her partner's; none once it was changed or signed."""

    @property
    def version(self) -> int:
        """What the ETag is made of: every new version and every signature raises it.

        A draft that nobody has kept may turn into one in another language, which is then another version too.
        """
        if self.agreement.number == 0 and self.language.language != OURS:
            return _DRAFTS_IN_OTHERS + list(languages()).index(self.language.language)
        signed = (self.agreement.mentee_signed_at, self.agreement.mentor_signed_at)
        return 1 + 3 * self.agreement.number + sum(at is not None for at in signed)


def read_agreement(work: UnitOfWork, viewer: Viewer, mentorship: MentorshipId) -> AgreementState:
    """The agreement of one's own pair as it stands; where nobody has kept any, a draft.

    It stays readable for both when their pair has ended.

    Raises:
        NotFound: there is no such pair, or it is not hers.
    """
    return _state(work, viewer, own_mentorship(work, viewer, mentorship, also_ended=True))


def draft_anew(
    work: UnitOfWork,
    viewer: Viewer,
    mentorship: MentorshipId,
    language: str,
    *,
    expected_version: int,
    clock: Clock,
) -> AgreementState:
    """Keep a draft in another language as a new version, one text for both; nobody has signed it.

    Raises:
        NotFound: there is no such pair that lives, or it is not hers.
        LanguageUnknown: Companion has no catalogue for it.
        VersionOutdated: the other wrote or signed after this version was read.
        AgreementBegun: one of the two has changed its words or signed it.
    """
    require_known(language)
    own, state = _held(work, viewer, mentorship, expected_version)
    if not is_as_drafted(state.agreement):
        raise AgreementBegun
    if state.language.language == language:
        return state
    charter = read_programme_record(work, viewer, own.mentorship.programme).charter
    drafted = _draft(work, own, charter, DraftLanguage(language, LanguageReason.ASKED))
    number = state.agreement.number + 1
    store.add_version(work, mentorship, number, drafted.clauses, own.own_person, clock.now())
    _record(work, viewer, own, "agreement.written", number, clock)
    return _state(work, viewer, own)


def write_agreement(
    work: UnitOfWork,
    viewer: Viewer,
    mentorship: MentorshipId,
    texts: Mapping[ClauseName, str],
    *,
    expected_version: int,
    clock: Clock,
    phrased: Mapping[ClauseName, PhrasedClause] = NOTHING_PHRASED,
) -> AgreementState:
    """Keep a new version, which nobody has signed; clauses that are not named stay as they are.

    `phrased` says of a clause which model put it into the words that it is given, and whether she has changed
    those, so that they are of both.

    Raises:
        NotFound: there is no such pair that lives, or it is not hers.
        VersionOutdated: the other wrote or signed after this version was read.
    """
    own, state = _held(work, viewer, mentorship, expected_version)
    by = ClauseSource(SourceKind.WRITTEN, own.own_side.value, "")
    clauses = tuple(
        _written(clause, texts, _origins(phrased.get(clause.name), by)) for clause in state.agreement.clauses
    )
    if clauses == state.agreement.clauses and state.agreement.number > 0:
        return state
    number, now = state.agreement.number + 1, clock.now()
    store.add_version(work, mentorship, number, clauses, own.own_person, now)
    _record(work, viewer, own, "agreement.written", number, clock)
    return _state(work, viewer, own)


def sign_agreement(
    work: UnitOfWork, viewer: Viewer, mentorship: MentorshipId, *, expected_version: int, clock: Clock
) -> AgreementState:
    """Sign the version that was read; it stands when both have.

    Raises:
        NotFound: there is no such pair that lives, or it is not hers.
        VersionOutdated: the other wrote or signed after this version was read.
        AgreementNotReady: a clause is missing or two contradict each other.
    """
    own, state = _held(work, viewer, mentorship, expected_version)
    serious = [found.says for found in state.findings if found.trouble is not Trouble.VAGUE]
    if serious:
        raise AgreementNotReady(troubles=joined(" ", serious))
    number = state.agreement.number
    if number == 0:
        # Who signs a draft keeps it: what was signed must never change under the signature.
        number = 1
        store.add_version(work, mentorship, number, state.agreement.clauses, own.own_person, clock.now())
    fingerprint = replace(state.agreement, number=number).fingerprint
    store.sign(work, mentorship, number, own.own_side, fingerprint, clock.now())
    _record(work, viewer, own, "agreement.signed", number, clock, sha256=fingerprint)
    return _state(work, viewer, own)


def _held(
    work: UnitOfWork, viewer: Viewer, mentorship: MentorshipId, expected: int
) -> tuple[OwnMentorship, AgreementState]:
    own = own_mentorship(work, viewer, mentorship)
    hold_mentorship(work, mentorship)
    state = _state(work, viewer, own)
    if state.version != expected:
        raise VersionOutdated(what="agreement")
    return own, state


def _state(work: UnitOfWork, viewer: Viewer, own: OwnMentorship) -> AgreementState:
    charter = read_programme_record(work, viewer, own.mentorship.programme).charter
    began_on = own.mentorship.began_at.date()
    kept = store.newest_versions(work, own.mentorship.id)
    chosen = _chosen(work, own)
    newest = kept[0] if kept else _draft(work, own, charter, common_language(*chosen))
    signed = store.last_signed(work, own.mentorship.id, own.own_side, newest.number)
    before = kept[1] if len(kept) > 1 else newest
    if signed not in (None, before.number):
        before = store.read_version(work, own.mentorship.id, signed or 0)
    dates = dates_of(charter, began_on)
    drafted_in = language_in(newest.clauses) if kept else common_language(*chosen)
    return AgreementState(
        newest,
        own.own_side,
        dates,
        findings(newest.clauses, dates),
        changes(before.clauses, newest.clauses),
        before.number if before is not newest else None,
        signed is not None,
        drafted_in,
        _others(newest, drafted_in, (language_of(viewer), *chosen)),
    )


def _chosen(work: UnitOfWork, own: OwnMentorship) -> tuple[str | None, str | None]:
    """Which language the mentee chose, and which the mentor."""
    pair = own.mentorship.pair
    profiles = profiles_of(work, {pair.mentee, pair.mentor})
    found = chosen_by(work, [one.email for one in profiles.values()])
    return found[profiles[pair.mentee].email], found[profiles[pair.mentor].email]


def _others(agreement: Agreement, drafted_in: DraftLanguage, wanted: Sequence[str | None]) -> tuple[str, ...]:
    if not is_as_drafted(agreement):
        return ()
    known = dict.fromkeys(one for one in wanted if one is not None)
    return tuple(one for one in known if one != drafted_in.language)


def _draft(work: UnitOfWork, own: OwnMentorship, charter: Charter, language: DraftLanguage) -> Agreement:
    pair = own.mentorship.pair
    profiles = profiles_of(work, {pair.mentee, pair.mentor})
    with speaking(language.language):
        clauses = draft(
            charter,
            _party(profiles[pair.mentee]),
            _party(profiles[pair.mentor]),
            own.mentorship.began_at.date(),
        )
    clauses = with_language(clauses, language)
    return Agreement(own.mentorship.id, 0, clauses, None, None, None, None)


def _party(profile: Profile) -> Party:
    return Party(profile.name or profile.email, profile.wants, profile.offers, profile.goals)


def _origins(phrased: PhrasedClause | None, by: ClauseSource) -> tuple[ClauseSource, ...]:
    """Who put a clause into its new words, the last one last."""
    if phrased is None:
        return (by,)
    return (phrased.model, by) if phrased.edited else (phrased.model,)


def _written(clause: Clause, texts: Mapping[ClauseName, str], by: tuple[ClauseSource, ...]) -> Clause:
    text = texts.get(clause.name, clause.text).strip()
    if text == clause.text:
        return clause
    return replace(clause, text=text, sources=(*(one for one in clause.sources if one not in by), *by))


def _record(
    work: UnitOfWork, viewer: Viewer, own: OwnMentorship, action: str, number: int, clock: Clock, **more: str
) -> None:
    record(
        work,
        viewer,
        action,
        programme=own.mentorship.programme,
        subject=own.mentorship.id,
        facts={"number": number, **more},
        clock=clock,
    )
