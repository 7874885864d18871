"""What our mails about requests say. They tell little, as all of ours: who and what is read in the service."""

# ruff: noqa: E501 -- texts read best as they stand.

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from companion.accounts.mail_texts import FIRST_LINK, NOT_EXPECTED, MailText, letter


@dataclass(frozen=True)
class About:
    """What a letter needs: what the programme is called, until when, and where it is read."""

    programme: str
    address: str
    by: str = ""


def moment(at: datetime, zone: str | None) -> str:
    """A moment as its reader's clock shows it, with the zone; in UTC where hers is not known."""
    try:
        there = at.astimezone(ZoneInfo(zone)) if zone else at.astimezone(UTC)
    except (ZoneInfoNotFoundError, ValueError):
        there, zone = at.astimezone(UTC), None
    return f"{there:%A} {there.day} {there:%B %Y, %H:%M} ({zone or 'UTC'})"


def to_mentor_asked(about: About) -> MailText:
    """Somebody asks her."""
    return MailText(
        f"Somebody asks you to be their mentor in {about.programme}",
        letter(
            f"Somebody in the mentoring programme “{about.programme}” asks you to be their mentor. Who it is, "
            "what they want and why the two of you might fit you read here:",
            about.address,
            "You can accept, decline, or ask a question first; a reason is never needed. If we hear nothing "
            f"until {about.by}, we ask somebody else, so that nobody waits in vain.",
        ),
    )


def to_mentor_reminder(about: About) -> MailText:
    """Half of her time is over."""
    return MailText(
        f"Somebody still waits for your answer in {about.programme}",
        letter(
            f"Somebody in “{about.programme}” asked you to be their mentor, and waits for your answer:",
            about.address,
            f"A no is an answer too. If we hear nothing until {about.by}, we ask somebody else.",
        ),
    )


def to_mentor_answered(about: About) -> MailText:
    """Her question was answered."""
    return MailText(
        f"Your question was answered in {about.programme}",
        letter(
            f"Whoever asked you to be their mentor in “{about.programme}” has answered your question:",
            about.address,
            f"It is your turn again, until {about.by}.",
        ),
    )


def to_mentor_paused(about: About) -> MailText:
    """Two requests in a row stayed without an answer."""
    return MailText(
        f"You are shown to nobody in {about.programme} for now",
        letter(
            f"Two requests to you in “{about.programme}” stayed without an answer, so we show you to no mentee "
            "until you say otherwise. Nobody is told why. One click brings you back:",
            about.address,
        ),
    )


def to_mentor_withdrawn(about: About) -> MailText:
    """The mentee wants it no longer, or needs it no longer."""
    return MailText(
        f"A request to you in {about.programme} has ended",
        letter(
            f"Whoever asked you to be their mentor in “{about.programme}” needs no answer any more. There is "
            "nothing that you have to do. What is still open you find here:",
            about.address,
        ),
    )


def to_both_paired(about: About) -> MailText:
    """They are a pair."""
    return MailText(
        f"You have a new mentoring pair in {about.programme}",
        letter(
            f"In the mentoring programme “{about.programme}” you and somebody who chose you are a pair now. "
            "With whom, and what to do next, you read here:",
            about.address,
        ),
    )


def to_both_trial(about: About) -> MailText:
    """They are to talk once."""
    return MailText(
        f"Talk once before you decide, in {about.programme}",
        letter(
            f"In “{about.programme}” the two of you talk once before you decide. How to reach each other you "
            "read here, and there you both say afterwards whether you go on:",
            about.address,
            f"Please say so until {about.by}. Either of you can leave it at that; no reason is needed.",
        ),
    )


def to_both_reminder(about: About) -> MailText:
    """Half of the time for talking once is over."""
    return MailText(
        f"Have you talked? Please decide, in {about.programme}",
        letter(
            f"In “{about.programme}” you wanted to talk once before you decide. Say here whether you go on:",
            about.address,
            f"If one of you says nothing until {about.by}, we take it that you do not. That is nobody's fault.",
        ),
    )


def to_mentee_question(about: About) -> MailText:
    """The mentor asks something first."""
    return MailText(
        f"A mentor has a question for you in {about.programme}",
        letter(
            f"The mentor whom you asked in “{about.programme}” would like to know something first:",
            about.address,
            f"It is your turn until {about.by}. The mentor's own time stands still meanwhile.",
        ),
    )


def to_mentee_reminder(about: About) -> MailText:
    """Half of the time for answering is over."""
    return MailText(
        f"A mentor still waits for your answer in {about.programme}",
        letter(
            f"The mentor whom you asked in “{about.programme}” has a question, and waits for your answer:",
            about.address,
            f"Without one until {about.by} your request ends, and you can ask anew.",
        ),
    )


def to_mentee_lapsed(about: About) -> MailText:
    """She did not answer in time."""
    return MailText(
        f"Your request in {about.programme} has ended",
        letter(
            f"A mentor's question to you in “{about.programme}” stayed without an answer, so your request has "
            "ended. You can ask again at any time:",
            about.address,
        ),
    )


def to_mentee_passed_on(about: About) -> MailText:
    """It is with the next on her list."""
    return MailText(
        f"Your request in {about.programme} is with the next mentor on your list",
        letter(
            f"The mentor before could not say yes this time, so we have asked the next one on your list in "
            f"“{about.programme}”:",
            about.address,
            f"You will know by {about.by}.",
        ),
    )


def to_mentee_queued(about: About) -> MailText:
    """Everybody on her list was asked."""
    return MailText(
        f"Your case-owner looks for a mentor for you in {about.programme}",
        letter(
            f"Everybody on your list in “{about.programme}” has been asked, and nobody could say yes this time. "
            "Whoever looks after the programme now looks for somebody for you:",
            about.address,
            f"You will know by {about.by}.",
        ),
    )


def to_mentee_no_match(about: About) -> MailText:
    """There is none this time."""
    return MailText(
        f"No mentor for you this time in {about.programme}",
        letter(
            f"We are sorry: we found no mentor for you in “{about.programme}” this time. That says nothing about "
            "you; there are too few free places. In the next round it counts in your favour that you have waited.",
            "You can also ask somebody else at any time:",
            about.address,
        ),
    )


def to_case_owner(about: About) -> MailText:
    """Somebody waits for her."""
    return MailText(
        f"A mentee waits for you in {about.programme}",
        letter(
            f"Everybody on a mentee's list in “{about.programme}” has been asked, and nobody could say yes. "
            "Please ask somebody else for them, or tell them that there is no match this time:",
            about.address,
            f"If nothing is decided until {about.by}, we tell them so, and it counts in their favour in the next round.",
        ),
    )


def first_time(text: MailText, address: str, link: str) -> MailText:
    """The same for somebody who has not been here before: her own link instead of the address."""
    return MailText(
        text.subject,
        text.body.replace(address, link).removesuffix("\n\nCompanion\n")
        + f"\n\nThe link signs you in for the first time. {FIRST_LINK}\n\n{NOT_EXPECTED}\n\nCompanion\n",
    )
