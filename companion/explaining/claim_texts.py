"""Sentences and clauses about a pair that are chosen from a table: each whole, as other languages order words anew."""

# ruff: noqa: E501 -- sentences read best as they stand.

from __future__ import annotations

# ---- what leads into a quotation, of somebody by name and of the reader --------------------------

CLAUSES: dict[str, tuple[str, str]] = {
    "wants to “”": ("{name} wants to {words}", "you want to {words}"),
    "hopes to “”": ("{name} hopes to {words}", "you hope to {words}"),
    "would like to “”": ("{name} would like to {words}", "you would like to {words}"),
    "wants “”": ("{name} wants {words}", "you want {words}"),
    "hopes “”": ("{name} hopes {words}", "you hope {words}"),
    "wants to work on “”": ("{name} wants to work on {words}", "you want to work on {words}"),
    "would like to work on “”": ("{name} would like to work on {words}", "you would like to work on {words}"),
    "asks for “”": ("{name} asks for {words}", "you ask for {words}"),
    "wants to learn “”": ("{name} wants to learn {words}", "you want to learn {words}"),
    "would like to learn “”": ("{name} would like to learn {words}", "you would like to learn {words}"),
    "looks for “”": ("{name} looks for {words}", "you look for {words}"),
    "wants help with “”": ("{name} wants help with {words}", "you want help with {words}"),
    "aims to “”": ("{name} aims to {words}", "you aim to {words}"),
    "has the goal to “”": ("{name} has the goal to {words}", "you have the goal to {words}"),
    "plans to “”": ("{name} plans to {words}", "you plan to {words}"),
    "aims “”": ("{name} aims {words}", "you aim {words}"),
    "plans “”": ("{name} plans {words}", "you plan {words}"),
    "aims for “”": ("{name} aims for {words}", "you aim for {words}"),
    "has “” as a goal": ("{name} has {words} as a goal", "you have {words} as a goal"),
    "wants to find out “”": ("{name} wants to find out {words}", "you want to find out {words}"),
    "offers to “”": ("{name} offers to {words}", "you offer to {words}"),
    "offers “”": ("{name} offers {words}", "you offer {words}"),
    "shares “”": ("{name} shares {words}", "you share {words}"),
    "offers help with “”": ("{name} offers help with {words}", "you offer help with {words}"),
    "has “”": ("{name} has {words}", "you have {words}"),
    "brings “”": ("{name} brings {words}", "you bring {words}"),
    "has experience in “”": ("{name} has experience in {words}", "you have experience in {words}"),
    "brings “” as experience": ("{name} brings {words} as experience", "you bring {words} as experience"),
    "writes “”": ("{name} writes {words}", "you write {words}"),
}
"""What somebody wants, aims at, offers, brings or writes, by the frames that phrases.py chooses from."""

ALSO: dict[str, tuple[str, str]] = {
    "offers to “”": ("{name} also offers to {words}", "you also offer to {words}"),
    "offers “”": ("{name} also offers {words}", "you also offer {words}"),
    "shares “”": ("{name} also shares {words}", "you also share {words}"),
    "offers help with “”": ("{name} also offers help with {words}", "you also offer help with {words}"),
    "has “”": ("{name} also has {words}", "you also have {words}"),
    "brings “”": ("{name} also brings {words}", "you also bring {words}"),
    "has experience in “”": ("{name} also has experience in {words}", "you also have experience in {words}"),
    "brings “” as experience": (
        "{name} also brings {words} as experience",
        "you also bring {words} as experience",
    ),
    "writes “”": ("{name} also writes {words}", "you also write {words}"),
}
"""The same of a mentor of whom something was said already."""

AFTER_ANOTHER = "{one}; {other}"
"""Two whole clauses."""

ENDINGS: dict[str, tuple[str, ...]] = {
    "close": ("{wish}; {offer}", "{wish}, and {offer}"),
    "related": ("{wish}; {offer}, which may be related", "{wish}. Perhaps related: {offer}"),
    "loose": (
        "{wish}; {offer}, which is only loosely related",
        "{wish}. What comes nearest is only loosely related: {offer}",
    ),
}
"""How a wish and an offer stand beside each other, by how close they lie."""

NOTHING_STANDS_OUT: dict[str, str] = {
    "wants": "No statement under {mentor}'s offers stands out as close to {mentee}'s wants",
    "goals": "No statement under {mentor}'s experience stands out as close to {mentee}'s goals",
}

# ---- what two people have in common --------------------------------------------------------------

LIKENESS: dict[str, str] = {
    "mostly": "you and {name} tend to like working in the same way",
    "partly": "you and {name} like working in the same way in some things and differently in others",
    "hardly": "you and {name} tend to like working in different ways, which is worth talking about early",
}
LIKENESS_FACTS: dict[str, str] = {
    "mostly": "the two tend to like working in the same way",
    "partly": "the two like working in the same way in some things and differently in others",
    "hardly": "the two tend to like working in different ways, which is worth talking about early",
}

FREE: dict[tuple[str, str], str] = {
    ("they", ""): "they are both free for about {hours} a week",
    (
        "they",
        "some",
    ): "they are both free for about {hours} a week ({most} in some weeks and none in others, because their clocks do not change together)",
    (
        "they",
        "year",
    ): "they are both free for about {hours} a week (between {least} and {most} over the year, because their clocks do not change together)",
    ("you", ""): "you are both free for about {hours} a week",
    (
        "you",
        "some",
    ): "you are both free for about {hours} a week ({most} in some weeks and none in others, because your clocks do not change together)",
    (
        "you",
        "year",
    ): "you are both free for about {hours} a week (between {least} and {most} over the year, because your clocks do not change together)",
}
HARDLY_FREE: dict[tuple[str, str], str] = {
    ("they", ""): "they are both free at the same time for only a few minutes a week",
    (
        "they",
        "some",
    ): "they are both free at the same time for only a few minutes a week ({most} in some weeks and none in others, because their clocks do not change together)",
    (
        "they",
        "year",
    ): "they are both free at the same time for only a few minutes a week (between {least} and {most} over the year, because their clocks do not change together)",
    ("you", ""): "you are both free at the same time for only a few minutes a week",
    (
        "you",
        "some",
    ): "you are both free at the same time for only a few minutes a week ({most} in some weeks and none in others, because your clocks do not change together)",
    (
        "you",
        "year",
    ): "you are both free at the same time for only a few minutes a week (between {least} and {most} over the year, because your clocks do not change together)",
}
"""By who is spoken of, and by how weeks differ: not at all, in some weeks there is none, or over the year."""

# ---- what is missing -----------------------------------------------------------------------------

MISSING: dict[str, str] = {
    "wants": "{name}'s wishes",
    "offers": "{name}'s offers",
    "goals": "{name}'s goals",
    "experience": "{name}'s experience",
    "values": "{name}'s working style",
    "availability": "{name}'s availability",
    "time_zone": "{name}'s time zone",
    "languages": "{name}'s languages",
}
NOT_WRITTEN: dict[str, str] = {
    "wants": "you have not written anything under wants, so this match does not rest on it",
    "offers": "you have not written anything under offers, so this match does not rest on it",
    "goals": "you have not written anything under goals, so this match does not rest on it",
    "experience": "you have not written anything under experience, so this match does not rest on it",
}
SETTLE: dict[str, str] = {
    "time": "it is not known when you are both free, so begin by agreeing on a time",
    "language": "it is not known which languages you both speak, so settle that first",
}

# ---- fields, as a sentence names them ------------------------------------------------------------

FIELDS: dict[str, str] = {
    "wants": "wants",
    "offers": "offers",
    "goals": "goals",
    "experience": "experience",
    "about": "about",
    "department": "department",
    "level": "level",
    "location": "location",
}
COLUMNS: dict[str, str] = {
    **FIELDS,
    "languages": "languages",
    "availability": "availability",
    "time_zone": "time zone",
    "values": "working style",
    "shortlist": "shortlist",
    "time": "shared time",
    "language": "a common language",
}
"""The same, and the parts of a score that are called otherwise."""

RESTS_ON: dict[str, str] = {
    "wants": "wishes and offers",
    "goals": "goals and experience",
    "values": "working style",
    "time": "shared time",
    "language": "a common language",
    "shortlist": "the mentee's own choice",
}

# ---- the mentee's list ---------------------------------------------------------------------------

ON_YOUR_LIST: tuple[str, ...] = (
    "you put {mentor} first on your shortlist",
    "you put {mentor} second on your shortlist",
    "you put {mentor} third on your shortlist",
    "you put {mentor} fourth on your shortlist",
    "you put {mentor} fifth on your shortlist",
)
ON_THE_LIST: tuple[str, ...] = (
    "{mentee} put {mentor} first on the shortlist",
    "{mentee} put {mentor} second on the shortlist",
    "{mentee} put {mentor} third on the shortlist",
    "{mentee} put {mentor} fourth on the shortlist",
    "{mentee} put {mentor} fifth on the shortlist",
)
LIST_FACTS: tuple[str, ...] = (
    "the mentor's place on the shortlist: first",
    "the mentor's place on the shortlist: second",
    "the mentor's place on the shortlist: third",
    "the mentor's place on the shortlist: fourth",
    "the mentor's place on the shortlist: fifth",
)

# ---- preferences of a programme ------------------------------------------------------------------

ANSWERS: dict[str, tuple[str, str]] = {
    "location": ("{name} is in {value}", "you are in {value}"),
    "department": ("{name} works in {value}", "you work in {value}"),
    "": ("{name}'s {field} is {value}", "your {field} is {value}"),
}
BOTH_ANSWERS: dict[str, tuple[str, str]] = {
    "location": ("they are both in {value}", "you are both in {value}"),
    "department": ("they both work in {value}", "you both work in {value}"),
    "": ("they both have {value} as {field}", "you both have {value} as {field}"),
}
"""Of somebody by name, or of both, and of the reader; `` for every other field."""
