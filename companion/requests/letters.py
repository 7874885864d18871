"""What our mails about requests say. They tell little, as all of ours: who and what is read in the service."""

# ruff: noqa: E501 -- texts read best as they stand.

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from companion.accounts.mail_texts import FIRST_LINK, NOT_EXPECTED, MailText, letter
from companion.languages import writing
from companion.languages.spoken import _, spoken


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
    return writing.moment(there, zone or "UTC", spoken())


def to_mentor_asked(about: About) -> MailText:
    """Somebody asks her."""
    return MailText(
        _("Somebody asks you to be their mentor in {programme}").format(programme=about.programme),
        letter(
            _(
                "Somebody in the mentoring programme “{programme}” asks you to be their mentor. Who it is, what they want and why the two of you might fit you read here:"
            ).format(programme=about.programme),
            about.address,
            _(
                "You can accept, decline, or ask a question first; a reason is never needed. If we hear nothing until {by}, we ask somebody else, so that nobody waits in vain."
            ).format(by=about.by),
        ),
    )


def to_mentor_reminder(about: About) -> MailText:
    """Half of her time is over."""
    return MailText(
        _("Somebody still waits for your answer in {programme}").format(programme=about.programme),
        letter(
            _("Somebody in “{programme}” asked you to be their mentor, and waits for your answer:").format(
                programme=about.programme
            ),
            about.address,
            _("A no is an answer too. If we hear nothing until {by}, we ask somebody else.").format(
                by=about.by
            ),
        ),
    )


def to_mentor_answered(about: About) -> MailText:
    """Her question was answered."""
    return MailText(
        _("Your question was answered in {programme}").format(programme=about.programme),
        letter(
            _("Whoever asked you to be their mentor in “{programme}” has answered your question:").format(
                programme=about.programme
            ),
            about.address,
            _("It is your turn again, until {by}.").format(by=about.by),
        ),
    )


def to_mentor_paused(about: About) -> MailText:
    """Two requests or questions in a row stayed without an answer."""
    return MailText(
        _("You are shown to nobody in {programme} for now").format(programme=about.programme),
        letter(
            _(
                "Two requests or questions to you in “{programme}”, one after the other, stayed without an answer, so we show you to no mentee until you say otherwise. Nobody is told why. One click brings you back:"
            ).format(programme=about.programme),
            about.address,
        ),
    )


def to_mentor_withdrawn(about: About) -> MailText:
    """The mentee wants it no longer, or needs it no longer."""
    return MailText(
        _("A request to you in {programme} has ended").format(programme=about.programme),
        letter(
            _(
                "Whoever asked you to be their mentor in “{programme}” needs no answer any more. There is nothing that you have to do. What is still open you find here:"
            ).format(programme=about.programme),
            about.address,
        ),
    )


def to_both_paired(about: About) -> MailText:
    """They are a pair."""
    return MailText(
        _("You have a new mentoring pair in {programme}").format(programme=about.programme),
        letter(
            _(
                "In the mentoring programme “{programme}” you and somebody who chose you are a pair now. With whom, and what to do next, you read here:"
            ).format(programme=about.programme),
            about.address,
        ),
    )


def to_both_trial(about: About) -> MailText:
    """They are to talk once."""
    return MailText(
        _("Talk once before you decide, in {programme}").format(programme=about.programme),
        letter(
            _(
                "In “{programme}” the two of you talk once before you decide. How to reach each other you read here, and there you both say afterwards whether you go on:"
            ).format(programme=about.programme),
            about.address,
            _("Please say so until {by}. Either of you can leave it at that; no reason is needed.").format(
                by=about.by
            ),
        ),
    )


def to_both_reminder(about: About) -> MailText:
    """Half of the time for talking once is over."""
    return MailText(
        _("Have you talked? Please decide, in {programme}").format(programme=about.programme),
        letter(
            _(
                "In “{programme}” you wanted to talk once before you decide. Say here whether you go on:"
            ).format(programme=about.programme),
            about.address,
            _(
                "If one of you says nothing until {by}, we take it that you do not. That is nobody's fault."
            ).format(by=about.by),
        ),
    )


def to_mentee_question(about: About) -> MailText:
    """The mentor asks something first."""
    return MailText(
        _("A mentor has a question for you in {programme}").format(programme=about.programme),
        letter(
            _("The mentor whom you asked in “{programme}” would like to know something first:").format(
                programme=about.programme
            ),
            about.address,
            _("It is your turn until {by}. The mentor's own time stands still meanwhile.").format(
                by=about.by
            ),
        ),
    )


def to_mentee_reminder(about: About) -> MailText:
    """Half of the time for answering is over."""
    return MailText(
        _("A mentor still waits for your answer in {programme}").format(programme=about.programme),
        letter(
            _("The mentor whom you asked in “{programme}” has a question, and waits for your answer:").format(
                programme=about.programme
            ),
            about.address,
            _("Without one until {by} your request ends, and you can ask anew.").format(by=about.by),
        ),
    )


def to_mentee_lapsed(about: About) -> MailText:
    """She did not answer in time."""
    return MailText(
        _("Your request in {programme} has ended").format(programme=about.programme),
        letter(
            _(
                "A mentor's question to you in “{programme}” stayed without an answer, so your request has ended. You can ask again at any time:"
            ).format(programme=about.programme),
            about.address,
        ),
    )


def to_mentee_passed_on(about: About) -> MailText:
    """It is with the next on her list."""
    return MailText(
        _("Your request in {programme} is with the next mentor on your list").format(
            programme=about.programme
        ),
        letter(
            _(
                "The mentor before could not say yes this time, so we have asked the next one on your list in “{programme}”:"
            ).format(programme=about.programme),
            about.address,
            _("You will know by {by}.").format(by=about.by),
        ),
    )


def to_mentee_queued(about: About) -> MailText:
    """Everybody on her list was asked."""
    return MailText(
        _("Your case-owner looks for a mentor for you in {programme}").format(programme=about.programme),
        letter(
            _(
                "Everybody on your list in “{programme}” has been asked, and nobody could say yes this time. Whoever looks after the programme now looks for somebody for you:"
            ).format(programme=about.programme),
            about.address,
            _("You will know by {by}.").format(by=about.by),
        ),
    )


def to_mentee_no_match(about: About) -> MailText:
    """There is none this time."""
    return MailText(
        _("No mentor for you this time in {programme}").format(programme=about.programme),
        letter(
            _(
                "We are sorry: we found no mentor for you in “{programme}” this time. That says nothing about you; there are too few free places. In the next round it counts in your favour that you have waited."
            ).format(programme=about.programme),
            _("You can also ask somebody else at any time:"),
            about.address,
        ),
    )


def to_case_owner(about: About) -> MailText:
    """Somebody waits for her."""
    return MailText(
        _("A mentee waits for you in {programme}").format(programme=about.programme),
        letter(
            _(
                "Everybody on a mentee's list in “{programme}” has been asked, and nobody could say yes. Please ask somebody else for them, or tell them that there is no match this time:"
            ).format(programme=about.programme),
            about.address,
            _(
                "If nothing is decided until {by}, we tell them so, and it counts in their favour in the next round."
            ).format(by=about.by),
        ),
    )


def first_time(text: MailText, address: str, link: str) -> MailText:
    """The same for somebody who has not been here before: her own link instead of the address."""
    new = _("The link signs you in for the first time. {first_link}").format(first_link=_(FIRST_LINK))
    said = text.body.replace(address, link).removesuffix("\n\nCompanion\n")
    return MailText(
        text.subject, "\n\n".join((said, new, _(NOT_EXPECTED), "Companion")) + "\n", text.language
    )
