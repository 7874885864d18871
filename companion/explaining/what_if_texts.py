"""What would have changed a pair: whole conditions, and whole results that always follow a condition.

A language that turns its words around after a condition does so in the results, which stand nowhere else.
"""

# ruff: noqa: E501 -- sentences read best as they stand.

from __future__ import annotations

IF_THEN = "{condition}, {result}."

CONDITIONS: dict[str, str] = {
    "language": "If {name} spoke {language}",
    "language_more": "If {name} spoke {language} as well",
    "hours": "If {name} were free on {day} from {start} to {end} ({name}'s local time)",
    "hours_more": "If {name} were also free on {day} from {start} to {end} ({name}'s local time)",
    "level": "If {name}'s level were {level} instead of {was}",
    "seat": "With a seat with {mentor}",
    "seat_more": "With one more seat with {mentor}",
    "preference": "Without the preference {preference}",
    "rule": "Without the rule {rule}",
}

CHANGES: dict[str, str] = {
    "language": "{language} added to the languages of {name}",
    "hours": "on {day} from {start} to {end} added to the availability of {name}",
    "level": "the level of {name} changed from {was} to {level}",
    "seat": "room for {room} instead of {was} with {mentor}",
    "preference": "the preference {preference} left out",
    "rule": "the rule {rule} left out",
}

UNITED: dict[str, str] = {
    "": "{mentee} would have been matched with {mentor}",
    "instead": "{mentee} would have been matched with {mentor} instead of {other}",
}

ONE_PLACE: dict[bool, str] = {
    False: "{who} would rank {now} for {whom}",
    True: "{who} would rank {now} instead of {before} for {whom}",
}
"""Where the one would rank for the other; True where it is known where before."""

BOTH_PLACES: dict[tuple[bool, bool], str] = {
    (False, False): "{mentor} would rank {now} for {mentee}, and {mentee} {other_now} for {mentor}",
    (
        True,
        False,
    ): "{mentor} would rank {now} instead of {before} for {mentee}, and {mentee} {other_now} for {mentor}",
    (
        False,
        True,
    ): "{mentor} would rank {now} for {mentee}, and {mentee} {other_now} instead of {other_before} for {mentor}",
    (
        True,
        True,
    ): "{mentor} would rank {now} instead of {before} for {mentee}, and {mentee} {other_now} instead of {other_before} for {mentor}",
}

STANDINGS: dict[bool | None, str] = {
    True: "the mentor's place is {mentor_place} of {mentors}, the mentee's {mentee_place} of {mentees}, matched",
    False: "the mentor's place is {mentor_place} of {mentors}, the mentee's {mentee_place} of {mentees}, not matched",
    None: "the mentor's place is {mentor_place} of {mentors}, the mentee's {mentee_place} of {mentees}, matched in some of the best assignments",
}
"""By whether the two are matched; None where only some of the best assignments match them."""
