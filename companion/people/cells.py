"""Reading single cells: an e-mail address, a role, a capacity."""

from __future__ import annotations

import re
from functools import lru_cache

from companion.languages.phrase import phrase
from companion.people.person import Role
from companion.people.remarks import Understood, ignored, quoted

MOST_MENTEES = 50
"""A capacity beyond this is taken for a slip of the keyboard."""

_ADDRESS = re.compile(
    r"[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*"
    r"@[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)+"
)
_IN_ANGLES = re.compile(r"<([^<>]*)>$")
_LONGEST_ADDRESS = 254  # RFC 5321, as corrected by erratum 1690


@lru_cache(maxsize=1 << 14)
def read_email(text: str) -> Understood[str]:
    """One address, lower case; '' where there is none. `Name <address>` and `mailto:` are understood."""
    if len(text) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(text):
        return Understood(text.lower())
    text_only = text.strip().rstrip(";,. ")
    address = _IN_ANGLES.search(text_only)
    plain = (address[1] if address else text_only).strip().strip("\"'")
    plain = re.sub(r"^mailto:", "", plain, flags=re.IGNORECASE).partition("?")[0].lower()
    if len(plain) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(plain):
        return Understood(plain)
    if plain.count("@") > 1:
        return ignored(
            "",
            phrase("{words} holds more than one e-mail address.", words=quoted(text)),
            phrase("Write one address."),
        )
    return ignored(
        "",
        phrase("{words} is no e-mail address.", words=quoted(text)),
        phrase("Write it in full, for instance ada@example.org."),
    )


_MENTOR_PHRASES = (
    "mentor mentors coach coaches advisor adviser guide sponsor mentorin mentoren mentora mentores "
    "mentoring givingmentoring mentoringothers offermentoring amentor bementor beamentor iwanttobeamentor "
    "iwanttomentor wanttobeamentor iwouldliketobeamentor iwouldliketomentor wouldliketomentor tomentor "
    "asmentor asamentor mentorrole iammentor iamamentor volunteermentor"
)
_MENTEE_PHRASES = (
    "mentee mentees mente protege proteges protegee learner coachee apprentice mentoree mentorees amentee "
    "bementee beamentee iwanttobeamentee iwouldliketobeamentee iwantamentor iwouldlikeamentor needamentor "
    "ineedamentor seekingamentor lookingforamentor iamlookingforamentor wantamentor findamentor "
    "beingmentored iwanttobementored iwouldliketobementored bementored asmentee asamentee menteerole "
    "iammentee iamamentee mentoriert"
)
_BOTH_PHRASES = "both bothroles either beide beides bothmentorandmentee mentorandmentee"
_ROLES = {
    phrase: role
    for role, phrases in (
        (Role.MENTOR, _MENTOR_PHRASES),
        (Role.MENTEE, _MENTEE_PHRASES),
        (Role.BOTH, _BOTH_PHRASES),
    )
    for phrase in phrases.split()
}
_ROLE_SEPARATORS = re.compile(r"[&/,;+|\n]|\band\b|\bund\b|\bor\b|\by\b|\bet\b")
_ROLE_MEND = phrase("Write mentor, mentee or both.")


@lru_cache(maxsize=1024)
def read_role(text: str) -> Understood[Role | None]:
    """What somebody came for, from the many ways to say it; None where it is none of them."""
    plain = _without_accents(text.lower())
    found: set[Role] = set()
    for said in (plain, *_ROLE_SEPARATORS.split(plain)):
        role = _ROLES.get("".join(character for character in said if character.isalnum()))
        if role is not None:
            found.add(role)
            if said is plain:
                return Understood(role)
        elif said is not plain and said.strip():
            return ignored(None, phrase("{words} is no role we know.", words=quoted(text)), _ROLE_MEND)
    if not found:
        return ignored(None, phrase("{words} is no role we know.", words=quoted(text)), _ROLE_MEND)
    return Understood(found.pop() if len(found) == 1 else Role.BOTH)


def _without_accents(text: str) -> str:
    return text.replace("é", "e").replace("è", "e").replace("ê", "e")


_NUMBER_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_CAPACITY = re.compile(
    r"(?:(?:up to|at most|maximum(?: of)?|max\.?(?: of)?)\s+)?"
    r"(?P<number>\+?\d{1,9}(?:\.0+)?|[a-z]+)"
    r"(?:\s*(?:mentees?|persons?|people|places?|seats?))?(?:\s*(?:max\.?|maximum|at most))?"
)
_CAPACITY_MEND = phrase(
    "Write a whole number from 0 to {most}; 0 stands for a mentor who takes nobody now.", most=MOST_MENTEES
)


@lru_cache(maxsize=1024)
def read_capacity(text: str) -> Understood[int | None]:
    """How many mentees somebody takes, 0 to 50; None is unknown. "two", "up to 3 mentees" are understood."""
    found = _CAPACITY.fullmatch(text.lower().strip())
    number = _whole(found["number"]) if found else None
    if number is None:
        return ignored(None, phrase("{words} is no number of mentees.", words=quoted(text)), _CAPACITY_MEND)
    if number > MOST_MENTEES:
        return ignored(
            None, phrase("{words} is more mentees than anybody can take.", words=quoted(text)), _CAPACITY_MEND
        )
    return Understood(number)


def _whole(written: str) -> int | None:
    if written in _NUMBER_WORDS:
        return _NUMBER_WORDS.index(written)
    # Among words float would understand "inf" and "nan".
    return None if written.isalpha() else int(written.partition(".")[0])
