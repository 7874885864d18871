"""Mentors as a mentee sees them: no score, no address; what they wrote, their room, and why they are here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from companion.explaining.saying import in_language_all
from companion.finding import wording
from companion.finding.hall import Hall
from companion.finding.heard import Heard, Intent, Shown
from companion.finding.looking import Card, Looked, asking_as, look
from companion.finding.query import Query
from companion.finding.reasons import Reason, reasons
from companion.finding.setting import Setting, Spoken
from companion.ids import PersonId
from companion.languages.spoken import _
from companion.languages.spoken import spoken as language
from companion.people.person import Person


@dataclass(frozen=True)
class ShownCard:
    """A mentor as she is shown: no score, no address; what she wrote, her room, and why she is here."""

    id: PersonId
    person: Person
    room: int
    reply_hours: float | None
    reasons: tuple[Reason, ...]
    met: tuple[str, ...]
    not_met: tuple[str, ...]
    not_known: tuple[str, ...]
    is_near: bool


def look_up(setting: Setting, query: Query, skip: Sequence[PersonId]) -> tuple[tuple[ShownCard, ...], Looked]:
    """Whom a search finds now, as cards; `skip` are those whom she has seen."""
    if not query.chips and not (setting.mentee.wants or setting.mentee.goals):
        return (), Looked(open=1)
    gives = setting.gives(query)
    looked = look(
        query, setting.mentee, setting.candidates(), gives, setting, on=setting.on, skip=frozenset(skip)
    )
    asking = asking_as(query, setting.mentee, gives)
    spoken = setting.spoken(query)
    return tuple(_card(setting, card, asking, spoken) for card in looked.cards), looked


def _card(setting: Setting, card: Card, asking: Person, spoken: Spoken) -> ShownCard:
    one = card.candidate
    return ShownCard(
        id=one.id,
        person=one.person,
        room=one.room,
        reply_hours=setting.answering.hours.get(one.id),
        reasons=reasons(card, asking, setting.rules, spoken.said, spoken.liked),
        met=tuple(chip.shown for chip, held in card.wishes if held),
        not_met=tuple(chip.shown for chip, held in card.wishes if held is False),
        not_known=tuple(chip.shown for chip, held in card.wishes if held is None),
        is_near=card.is_near,
    )


def shown_people(hall: Hall, people: Sequence[PersonId]) -> tuple[Shown, ...]:
    """Those of these people who are still there, as the reader knows cards."""
    there = [(one, hall.by_id[one]) for one in people if one in hall.by_id]
    return tuple(Shown(one, person.name, person.offers) for one, person in there)


def tell_of(setting: Setting, query: Query, heard: Heard) -> list[str]:
    """What is said of people who are on cards."""
    if heard.asked_beyond:
        return [_(wording.BEYOND)]
    if not heard.about:
        return [_(wording.WHY_NOBODY)]
    if heard.intent is Intent.COMPARE and len(heard.about) < 2:
        return [_(wording.COMPARE_FEW)]
    candidates = {one.id: one for one in setting.candidates()}
    wanted = [candidates[one.id] for one in heard.about if one.id in candidates]
    gives = setting.gives(query)
    looked = look(query, setting.mentee, wanted, gives, setting, on=setting.on)
    asking = asking_as(query, setting.mentee, gives)
    told = {card.candidate.id: _card(setting, card, asking, setting.spoken(query)) for card in looked.cards}
    return [_of_one(told.get(one.id), one) for one in heard.about]


def _of_one(card: ShownCard | None, one: Shown) -> str:
    said = [] if card is None else in_language_all([one.sentence for one in card.reasons], language())
    if not said:
        return _(wording.WHY_LITTLE).format(name=one.name)
    return _(wording.WHY).format(name=one.name, reasons=" ".join(said))
