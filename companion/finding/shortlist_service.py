"""A mentee's list of mentors in the order in which she would like them: hers, and counted by a round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from companion.access import Viewer
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.errors import NotFound, ShortlistBarred, ShortlistFull, ShortlistMoved
from companion.finding.setting import FindingTools, Setting, setting_of
from companion.ids import PersonId, ProgrammeId
from companion.languages.phrase import phrase
from companion.matching.choosing.choosing_service import hold_pairs, keep_shortlist, shortlist_of
from companion.matching.score.shortlist_part import LONGEST_LIST
from companion.people.people_service import profiles_of

_BARRED = phrase("the rules of the programme keep the two of you apart")
_BEFORE = phrase("the two of you are, or were, a pair in this programme")


class Standing(StrEnum):
    """How it stands now with somebody on a list; whoever cannot be had now stays on it."""

    OPEN = "open"
    """She has room."""
    FULL = "full"
    """All of her places are taken or spoken for."""
    AWAY = "away"
    """She takes no part at the moment, or no requests."""
    BARRED = "barred"
    """The rules keep the two apart."""
    BEFORE = "before"
    """The two are, or were, a pair."""


@dataclass(frozen=True)
class Listed:
    """A mentor on a list. What she says of herself is empty where she takes no part at the moment."""

    id: PersonId
    name: str
    department: str
    level: str
    location: str
    standing: Standing


def read_shortlist(
    work: UnitOfWork, viewer: Viewer, programme: ProgrammeId, *, tools: FindingTools, clock: Clock
) -> tuple[Listed, ...]:
    """One's own list, the first choice first.

    Raises:
        NotFound, Forbidden: she is no mentee of the programme.
        FindingPaused: she takes no part in it now.
    """
    setting = setting_of(work, viewer, programme, tools, clock)
    return _shown(setting, shortlist_of(work, programme, setting.person))


def add_to_shortlist(
    work: UnitOfWork,
    viewer: Viewer,
    programme: ProgrammeId,
    mentor: PersonId,
    *,
    tools: FindingTools,
    clock: Clock,
) -> tuple[Listed, ...]:
    """Put a mentor on one's own list, as the last; who stands on it stays where she is.

    Raises:
        NotFound, Forbidden: she is no mentee of the programme, or there is no such mentor.
        FindingPaused: she takes no part in it now.
        ShortlistBarred: the two cannot be a pair.
        ShortlistFull: as many stand on it already as may.
    """
    setting = _held(work, viewer, programme, tools, clock)
    hers = shortlist_of(work, programme, setting.person)
    if mentor in hers:
        return _shown(setting, hers)
    _require_possible(setting, mentor)
    if len(hers) >= LONGEST_LIST:
        raise ShortlistFull(most=LONGEST_LIST)
    return _kept(setting, [*hers, mentor], clock)


def drop_from_shortlist(
    work: UnitOfWork,
    viewer: Viewer,
    programme: ProgrammeId,
    mentor: PersonId,
    *,
    tools: FindingTools,
    clock: Clock,
) -> tuple[Listed, ...]:
    """Take a mentor off one's own list; who does not stand on it is taken off already.

    Raises:
        NotFound, Forbidden: she is no mentee of the programme.
        FindingPaused: she takes no part in it now.
    """
    setting = _held(work, viewer, programme, tools, clock)
    hers = shortlist_of(work, programme, setting.person)
    return _kept(setting, [one for one in hers if one != mentor], clock)


def order_shortlist(
    work: UnitOfWork,
    viewer: Viewer,
    programme: ProgrammeId,
    mentors: Sequence[PersonId],
    *,
    tools: FindingTools,
    clock: Clock,
) -> tuple[Listed, ...]:
    """Put one's own list in this order.

    Raises:
        NotFound, Forbidden: she is no mentee of the programme.
        FindingPaused: she takes no part in it now.
        ShortlistMoved: these are not the ones that stand on it.
    """
    setting = _held(work, viewer, programme, tools, clock)
    hers = shortlist_of(work, programme, setting.person)
    if sorted(mentors) != sorted(hers):
        raise ShortlistMoved
    return _kept(setting, mentors, clock)


def _held(
    work: UnitOfWork, viewer: Viewer, programme: ProgrammeId, tools: FindingTools, clock: Clock
) -> Setting:
    """Who asks, with the programme held: of two windows of hers one waits for the other."""
    setting = setting_of(work, viewer, programme, tools, clock)
    hold_pairs(work, programme)
    return setting


def _kept(setting: Setting, mentors: Sequence[PersonId], clock: Clock) -> tuple[Listed, ...]:
    keep_shortlist(setting.work, setting.programme, setting.person, mentors, clock.now())
    return _shown(setting, mentors)


def _require_possible(setting: Setting, mentor: PersonId) -> None:
    person = setting.hall.by_id.get(mentor)
    if person is None or not person.is_mentor or mentor == setting.person:
        raise NotFound(what="mentor")
    # Which rule it is stays unsaid: somebody may have asked not to be paired with her.
    if mentor in setting.ties.before:
        raise ShortlistBarred(why=_BEFORE)
    if setting.barred([person])[0]:
        raise ShortlistBarred(why=_BARRED)


def _shown(setting: Setting, mentors: Sequence[PersonId]) -> tuple[Listed, ...]:
    away = [one for one in mentors if one not in setting.hall.by_id]
    profiles = profiles_of(setting.work, away) if away else {}
    there = [one for one in mentors if one in setting.hall.by_id]
    ruled_out = setting.barred([setting.hall.by_id[one] for one in there])
    barred = {one for one, is_barred in zip(there, ruled_out, strict=True) if is_barred}
    found = []
    for one in mentors:
        person = setting.hall.by_id.get(one)
        if person is not None:
            found.append(
                Listed(
                    one,
                    person.name,
                    person.department,
                    person.level,
                    person.location,
                    _standing(setting, one, is_barred=one in barred),
                )
            )
        else:
            found.append(Listed(one, profiles[one].name or profiles[one].email, "", "", "", Standing.AWAY))
    return tuple(found)


def _standing(setting: Setting, mentor: PersonId, *, is_barred: bool) -> Standing:
    person = setting.hall.by_id[mentor]
    if mentor in setting.ties.before:
        return Standing.BEFORE
    if not person.is_mentor or mentor in setting.answering.silent:
        return Standing.AWAY
    if is_barred:
        return Standing.BARRED
    return Standing.OPEN if setting.room(mentor, person) else Standing.FULL
