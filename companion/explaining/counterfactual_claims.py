"""Claims about what would have changed a pair, each from a re-run of the engine; for the administrator alone.

They hold ranks, seats and answers of both sides, so no mentee and no mentor is ever given one.
"""

from __future__ import annotations

from collections.abc import Iterable

from companion.explaining.explanation import ADMINISTRATOR_ONLY, Claim, Computed, FieldOf, clean
from companion.explaining.language_names import language_name
from companion.explaining.naming import full_name, names_of_pair, possessive
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
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


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
    sentence = f"{_if(one)}, {_then(one, instead)}."
    fact = f"the engine, run again with one thing different ({_what(one)}): {_figures(one)}"
    return Claim(WHAT_IF, sentence, (Computed(fact, _inputs(one, programme)),), ADMINISTRATOR_ONLY)


# ---- the change ----------------------------------------------------------------------------------


def _if(one: Counterfactual) -> str:
    match one.change:
        case LanguageMore(email, language):
            also = " as well" if _person(one, email).languages else ""
            return f"If {_called(one, email)} spoke {language_name(language)}{also}"
        case HoursMore(email, slot):
            also = " also" if _person(one, email).availability else ""
            return f"If {_called(one, email)} were{also} free {_span(slot)} ({_whose(one, email)} local time)"
        case NextLevel(email, was, level):
            return f"If {_whose(one, email)} level were {clean(level)} instead of {clean(was)}"
        case SeatMore(_, was):
            return f"With {'one more' if was else 'a'} seat with {full_name(one.mentor)}"
        case WithoutPreference(name):
            return f"Without the preference “{_plain(name)}”"
        case WithoutRule(name):
            return f"Without the rule “{_plain(name)}”"


def _what(one: Counterfactual) -> str:
    match one.change:
        case LanguageMore(email, language):
            return f"{language} added to the languages of {_called(one, email)}"
        case HoursMore(email, slot):
            return f"{_span(slot)} added to the availability of {_called(one, email)}"
        case NextLevel(email, was, level):
            return f"the level of {_called(one, email)} changed from {clean(was)} to {clean(level)}"
        case SeatMore(_, was):
            return f"room for {was + 1} instead of {was} with {full_name(one.mentor)}"
        case WithoutPreference(name):
            return f"the preference “{_plain(name)}” left out"
        case WithoutRule(name):
            return f"the rule “{_plain(name)}” left out"


def _span(slot: Slot) -> str:
    return f"on {_DAYS[slot.day]} from {_clock(slot.start_minute)} to {_clock(slot.end_minute)}"


def _clock(minute: int) -> str:
    return f"{minute // 60}:{minute % 60:02}"


# ---- what it would have changed ------------------------------------------------------------------


def _then(one: Counterfactual, instead: Person | None) -> str:
    mentee, mentor = names_of_pair(one.mentee, one.mentor)
    if one.unites:
        other = f" instead of {full_name(instead)}" if instead and instead.email != one.mentor.email else ""
        return f"{mentee} would have been matched with {mentor}{other}"
    told = _places(one, mentee, mentor)
    if one.allows:
        told = f"the rules would allow {mentee} and {mentor}" + (f": {told}" if told else "")
    but = "; the two would still not be matched" if one.after.together is False else ""
    return f"{told}{but}"


def _places(one: Counterfactual, mentee: str, mentor: str) -> str:
    """Where the one would rank for the other, and the other for the one."""
    asked = (
        (mentor, mentee, one.before.mentor_place, one.after.mentor_place),
        (mentee, mentor, one.before.mentee_place, one.after.mentee_place),
    )
    told = ""
    for who, whom, before, after in asked:
        if after is not None and (_better(before, after) or one.allows):
            lead = f"{told}, and {who}" if told else f"{who} would rank"
            told = f"{lead} {_from_to(before, after)} for {whom}"
    return told


def _better(before: int | None, after: int) -> bool:
    return before is not None and after < before


def _from_to(before: int | None, after: int) -> str:
    now = ordinal(after)
    return now if before is None else f"{now} instead of {ordinal(before)}"


def ordinal(place: int) -> str:
    """A place in words up to the tenth, and as 11th, 22nd, 103rd beyond it."""
    if 1 <= place <= len(_ORDINALS):
        return _ORDINALS[place - 1]
    ending = "th" if place // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"


def _figures(one: Counterfactual) -> str:
    return f"before, {_standings(one.before)}; with it, {_standings(one.after)}"


def _standings(at: Standings) -> str:
    matched = {True: "matched", False: "not matched", None: "matched in some of the best assignments"}
    if at.barred:
        return "barred"
    if at.mentor_place is None:
        return "no room"
    return (
        f"the mentor's place is {at.mentor_place} of {at.mentors}, "
        f"the mentee's {at.mentee_place} of {at.mentees}, {matched[at.together]}"
    )


# ---- where there is nothing to tell --------------------------------------------------------------


def _nothing(tried: Tried, mentee: Person, mentor: Person) -> Claim:
    a, b = names_of_pair(mentee, mentor)
    if tried.pair_is_made and not tried.tried:
        sentence = f"{b} already ranks first for {a}, so there was nothing to try."
    elif tried.pair_is_made:
        sentence = f"{_tried(tried)} would have given {a} another mentor."
    else:
        sentence = f"{_tried(tried)} would have brought {a} and {b} closer."
    fact = f"the engine was run again {tried.tried} times, each time with one thing different"
    return Claim(WHAT_IF, sentence, (Computed(fact, _both(mentee, mentor)),), ADMINISTRATOR_ONLY)


def _tried(tried: Tried) -> str:
    if tried.tried == 1:
        return "The one change that was tried, a seat more, is none that"
    return f"None of the {tried.tried} single changes that were tried"


def _only_places(mentee: Person, mentor: Person) -> Claim:
    sentence = (
        "In a programme of this size only places are counted; who would have been matched is left open."
    )
    fact = "the assignment of the whole programme was not solved again"
    return Claim(WHAT_IF, sentence, (Computed(fact, _both(mentee, mentor)),), ADMINISTRATOR_ONLY)


def _too_large(mentee: Person, mentor: Person) -> Claim:
    sentence = "This programme is too large to run it again for every single change, so none was tried."
    fact = "nothing was run again"
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


def _whose(one: Counterfactual, email: str) -> str:
    return possessive(_called(one, email))


def _plain(name: str) -> str:
    return clean(name.replace("_", " ")).translate(str.maketrans('“”„"', "''''"))
