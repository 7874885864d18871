"""Having a model read what the rules could not of a message, where she who wrote it lets it.

The message is hers alone. It goes to a model only where she said so with that very message, and nothing else
of hers goes with it; from the programme go its words for departments, levels and places that AI may read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from companion.access import Viewer
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.errors import AiSecretLost
from companion.finding import service, store, wording
from companion.finding.conversation import Authored
from companion.finding.hall import own_of
from companion.finding.parts import ReadParts, leaves_something, with_parts
from companion.finding.service import HeardTurn, Seen
from companion.finding.setting import FindingTools, Setting, setting_of
from companion.ids import ProgrammeId, TenantId
from companion.languages.spoken import _
from companion.llm.gateway import Ask, Hidden, LlmGateway, ModelTrouble, Reply
from companion.llm.model_desk import ModelDesk, readable_fields
from prompts.catalogue import prompt
from prompts.fencing import fence

READ_SECONDS = 6.0
"""She waits meanwhile, and has an answer by the rules already."""

MOST_WORDS = 60
"""Departments, levels and places that a model is told of, of each."""


@dataclass(frozen=True)
class ToRead:
    """A message with something left to read, whose organisation's model is asked, and what it is asked."""

    tenant: TenantId
    turn: HeardTurn
    message: str
    question: Ask[ReadParts]


@dataclass(frozen=True)
class Listened:
    """A message that was heard, and what a model may be asked of it; None where the rules read it whole."""

    turn: HeardTurn
    left: ToRead | None


@dataclass(frozen=True)
class Answered:
    """What was understood in the end, and who was found."""

    turn: HeardTurn
    seen: Seen


def hear(
    work: UnitOfWork,
    viewer: Viewer,
    programme: ProgrammeId,
    message: str,
    *,
    tools: FindingTools,
    clock: Clock,
) -> Listened:
    """Keep a message and what the rules understood of it, for a model to read the rest.

    Raises:
        NotFound, Forbidden, FindingPaused, MessageEmpty: see `service.hear`.
    """
    setting = setting_of(work, viewer, programme, tools, clock)
    turn = service.hear_in(setting, message, clock)
    return Listened(turn, left_to_read(setting, message, turn))


def left_to_read(setting: Setting, message: str, turn: HeardTurn) -> ToRead | None:
    """What a model may be asked about a message that was heard; None where the rules read it whole."""
    if not leaves_something(turn.heard, message):
        return None
    fields, known = readable_fields(setting.work), setting.words
    names = [setting.mentee.name, *(one.name for one in turn.heard.about)]
    told: Mapping[str, Mapping[str, str]] = {
        "departments": known.departments if "department" in fields else {},
        "levels": known.levels if "level" in fields else {},
        "places": known.places if "location" in fields else {},
    }
    variables = {name: _listed(words) for name, words in told.items()}
    asked = Ask(
        prompt("finding"),
        variables | {"message": fence("message", message)},
        ReadParts,
        "finding",
        (setting.person,),
        tuple(Hidden("person", name) for name in names if name),
    )
    return ToRead(setting.work.tenant, turn, message, asked)


def ask_desk(models: ModelDesk, left: ToRead) -> Reply[ReadParts] | None:
    """What the organisation's model made of it; see `ask_model`. No transaction may be open meanwhile."""
    try:
        gateway = models.gateway(left.tenant)
    except AiSecretLost:
        return None
    if gateway is None:
        return None
    models.wait_until_loaded(READ_SECONDS)
    return ask_model(gateway, left)


def ask_model(gateway: LlmGateway, left: ToRead) -> Reply[ReadParts] | None:
    """What a model made of it; None where it has nothing usable to say in time."""
    try:
        return gateway.ask(left.question, deadline_seconds=READ_SECONDS)
    except ModelTrouble:
        return None


def answer(
    work: UnitOfWork,
    viewer: Viewer,
    programme: ProgrammeId,
    left: ToRead,
    reply: Reply[ReadParts] | None,
    *,
    tools: FindingTools,
    clock: Clock,
) -> Answered:
    """Keep what holds of a reply as a part of the search, and look for mentors as that asks.

    Raises:
        NotFound, Forbidden, FindingPaused: see `service.hear`; it may have come to that while a model read.
    """
    setting = setting_of(work, viewer, programme, tools, clock)
    turn = take(setting, left, reply, clock)
    return Answered(turn, service.answer_in(setting, turn, clock))


def take(setting: Setting, left: ToRead, reply: Reply[ReadParts] | None, clock: Clock) -> HeardTurn:
    """Keep what holds of it as a part of the search; where nothing does, she is told, and the rules stand.

    Where she changed her search meanwhile, that counts and this is left.
    """
    if reply is None:
        return _told(left.turn, wording.AI_SILENT)
    work, turn = setting.work, left.turn
    found = store.read_conversation(work, setting.programme, setting.person, lock=True)
    if found is None or found.version != turn.version:
        return turn
    heard = with_parts(turn.heard, left.message, reply.value.parts, setting.words, own_of(setting.mentee))
    if heard.query == turn.query:
        return _told(turn, wording.AI_NOTHING)
    store.keep(work, replace(found, query=heard.query, before=found.before, seen=()), clock.now())
    lines = wording.first_words(heard, heard.query)
    by = Authored(reply.by.model, reply.by.prompt, reply.by.prompt_version)
    store.answer_turn(work, found.id, turn.number, lines, by)
    return HeardTurn(turn.number, heard.query, tuple(lines), heard, found.version + 1, by)


def _told(turn: HeardTurn, line: str) -> HeardTurn:
    return replace(turn, lines=(*turn.lines, _(line)))


def _listed(words: Mapping[str, str]) -> str:
    """Words of a programme as data; people chose them."""
    shown = sorted(set(words.values()))[:MOST_WORDS]
    return fence("words", "; ".join(shown)) if shown else "none"
