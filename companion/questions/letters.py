"""What our mails about questions say. Neither the question nor its answer, nor anybody's name, is in them."""

# ruff: noqa: E501 -- texts read best as they stand.

from __future__ import annotations

from companion.accounts.mail_texts import MailText, letter
from companion.languages.spoken import _
from companion.requests.letters import About


def to_mentor_asked(about: About) -> MailText:
    """Somebody asks her one thing."""
    return MailText(
        _("Somebody has one question for you in {programme}").format(programme=about.programme),
        letter(
            _(
                "Somebody in the mentoring programme “{programme}” has one question for you. They do not ask you to be their mentor; a few sentences are enough. You read it here:"
            ).format(programme=about.programme),
            about.address,
            _(
                "You can answer, offer a short talk, give it to another mentor, or say no; a reason is never needed. If we hear nothing until {by}, the question does not wait for you any longer."
            ).format(by=about.by),
        ),
    )


def to_mentor_forwarded(about: About) -> MailText:
    """Another mentor gave it to her."""
    return MailText(
        _("A mentor has passed a question on to you in {programme}").format(programme=about.programme),
        letter(
            _(
                "Another mentor in “{programme}” thinks that you know more about somebody's question than they do. What is asked, and who passed it on, you read here:"
            ).format(programme=about.programme),
            about.address,
            _(
                "You can answer, offer a short talk, give it to somebody else, or say no; a reason is never needed. If we hear nothing until {by}, the question does not wait for you any longer."
            ).format(by=about.by),
        ),
    )


def to_mentor_reminder(about: About) -> MailText:
    """Half of her time is over."""
    return MailText(
        _("A question still waits for you in {programme}").format(programme=about.programme),
        letter(
            _("Somebody in “{programme}” has one question for you, and waits for a few words:").format(
                programme=about.programme
            ),
            about.address,
            _(
                "A no is an answer too. If we hear nothing until {by}, it does not wait for you any longer."
            ).format(by=about.by),
        ),
    )


def to_mentor_withdrawn(about: About) -> MailText:
    """It needs no answer any more."""
    return MailText(
        _("A question to you in {programme} needs no answer any more").format(programme=about.programme),
        letter(
            _(
                "Whoever asked you something in “{programme}” needs no answer any more. There is nothing that you have to do. What is still open you find here:"
            ).format(programme=about.programme),
            about.address,
        ),
    )


def to_mentor_thanked(about: About) -> MailText:
    """Whoever asked says thanks."""
    return MailText(
        _("Somebody thanks you for your answer in {programme}").format(programme=about.programme),
        letter(
            _(
                "Whoever asked you something in “{programme}” has read your answer, and says thank you. There is nothing that you have to do. Your answer stays here:"
            ).format(programme=about.programme),
            about.address,
        ),
    )


def to_asker_answered(about: About) -> MailText:
    """There is an answer."""
    return MailText(
        _("Your question in {programme} has an answer").format(programme=about.programme),
        letter(
            _("A mentor in “{programme}” has answered your question. You read it here:").format(
                programme=about.programme
            ),
            about.address,
        ),
    )


def to_asker_talk(about: About) -> MailText:
    """A mentor offers a talk."""
    return MailText(
        _("A mentor offers you a talk about your question in {programme}").format(programme=about.programme),
        letter(
            _(
                "A mentor in “{programme}” would rather talk with you about your question. When and where, you read here:"
            ).format(programme=about.programme),
            about.address,
        ),
    )


def to_asker_forwarded(about: About) -> MailText:
    """A mentor gave it to another one."""
    return MailText(
        _("Your question in {programme} was passed on to another mentor").format(programme=about.programme),
        letter(
            _(
                "The mentor whom you asked in “{programme}” thinks that somebody else can say more, and has passed your question on. Who has it now you read here; there you can also withdraw it:"
            ).format(programme=about.programme),
            about.address,
            _("You will know more by {by}.").format(by=about.by),
        ),
    )


def to_asker_passed_on(about: About) -> MailText:
    """It is with somebody else, as there was no answer."""
    return MailText(
        _("Your question in {programme} is with another mentor").format(programme=about.programme),
        letter(
            _(
                "Your question in “{programme}” had no answer yet, so another mentor has it now. Who, you read here; there you can also withdraw it:"
            ).format(programme=about.programme),
            about.address,
            _("You will know more by {by}.").format(by=about.by),
        ),
    )


def to_asker_queued(about: About) -> MailText:
    """Nobody has answered."""
    return MailText(
        _("Nobody has answered your question in {programme} yet").format(programme=about.programme),
        letter(
            _(
                "We are sorry: nobody has answered your question in “{programme}” yet. Whoever looks after the programme now looks for somebody who can; they see that you wait, and do not read what you asked:"
            ).format(programme=about.programme),
            about.address,
            _("You will know more by {by}. You can also withdraw it and ask somebody else.").format(
                by=about.by
            ),
        ),
    )


def to_asker_unanswered(about: About) -> MailText:
    """Nobody could answer."""
    return MailText(
        _("Nobody could answer your question in {programme}").format(programme=about.programme),
        letter(
            _(
                "We are sorry: we found nobody in “{programme}” who could answer your question this time. That says nothing about what you asked. You can ask somebody else at any time:"
            ).format(programme=about.programme),
            about.address,
        ),
    )


def to_case_owner(about: About) -> MailText:
    """A question waits for her."""
    return MailText(
        _("A question without an answer waits for you in {programme}").format(programme=about.programme),
        letter(
            _(
                "Nobody has answered a mentee's question in “{programme}”. Please ask another mentor, or tell them that nobody can answer it. You do not read the question itself; if you need to know more, ask them:"
            ).format(programme=about.programme),
            about.address,
            _("If nothing is decided until {by}, we tell them that nobody could answer.").format(by=about.by),
        ),
    )
