"""Finding a mentor by talking: what she says is heard at once, then looked for; all of it is hers alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from companion import access
from companion.access import Action, Viewer
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.errors import (
    ChipCountsNot,
    ChipUnreadable,
    FindingPaused,
    MessageEmpty,
    NotFound,
    VersionOutdated,
)
from companion.finding import store, wording
from companion.finding.conversation import Conversation, Turn
from companion.finding.fitting import Candidate
from companion.finding.hall import Hall, Halls, own_of
from companion.finding.heard import Heard, Intent, Shown, Words
from companion.finding.looking import Card, Looked, asking_as, look
from companion.finding.query import About, Chip, Kind, Query, may_count
from companion.finding.reader import Before, counted_as, read, reread
from companion.finding.reasons import Reason, reasons
from companion.finding.room import Answering, room_left
from companion.ids import PersonId, ProgrammeId
from companion.matching.asked_scoring import AskedWish
from companion.matching.asking_service import (
    Asked,
    AskTools,
    Ties,
    nearest_mentors,
    score_mentors,
    ties_for,
)
from companion.matching.eligibility import Eligibility
from companion.matching.match import PairDetail
from companion.matching.nearest_offers import Nearness
from companion.people.people_service import generation_of, roster_of
from companion.people.person import Person
from companion.programmes.programme import DefaultRule, Programme
from companion.programmes.programme_service import rules_in_force

MOST_TURNS = 50
"""As many messages are shown; the older ones are kept and exported."""

MOST_SEEN = 200


@dataclass(frozen=True)
class FindingTools:
    """What a process finds mentors with. `answering` is told by the step that has requests."""

    ask: AskTools
    halls: Halls = field(default_factory=Halls)
    answering: Callable[[UnitOfWork, ProgrammeId], Answering] = lambda _work, _programme: Answering()


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


@dataclass(frozen=True)
class ChipWish:
    """How a chip should count, what it should say, or both; read at this version."""

    kind: Kind | None
    words: str | None
    expected_version: int


@dataclass(frozen=True)
class Seen:
    """The conversation as she sees it; cards are looked up anew each time, so that nobody full is shown."""

    query: Query
    turns: tuple[Turn, ...]
    cards: tuple[ShownCard, ...]
    relaxed: tuple[tuple[Chip, int], ...]
    is_more: bool
    version: int


@dataclass(frozen=True)
class HeardTurn:
    """A message that was kept, with what is said at once."""

    number: int
    query: Query
    lines: tuple[str, ...]
    heard: Heard
    version: int


# ---- talking -----------------------------------------------------------------------------------


def hear(
    work: UnitOfWork,
    viewer: Viewer,
    programme: ProgrammeId,
    message: str,
    *,
    tools: FindingTools,
    clock: Clock,
) -> HeardTurn:
    """Keep a message and what was understood of it; nobody is looked for yet.

    Raises:
        NotFound, Forbidden: she is no mentee of the programme.
        FindingPaused: she takes no part in it now.
        MessageEmpty: nothing was said.
    """
    setting = _setting(work, viewer, programme, tools, clock)
    if not message.strip():
        raise MessageEmpty
    store.begin(work, programme, setting.person, clock.now())
    found = _held(work, setting)
    before = Before(found.query, _shown(setting.hall, found.shown), found.asked_about)
    heard = read(message, before, setting.words, own_of(setting.mentee))
    lines = wording.first_words(heard, heard.query)
    if heard.intent is Intent.UNDO:
        heard, lines = _undone(heard, found)
    about = tuple(one.id for one in heard.about) or found.asked_about
    changed = heard.query != found.query
    fresh = heard.intent is Intent.START_AGAIN or changed
    store.keep(
        work,
        replace(
            found,
            query=heard.query,
            before=found.query if changed else found.before,
            shown=found.shown,
            asked_about=about,
            seen=() if fresh else found.seen,
        ),
        clock.now(),
    )
    number = store.add_turn(work, found.id, message.strip(), lines, clock.now())
    return HeardTurn(number, heard.query, tuple(lines), heard, found.version + 1)


def answer(
    work: UnitOfWork,
    viewer: Viewer,
    programme: ProgrammeId,
    turn: HeardTurn,
    *,
    tools: FindingTools,
    clock: Clock,
) -> Seen:
    """Look for mentors as a message asks, and keep what it was answered."""
    setting = _setting(work, viewer, programme, tools, clock)
    found = _held(work, setting)
    intent = turn.heard.intent
    is_more = intent is Intent.MORE
    skip = (*found.seen, *found.shown) if is_more else ()
    cards, looked = _looked(setting, found.query, skip)
    lines = list(turn.lines)
    if intent in (Intent.WHY, Intent.COMPARE):
        lines += _told(setting, found.query, turn.heard)
        cards, looked = _looked(setting, found.query, found.seen)
    elif intent is not Intent.GREET and not (intent is Intent.LOST and turn.heard.declined and not cards):
        lines += wording.found_words(looked, found.query, is_more=is_more)
        if wording.wants_hours(found.query) and setting.mentee.time_zone is None:
            lines.append(wording.UTC)
    seen = tuple(dict.fromkeys((*found.seen, *found.shown)))[-MOST_SEEN:] if is_more else found.seen
    shown = tuple(card.id for card in cards)
    store.answer_turn(work, found.id, turn.number, lines, None)
    kept = replace(found, shown=shown or found.shown, seen=seen)
    store.keep(work, kept, clock.now())
    return _seen(work, kept, cards, looked, found.version + 1)


def read_conversation(
    work: UnitOfWork, viewer: Viewer, programme: ProgrammeId, *, tools: FindingTools, clock: Clock
) -> Seen:
    """The conversation so far, with the cards as they are now.

    Raises:
        NotFound, Forbidden, FindingPaused: see `hear`.
    """
    setting = _setting(work, viewer, programme, tools, clock)
    found = store.read_conversation(work, programme, setting.person)
    if found is None:
        return Seen(Query(), (), (), (), is_more=False, version=0)
    cards, looked = _looked(setting, found.query, found.seen)
    return _seen(work, found, cards, looked, found.version)


# ---- changing the query ------------------------------------------------------------------------


def change_chip(
    work: UnitOfWork,
    viewer: Viewer,
    programme: ProgrammeId,
    chip_id: str,
    wish: ChipWish,
    *,
    tools: FindingTools,
    clock: Clock,
) -> Seen:
    """Have a chip count otherwise, or say something else.

    Raises:
        NotFound: there is no such chip.
        ChipCountsNot: what it is about cannot count so.
        ChipUnreadable: the new words name nothing of that kind.
        VersionOutdated: the query was changed after this version of it was read.
    """
    setting, found, chip = _found_chip(work, viewer, programme, chip_id, wish.expected_version, tools, clock)
    own, changed = own_of(setting.mentee), chip
    if wish.words is not None:
        reread_ = reread(wish.words, chip, setting.words, own)
        if reread_ is None:
            raise ChipUnreadable(words=wish.words[:80], about=_ABOUT[chip.about])
        changed = reread_
    if wish.kind is not None and not may_count(chip.about, wish.kind):
        raise ChipCountsNot(about=_ABOUT[chip.about])
    if wish.kind is not None and wish.kind is not changed.kind:
        changed = counted_as(changed, wish.kind, setting.words, own)
    chips = tuple(changed if one.id == chip.id else one for one in found.query.chips)
    return _keep_query(work, setting, found, Query(tuple(dict.fromkeys(chips))), clock)


def drop_chip(
    work: UnitOfWork,
    viewer: Viewer,
    programme: ProgrammeId,
    chip_id: str,
    *,
    expected_version: int,
    tools: FindingTools,
    clock: Clock,
) -> Seen:
    """Take a chip away, and look again.

    Raises:
        NotFound, VersionOutdated: see `change_chip`.
    """
    setting, found, chip = _found_chip(work, viewer, programme, chip_id, expected_version, tools, clock)
    return _keep_query(work, setting, found, found.query.without(chip), clock)


def delete_conversation(work: UnitOfWork, viewer: Viewer, programme: ProgrammeId) -> None:
    """Take everything away that was said; where there is nothing, nothing happens."""
    store.delete(work, programme, _mentee(work, viewer, programme))


# ---- who asks, and among whom ------------------------------------------------------------------


@dataclass(frozen=True)
class _Setting:
    """Who asks, the people of her programme and its rules, as of this transaction."""

    work: UnitOfWork
    programme: ProgrammeId
    person: PersonId
    mentee: Person
    hall: Hall
    rules: Programme
    words: Words
    ties: Ties
    answering: Answering
    ask: AskTools
    on: date

    def candidates(self) -> list[Candidate]:
        """The mentors with room whom no rule of the programme bars to her; never herself."""
        barred_by_line = self._line()
        open_ = [
            Candidate(identity, person, room)
            for identity, person in self.hall.mentors
            if identity != self.person
            and identity not in self.ties.before
            and person.email not in barred_by_line
            and (room := self._room(identity, person)) > 0
        ]
        if not open_:
            return []
        people = [one.person for one in open_]
        off = self.rules.defaults_off | {DefaultRule.REPORTING_LINE}
        rules = Eligibility([self.mentee], people, replace(self.rules, defaults_off=off), on=self.on)
        barred = rules.block(0, 1)[0]
        return [one for one, is_barred in zip(open_, barred, strict=True) if not is_barred]

    def near(self, wanted: str, people: Sequence[PersonId]) -> dict[PersonId, Nearness] | None:
        """See looking.Engine."""
        return nearest_mentors(self.work, self.programme, wanted, people, self.ask)

    def score(
        self, mentee: Person, mentors: Sequence[Candidate], wishes: Sequence[AskedWish]
    ) -> list[PairDetail]:
        """See looking.Engine."""
        asked = Asked(self.rules, wishes, self.on, self.hall.reader)
        those = [(one.id, one.person) for one in mentors]
        scored = score_mentors(self.work, self.programme, mentee, those, asked, self.ask)
        return [scored.detail(0, column) for column in range(len(mentors))]

    def gives(self, query: Query) -> dict[PersonId, str]:
        """The offers of whoever she wants somebody like."""
        wanted = {
            value for chip in query.of(Kind.WANT) if chip.about is About.PERSON for value in chip.values
        }
        known = [(one, self.hall.by_id[one]) for one in self.hall.by_id if str(one) in wanted]
        return {one: person.offers or person.experience for one, person in known}

    def _room(self, identity: PersonId, person: Person) -> int:
        usual = self.rules.default_capacity
        return room_left(identity, person.capacity, usual, self.ties.taken, self.answering)

    def _line(self) -> frozenset[str]:
        if DefaultRule.REPORTING_LINE in self.rules.defaults_off:
            return frozenset()
        return self.hall.line.get(self.mentee.email, frozenset())


def _setting(
    work: UnitOfWork, viewer: Viewer, programme: ProgrammeId, tools: FindingTools, clock: Clock
) -> _Setting:
    person = _mentee(work, viewer, programme)
    generation = generation_of(work, programme)
    if generation is None:
        raise NotFound(what="programme")
    hall = tools.halls.get(
        work.tenant, programme, generation, lambda: Hall(tuple(roster_of(work, programme)))
    )
    mentee = hall.by_id.get(person)
    if mentee is None:
        raise FindingPaused
    rules = rules_in_force(work, programme)
    return _Setting(
        work,
        programme,
        person,
        mentee,
        hall,
        rules,
        hall.words(rules),
        ties_for(work, programme, person),
        tools.answering(work, programme),
        tools.ask,
        clock.now().date(),
    )


def _mentee(work: UnitOfWork, viewer: Viewer, programme: ProgrammeId) -> PersonId:
    if generation_of(work, programme) is None:
        raise NotFound(what="programme")
    access.require(viewer, Action.FIND_MENTOR, programme)
    if viewer.person is None:
        raise NotFound(what="programme")
    return viewer.person


def _held(work: UnitOfWork, setting: _Setting) -> Conversation:
    found = store.read_conversation(work, setting.programme, setting.person, lock=True)
    if found is None:
        raise NotFound(what="conversation")
    return found


def _found_chip(
    work: UnitOfWork,
    viewer: Viewer,
    programme: ProgrammeId,
    chip_id: str,
    expected_version: int,
    tools: FindingTools,
    clock: Clock,
) -> tuple[_Setting, Conversation, Chip]:
    setting = _setting(work, viewer, programme, tools, clock)
    found = _held(work, setting)
    chip = found.query.find(chip_id)
    if chip is None:
        raise NotFound(what="part of the search")
    if found.version != expected_version:
        raise VersionOutdated(what="search")
    return setting, found, chip


def _keep_query(work: UnitOfWork, setting: _Setting, found: Conversation, query: Query, clock: Clock) -> Seen:
    cards, looked = _looked(setting, query, ())
    kept = replace(
        found, query=query, before=found.query, shown=tuple(card.id for card in cards) or found.shown, seen=()
    )
    store.keep(work, kept, clock.now())
    return _seen(work, kept, cards, looked, found.version + 1)


# ---- what is shown -----------------------------------------------------------------------------


def _looked(
    setting: _Setting, query: Query, skip: Sequence[PersonId]
) -> tuple[tuple[ShownCard, ...], Looked]:
    if not query.chips and not (setting.mentee.wants or setting.mentee.goals):
        return (), Looked(open=1)
    gives = setting.gives(query)
    looked = look(
        query, setting.mentee, setting.candidates(), gives, setting, on=setting.on, skip=frozenset(skip)
    )
    asking = asking_as(query, setting.mentee, gives)
    return tuple(_card(setting, card, asking) for card in looked.cards), looked


def _card(setting: _Setting, card: Card, asking: Person) -> ShownCard:
    one = card.candidate
    return ShownCard(
        id=one.id,
        person=one.person,
        room=one.room,
        reply_hours=setting.answering.hours.get(one.id),
        reasons=reasons(card, asking, setting.rules),
        met=tuple(chip.shown for chip, held in card.wishes if held),
        not_met=tuple(chip.shown for chip, held in card.wishes if held is False),
        not_known=tuple(chip.shown for chip, held in card.wishes if held is None),
        is_near=card.is_near,
    )


def _shown(hall: Hall, people: Sequence[PersonId]) -> tuple[Shown, ...]:
    there = [(one, hall.by_id[one]) for one in people if one in hall.by_id]
    return tuple(Shown(one, person.name, person.offers) for one, person in there)


def _told(setting: _Setting, query: Query, heard: Heard) -> list[str]:
    """What is said of people who are on cards."""
    if heard.asked_beyond:
        return [wording.BEYOND]
    if not heard.about:
        return [wording.WHY_NOBODY]
    if heard.intent is Intent.COMPARE and len(heard.about) < 2:
        return [wording.COMPARE_FEW]
    candidates = {one.id: one for one in setting.candidates()}
    wanted = [candidates[one.id] for one in heard.about if one.id in candidates]
    gives = setting.gives(query)
    looked = look(query, setting.mentee, wanted, gives, setting, on=setting.on)
    asking = asking_as(query, setting.mentee, gives)
    told = {card.candidate.id: _card(setting, card, asking) for card in looked.cards}
    return [_of_one(told.get(one.id), one) for one in heard.about]


def _of_one(card: ShownCard | None, one: Shown) -> str:
    said = [] if card is None else [reason.sentence for reason in card.reasons]
    if not said:
        return wording.WHY_LITTLE.format(name=one.name)
    return wording.WHY.format(name=one.name, reasons=" ".join(said))


def _seen(
    work: UnitOfWork, found: Conversation, cards: tuple[ShownCard, ...], looked: Looked, version: int
) -> Seen:
    turns = store.last_turns(work, found.id, MOST_TURNS)
    relaxed = tuple((one.chip, one.would_fit) for one in looked.relaxed)
    return Seen(found.query, tuple(turns), cards, relaxed, looked.is_more, version)


def _undone(heard: Heard, found: Conversation) -> tuple[Heard, list[str]]:
    if found.before is None:
        return heard, [wording.NOTHING_TO_UNDO]
    return replace(heard, query=found.before, intent=Intent.FIND), [wording.UNDONE]


_ABOUT = {
    About.SUBJECT: "what you want",
    About.LANGUAGE: "a language",
    About.PLACE: "a place",
    About.TIME_ZONE: "a time zone",
    About.TIME: "days or hours",
    About.LEVEL: "a level of this programme",
    About.DEPARTMENT: "a department of this programme",
    About.PERSON: "somebody on a card",
    About.TRAIT: "an answer that the rules allow",
}
