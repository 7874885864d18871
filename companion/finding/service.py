"""Finding a mentor by talking: what she says is heard at once, then looked for; all of it is hers alone."""

from __future__ import annotations

from dataclasses import dataclass, replace

from companion.access import Viewer
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.errors import (
    ChipCountsNot,
    ChipUnreadable,
    MessageEmpty,
    NotFound,
    VersionOutdated,
)
from companion.finding import store, wording
from companion.finding.conversation import Authored, Conversation, Turn
from companion.finding.hall import own_of
from companion.finding.heard import Heard, Intent
from companion.finding.looking import Looked
from companion.finding.query import About, Chip, Kind, Query, may_count
from companion.finding.reader import Before, read
from companion.finding.relaxing import Relaxed
from companion.finding.rereading import counted_as, reread
from companion.finding.setting import Asking, FindingTools, Setting, mentee_of, setting_of
from companion.finding.showing import ShownCard, look_up, shown_people, tell_of
from companion.ids import ProgrammeId
from companion.languages.phrase import phrase
from companion.languages.spoken import _, spoken

MOST_TURNS = 50
"""As many messages are shown; the older ones are kept and exported."""

MOST_SEEN = 200


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
    relaxed: tuple[Relaxed, ...]
    is_more: bool
    version: int
    asking: Asking = Asking.OPEN


@dataclass(frozen=True)
class HeardTurn:
    """A message that was kept, with what is said at once."""

    number: int
    query: Query
    lines: tuple[str, ...]
    heard: Heard
    version: int
    by: Authored | None = None
    """The model that read it beside the rules."""


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
    return hear_in(setting_of(work, viewer, programme, tools, clock), message, clock)


def hear_in(setting: Setting, message: str, clock: Clock) -> HeardTurn:
    """The same where it is known already who speaks.

    Raises:
        MessageEmpty: nothing was said.
    """
    work = setting.work
    if not message.strip():
        raise MessageEmpty
    store.begin(work, setting.programme, setting.person, clock.now())
    found = _held(work, setting)
    before = Before(found.query, shown_people(setting.hall, found.shown), found.asked_about)
    heard = read(message, before, setting.words, own_of(setting.mentee), spoken())
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
    return answer_in(setting_of(work, viewer, programme, tools, clock), turn, clock)


def answer_in(setting: Setting, turn: HeardTurn, clock: Clock) -> Seen:
    """The same where it is known already who is answered."""
    work = setting.work
    found = _held(work, setting)
    intent = turn.heard.intent
    is_more = intent is Intent.MORE
    skip = (*found.seen, *found.shown) if is_more else ()
    cards, looked = look_up(setting, found.query, skip)
    lines = list(turn.lines)
    if intent in (Intent.WHY, Intent.COMPARE):
        lines += tell_of(setting, found.query, turn.heard)
        cards, looked = look_up(setting, found.query, found.seen)
    elif intent is not Intent.GREET and not (intent is Intent.LOST and turn.heard.declined and not cards):
        lines += wording.found_words(looked, found.query, is_more=is_more)
        if wording.wants_hours(found.query) and setting.mentee.time_zone is None:
            lines.append(wording.UTC)
    seen = tuple(dict.fromkeys((*found.seen, *found.shown)))[-MOST_SEEN:] if is_more else found.seen
    shown = tuple(card.id for card in cards)
    store.answer_turn(work, found.id, turn.number, lines, turn.by)
    kept = replace(found, shown=shown or found.shown, seen=seen)
    store.keep(work, kept, clock.now())
    return _seen(setting, kept, cards, looked, found.version + 1)


def read_conversation(
    work: UnitOfWork, viewer: Viewer, programme: ProgrammeId, *, tools: FindingTools, clock: Clock
) -> Seen:
    """The conversation so far, with the cards as they are now.

    Raises:
        NotFound, Forbidden, FindingPaused: see `hear`.
    """
    setting = setting_of(work, viewer, programme, tools, clock)
    found = store.read_conversation(work, programme, setting.person)
    if found is None:
        # Before she has said anything her profile speaks for her.
        cards, looked = look_up(setting, Query(), ())
        return Seen(Query(), (), cards, (), looked.is_more, version=0, asking=setting.asking)
    cards, looked = look_up(setting, found.query, found.seen)
    return _seen(setting, found, cards, looked, found.version)


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
        reread_ = reread(wish.words, chip, setting.words, own, spoken())
        if reread_ is None:
            raise ChipUnreadable(words=wish.words[:80], about=_ABOUT[chip.about])
        changed = reread_
    if wish.kind is not None and not may_count(chip.about, wish.kind):
        raise ChipCountsNot(about=_ABOUT[chip.about])
    if wish.kind is not None and wish.kind is not changed.kind:
        changed = counted_as(changed, wish.kind)
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
    store.delete(work, programme, mentee_of(work, viewer, programme))


def _held(work: UnitOfWork, setting: Setting) -> Conversation:
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
) -> tuple[Setting, Conversation, Chip]:
    setting = setting_of(work, viewer, programme, tools, clock)
    found = _held(work, setting)
    chip = found.query.find(chip_id)
    if chip is None:
        raise NotFound(what="part of the search")
    if found.version != expected_version:
        raise VersionOutdated(what="search")
    return setting, found, chip


def _keep_query(work: UnitOfWork, setting: Setting, found: Conversation, query: Query, clock: Clock) -> Seen:
    cards, looked = look_up(setting, query, ())
    kept = replace(
        found, query=query, before=found.query, shown=tuple(card.id for card in cards) or found.shown, seen=()
    )
    store.keep(work, kept, clock.now())
    return _seen(setting, kept, cards, looked, found.version + 1)


def _seen(
    setting: Setting, found: Conversation, cards: tuple[ShownCard, ...], looked: Looked, version: int
) -> Seen:
    turns = store.last_turns(setting.work, found.id, MOST_TURNS)
    relaxed, asking = looked.relaxed, setting.asking
    return Seen(found.query, tuple(turns), cards, relaxed, looked.is_more, version, asking)


def _undone(heard: Heard, found: Conversation) -> tuple[Heard, list[str]]:
    if found.before is None:
        return heard, [_(wording.NOTHING_TO_UNDO)]
    return replace(heard, query=found.before, intent=Intent.FIND), [_(wording.UNDONE)]


_ABOUT = {
    About.SUBJECT: phrase("what you want"),
    About.LANGUAGE: phrase("a language"),
    About.PLACE: phrase("a place"),
    About.TIME_ZONE: phrase("a time zone"),
    About.TIME: phrase("days or hours"),
    About.LEVEL: phrase("a level of this programme"),
    About.DEPARTMENT: phrase("a department of this programme"),
    About.PERSON: phrase("somebody on a card"),
    About.TRAIT: phrase("an answer that the rules allow"),
}
