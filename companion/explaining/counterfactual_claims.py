"""Claims about what would have changed a pair, each from a re-run of the engine; for the administrator alone.

They hold ranks, seats and answers of both sides, so no mentee and no mentor is ever given one.
"""

from __future__ import annotations

from collections.abc import Iterable

from companion.explaining.explanation import (
    ADMINISTRATOR_ONLY,
    Claim,
    Computed,
    FieldOf,
    clean,
    without_marks,
)
from companion.explaining.naming import full_name, names_of_pair
from companion.explaining.quantities import ClockTime, LanguageName, Ordinal, Weekday
from companion.explaining.saying import Message, Quotation, message
from companion.explaining.what_if_texts import (
    BOTH_PLACES,
    CHANGES,
    CONDITIONS,
    IF_THEN,
    ONE_PLACE,
    STANDINGS,
    UNITED,
)
from companion.matching.reviewing.counterfactuals import Counterfactual, Standings, Tried
from companion.matching.reviewing.single_changes import (
    HoursMore,
    LanguageMore,
    NextLevel,
    SeatMore,
    WithoutPreference,
    WithoutRule,
    condition_of,
)
from companion.people.person import Person, Slot
from companion.programmes.columns import columns_of
from companion.programmes.programme import Programme

WHAT_IF = "what_if"
"""What these claims name as their part."""

MOST_SHOWN = 5

_LOOKED_AT = ("languages", "availability", "time_zone", "level", "capacity")


def counterfactual_claims(
    tried: Tried, mentee: Person, mentor: Person, programme: Programme, instead: Person | None
) -> tuple[Claim, ...]:
    """What would have changed this pair, the greatest change first; one claim where nothing would.

    `instead` is the mentor whom the mentee has now, None where she has none.
    """
    if tried.too_large:
        return (_too_large(mentee, mentor),)
    shown = [_claim(one, programme, instead) for one in _one_of_a_kind(tried.found)[:MOST_SHOWN]]
    if not shown:
        shown = [_nothing(tried, mentee, mentor)]
    if not tried.solved:
        shown.append(_only_places(mentee, mentor))
    return tuple(shown)


def _one_of_a_kind(found: Iterable[Counterfactual]) -> list[Counterfactual]:
    """Of several languages or spans of one person's only that which changes most; so too for each wish."""
    kinds: dict[tuple[object, ...], Counterfactual] = {}
    for one in found:
        about = getattr(one.change, "email", None) or getattr(one.change, "name", None)
        kinds.setdefault((type(one.change), about), one)
    return list(kinds.values())


def _claim(one: Counterfactual, programme: Programme, instead: Person | None) -> Claim:
    sentence = message(IF_THEN, condition=_if(one), result=_then(one, instead))
    fact = message(
        "the engine, run again with one thing different ({what}): before, {before}; with it, {after}",
        what=_what(one),
        before=_standings(one.before),
        after=_standings(one.after),
    )
    return Claim(WHAT_IF, sentence, (Computed(fact, _inputs(one, programme)),), ADMINISTRATOR_ONLY)


# ---- the change ----------------------------------------------------------------------------------


def _if(one: Counterfactual) -> Message:
    match one.change:
        case LanguageMore(email, language):
            which = "language_more" if _person(one, email).languages else "language"
            spoken = LanguageName.of(language)
            return message(CONDITIONS[which], name=_called(one, email), language=spoken)
        case HoursMore(email, slot):
            which = "hours_more" if _person(one, email).availability else "hours"
            return message(CONDITIONS[which], name=_called(one, email), **_span(slot))
        case NextLevel(email, was, level):
            levels = {"level": clean(level), "was": clean(was)}
            return message(CONDITIONS["level"], name=_called(one, email), **levels)
        case SeatMore(_, was):
            return message(CONDITIONS["seat_more" if was else "seat"], mentor=full_name(one.mentor))
        case WithoutPreference(name):
            return message(CONDITIONS["preference"], preference=_marked(name))
        case WithoutRule(name):
            return message(CONDITIONS["rule"], rule=_marked(name))


def _what(one: Counterfactual) -> Message:
    match one.change:
        case LanguageMore(email, language):
            return message(CHANGES["language"], language=language, name=_called(one, email))
        case HoursMore(email, slot):
            return message(CHANGES["hours"], name=_called(one, email), **_span(slot))
        case NextLevel(email, was, level):
            levels = {"level": clean(level), "was": clean(was)}
            return message(CHANGES["level"], name=_called(one, email), **levels)
        case SeatMore(_, was):
            return message(CHANGES["seat"], room=was + 1, was=was, mentor=full_name(one.mentor))
        case WithoutPreference(name):
            return message(CHANGES["preference"], preference=_marked(name))
        case WithoutRule(name):
            return message(CHANGES["rule"], rule=_marked(name))


def _span(slot: Slot) -> dict[str, str]:
    start, end = ClockTime.of(slot.start_minute), ClockTime.of(slot.end_minute)
    return {"day": Weekday.of(slot.day), "start": start, "end": end}


# ---- what it would have changed ------------------------------------------------------------------


def _then(one: Counterfactual, instead: Person | None) -> str:
    mentee, mentor = names_of_pair(one.mentee, one.mentor)
    if one.unites:
        if instead and instead.email != one.mentor.email:
            other = full_name(instead)
            return message(UNITED["instead"], mentee=mentee, mentor=mentor, other=other)
        return message(UNITED[""], mentee=mentee, mentor=mentor)
    told = _places(one, mentee, mentor)
    if one.allows:
        told = _allowed(told, mentee, mentor)
    if one.after.together is False:
        return message("{result}; the two would still not be matched", result=told)
    return told


def _allowed(places: str, mentee: str, mentor: str) -> Message:
    if places:
        return message(
            "the rules would allow {mentee} and {mentor}: {places}",
            mentee=mentee,
            mentor=mentor,
            places=places,
        )
    return message("the rules would allow {mentee} and {mentor}", mentee=mentee, mentor=mentor)


def _places(one: Counterfactual, mentee: str, mentor: str) -> str:
    """Where the one would rank for the other, and the other for the one; '' where neither rises."""
    first = _risen(one, one.before.mentor_place, one.after.mentor_place)
    second = _risen(one, one.before.mentee_place, one.after.mentee_place)
    if first and second:
        words = BOTH_PLACES["before" in first, "before" in second]
        others = {f"other_{name}": place for name, place in second.items()}
        return message(words, mentee=mentee, mentor=mentor, **first, **others)
    if first:
        return message(ONE_PLACE["before" in first], who=mentor, whom=mentee, **first)
    if second:
        return message(ONE_PLACE["before" in second], who=mentee, whom=mentor, **second)
    return ""


def _risen(one: Counterfactual, before: int | None, after: int | None) -> dict[str, Ordinal]:
    """The place now and, where it is known, the one before; nothing where it is no better."""
    if after is None or not (one.allows or (before is not None and after < before)):
        return {}
    known = {} if before is None else {"before": Ordinal.of(before)}
    return {"now": Ordinal.of(after), **known}


def _standings(at: Standings) -> Message:
    if at.barred:
        return message("barred")
    if at.mentor_place is None or at.mentee_place is None:
        return message("no room")
    return message(
        STANDINGS[at.together],
        mentor_place=at.mentor_place,
        mentors=at.mentors,
        mentee_place=at.mentee_place,
        mentees=at.mentees,
    )


# ---- where there is nothing to tell --------------------------------------------------------------


def _nothing(tried: Tried, mentee: Person, mentor: Person) -> Claim:
    a, b = names_of_pair(mentee, mentor)
    fact = message(
        "the engine was run again {count} times, each time with one thing different", count=tried.tried
    )
    sentence = _nothing_would(tried, a, b)
    return Claim(WHAT_IF, sentence, (Computed(fact, _both(mentee, mentor)),), ADMINISTRATOR_ONLY)


def _nothing_would(tried: Tried, mentee: str, mentor: str) -> Message:
    names = {"mentee": mentee, "mentor": mentor}
    if tried.pair_is_made and not tried.tried:
        return message("{mentor} already ranks first for {mentee}, so there was nothing to try.", **names)
    if tried.pair_is_made and tried.tried == 1:
        return message(
            "The one change that was tried, a seat more, is none that would have given "
            "{mentee} another mentor.",
            mentee=mentee,
        )
    if tried.pair_is_made:
        return message(
            "None of the {count} single changes that were tried would have given {mentee} another mentor.",
            count=tried.tried,
            mentee=mentee,
        )
    if tried.tried == 1:
        return message(
            "The one change that was tried, a seat more, is none that would have brought "
            "{mentee} and {mentor} closer.",
            **names,
        )
    return message(
        "None of the {count} single changes that were tried would have brought {mentee} and {mentor} closer.",
        count=tried.tried,
        **names,
    )


def _only_places(mentee: Person, mentor: Person) -> Claim:
    sentence = message(
        "In a programme of this size only places are counted; who would have been matched is left open."
    )
    fact = message("the assignment of the whole programme was not solved again")
    return Claim(WHAT_IF, sentence, (Computed(fact, _both(mentee, mentor)),), ADMINISTRATOR_ONLY)


def _too_large(mentee: Person, mentor: Person) -> Claim:
    sentence = message(
        "This programme is too large to run it again for every single change, so none was tried."
    )
    fact = message("nothing was run again")
    return Claim(WHAT_IF, sentence, (Computed(fact, _both(mentee, mentor)),), ADMINISTRATOR_ONLY)


# ---- of whom ------------------------------------------------------------------------------------


def _inputs(one: Counterfactual, programme: Programme) -> tuple[FieldOf, ...]:
    match one.change:
        case LanguageMore():
            return _both(one.mentee, one.mentor, "languages")
        case HoursMore():
            return _both(one.mentee, one.mentor, "availability", "time_zone")
        case NextLevel(email, _, _):
            return (FieldOf(email, "level"),)
        case SeatMore(email, _):
            return (FieldOf(email, "capacity"),)
    condition = condition_of(programme, one.change)
    columns = columns_of(condition) if condition else ()
    return _both(one.mentee, one.mentor, *(columns or ("availability",)))


def _both(mentee: Person, mentor: Person, *fields: str) -> tuple[FieldOf, ...]:
    return tuple(FieldOf(one.email, field) for one in (mentee, mentor) for field in fields or _LOOKED_AT)


def _person(one: Counterfactual, email: str) -> Person:
    return one.mentee if email == one.mentee.email else one.mentor


def _called(one: Counterfactual, email: str) -> str:
    mentee, mentor = names_of_pair(one.mentee, one.mentor)
    return mentee if email == one.mentee.email else mentor


def _marked(name: str) -> Quotation:
    return Quotation.of(without_marks(name.replace("_", " ")))
