"""Who may have drafts about which pair: the two of their own, and staff of pairs in their rounds."""

from __future__ import annotations

from companion import access
from companion.access import Action, Viewer
from companion.db.unit_of_work import UnitOfWork
from companion.drafts import store
from companion.drafts.record import DraftSubject, StoredDraft
from companion.errors import NotFound
from companion.ids import DraftId, MentorshipId, PersonId, RoundId


def own_pair(work: UnitOfWork, viewer: Viewer, mentorship: MentorshipId) -> DraftSubject:
    """The pair of a living mentorship of the viewer's own.

    Raises:
        NotFound: there is none, or it is not hers.
    """
    found = store.read_living_pair(work, mentorship)
    if found is None or viewer.person not in (found.mentee, found.mentor):
        raise NotFound(what="mentorship")
    if not access.may(viewer, Action.SEE_OWN_MATCHES, found.programme):
        raise NotFound(what="mentorship")
    return DraftSubject(mentorship, None, found.mentee, found.mentor)


def pair_of_round(
    work: UnitOfWork, viewer: Viewer, round_id: RoundId, mentee: PersonId, mentor: PersonId
) -> DraftSubject:
    """A pair of two people as staff of their programme may ask about it; they need not have been matched.

    Raises:
        NotFound: there is no such round or pair, or none that the viewer may know of.
        Forbidden: she sees the programme, and not its rounds.
    """
    programme = store.programme_of_round(work, round_id)
    if programme is None or not viewer.roles_in(programme):
        raise NotFound(what="round")
    access.require(viewer, Action.SEE_ROUNDS, programme)
    if not store.take_part(work, programme, (mentee, mentor)):
        raise NotFound(what="pair")
    return DraftSubject(None, round_id, mentee, mentor)


def own_draft(work: UnitOfWork, viewer: Viewer, draft: DraftId, *, lock: bool = False) -> StoredDraft:
    """A draft of the viewer's own, as long as she may have drafts about its pair.

    Raises:
        NotFound: there is none, or it is not hers.
        Forbidden: she does not look after that programme's rounds any more.
    """
    found = store.read_draft(work, draft, lock=lock)
    if found is None or found.account != viewer.account:
        raise NotFound(what="draft")
    about = found.subject
    if about.mentorship is not None:
        own_pair(work, viewer, about.mentorship)
    elif about.round is not None:
        pair_of_round(work, viewer, about.round, about.mentee, about.mentor)
    return found
