"""What somebody sees of a match of her own: why it was made, in her own view, and the other's public side.

No score, no price and nobody else is in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from companion.access import Viewer
from companion.db.unit_of_work import UnitOfWork
from companion.explaining.explanation import View
from companion.explaining.pair_claims import claims_for, quotes_of, sentence_of, sided_fields
from companion.explaining.quantities import language_label
from companion.explaining.quoted_language import ShownQuote
from companion.explaining.visibility import Side, may_see
from companion.ids import MentorshipId, PersonId, ProgrammeId
from companion.languages.spoken import spoken
from companion.matching.rounds.mentorship_service import (
    OwnMentorship,
    own_ended_mentorships,
    own_mentorships,
)
from companion.people.person import Role
from companion.people.register import Profile
from companion.programmes.programme_service import rules_in_force

SHOWN_FIELDS = ("wants", "goals", "offers", "experience", "about", "department", "level", "location")
"""What partners may read of each other, if they wrote it, beside name, address and languages."""


@dataclass(frozen=True)
class MyMatch:
    """One match. `fields` hold the other's own words by column, those that she filled in.

    The reasons are in the language that is spoken; `rests_on` has for each of them the fields that it rests
    on, as `mentee.wants`, and `quotes` what it quotes.
    """

    mentorship: MentorshipId
    programme: ProgrammeId
    programme_name: str
    own_side: Role
    began_at: datetime
    ended_at: datetime | None
    partner: PersonId
    partner_name: str
    partner_email: str
    partner_languages: tuple[str, ...]
    fields: Mapping[str, str]
    reasons: tuple[str, ...]
    rests_on: tuple[tuple[str, ...], ...]
    quotes: tuple[tuple[ShownQuote, ...], ...]


def my_matches(work: UnitOfWork, viewer: Viewer, *, ended: bool = False) -> list[MyMatch]:
    """The matches of whoever asks: those that live or, with `ended`, those that have ended."""
    found = own_ended_mentorships(work, viewer) if ended else own_mentorships(work, viewer)
    names = {one: rules_in_force(work, one).name for one in {own.mentorship.programme for own in found}}
    return [_shown(own, names[own.mentorship.programme]) for own in found]


def _shown(own: OwnMentorship, programme_name: str) -> MyMatch:
    view = View(own.own_side.value)
    pair, partner = own.mentorship.pair, own.partner
    claims = [] if own.stored is None else claims_for(own.stored, view)
    her_side = Side.MENTOR if view is View.MENTEE else Side.MENTEE
    return MyMatch(
        mentorship=own.mentorship.id,
        programme=own.mentorship.programme,
        programme_name=programme_name,
        own_side=own.own_side,
        began_at=own.mentorship.began_at,
        ended_at=own.mentorship.ended_at,
        partner=pair.mentor if view is View.MENTEE else pair.mentee,
        partner_name=partner.name,
        partner_email=partner.email if may_see(view, her_side, "email") else "",
        partner_languages=_languages(partner, view, her_side),
        fields={
            name: str(getattr(partner, name))
            for name in SHOWN_FIELDS
            if getattr(partner, name) and may_see(view, her_side, name)
        },
        reasons=tuple(sentence_of(claim, spoken()) for claim in claims),
        rests_on=tuple(sided_fields(claim) for claim in claims),
        quotes=tuple(quotes_of(claim) for claim in claims),
    )


def _languages(partner: Profile, view: View, her_side: Side) -> tuple[str, ...]:
    if not may_see(view, her_side, "languages"):
        return ()
    return tuple(language_label(code, spoken()) for code in partner.languages)
