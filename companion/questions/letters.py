"""What our mails about questions say. Neither the question nor its answer, nor anybody's name, is in them."""

# ruff: noqa: E501 -- texts read best as they stand.

from __future__ import annotations

from companion.accounts.mail_texts import MailText, letter
from companion.requests.letters import About


def to_mentor_asked(about: About) -> MailText:
    """Somebody asks her one thing."""
    return MailText(
        f"Somebody has one question for you in {about.programme}",
        letter(
            f"Somebody in the mentoring programme “{about.programme}” has one question for you. They do not ask "
            "you to be their mentor; a few sentences are enough. You read it here:",
            about.address,
            "You can answer, offer a short talk, give it to another mentor, or say no; a reason is never needed. "
            f"If we hear nothing until {about.by}, the question does not wait for you any longer.",
        ),
    )


def to_mentor_forwarded(about: About) -> MailText:
    """Another mentor gave it to her."""
    return MailText(
        f"A mentor has passed a question on to you in {about.programme}",
        letter(
            f"Another mentor in “{about.programme}” thinks that you know more about somebody's question than "
            "they do. What is asked, and who passed it on, you read here:",
            about.address,
            "You can answer, offer a short talk, give it to somebody else, or say no; a reason is never needed. "
            f"If we hear nothing until {about.by}, the question does not wait for you any longer.",
        ),
    )


def to_mentor_reminder(about: About) -> MailText:
    """Half of her time is over."""
    return MailText(
        f"A question still waits for you in {about.programme}",
        letter(
            f"Somebody in “{about.programme}” has one question for you, and waits for a few words:",
            about.address,
            f"A no is an answer too. If we hear nothing until {about.by}, it does not wait for you any longer.",
        ),
    )


def to_mentor_withdrawn(about: About) -> MailText:
    """It needs no answer any more."""
    return MailText(
        f"A question to you in {about.programme} needs no answer any more",
        letter(
            f"Whoever asked you something in “{about.programme}” needs no answer any more. There is nothing that "
            "you have to do. What is still open you find here:",
            about.address,
        ),
    )


def to_mentor_thanked(about: About) -> MailText:
    """Whoever asked says thanks."""
    return MailText(
        f"Somebody thanks you for your answer in {about.programme}",
        letter(
            f"Whoever asked you something in “{about.programme}” has read your answer, and says thank you. There "
            "is nothing that you have to do. Your answer stays here:",
            about.address,
        ),
    )


def to_asker_answered(about: About) -> MailText:
    """There is an answer."""
    return MailText(
        f"Your question in {about.programme} has an answer",
        letter(
            f"A mentor in “{about.programme}” has answered your question. You read it here:", about.address
        ),
    )


def to_asker_talk(about: About) -> MailText:
    """A mentor offers a talk."""
    return MailText(
        f"A mentor offers you a talk about your question in {about.programme}",
        letter(
            f"A mentor in “{about.programme}” would rather talk with you about your question. When and where, you "
            "read here:",
            about.address,
        ),
    )


def to_asker_forwarded(about: About) -> MailText:
    """A mentor gave it to another one."""
    return MailText(
        f"Your question in {about.programme} was passed on to another mentor",
        letter(
            f"The mentor whom you asked in “{about.programme}” thinks that somebody else can say more, and has "
            "passed your question on. Who has it now you read here; there you can also withdraw it:",
            about.address,
            f"You will know more by {about.by}.",
        ),
    )


def to_asker_passed_on(about: About) -> MailText:
    """It is with somebody else, as there was no answer."""
    return MailText(
        f"Your question in {about.programme} is with another mentor",
        letter(
            f"Your question in “{about.programme}” had no answer yet, so another mentor has it now. Who, you read "
            "here; there you can also withdraw it:",
            about.address,
            f"You will know more by {about.by}.",
        ),
    )


def to_asker_queued(about: About) -> MailText:
    """Nobody has answered."""
    return MailText(
        f"Nobody has answered your question in {about.programme} yet",
        letter(
            f"We are sorry: nobody has answered your question in “{about.programme}” yet. Whoever looks after the "
            "programme now looks for somebody who can; they see that you wait, and do not read what you asked:",
            about.address,
            f"You will know more by {about.by}. You can also withdraw it and ask somebody else.",
        ),
    )


def to_asker_unanswered(about: About) -> MailText:
    """Nobody could answer."""
    return MailText(
        f"Nobody could answer your question in {about.programme}",
        letter(
            f"We are sorry: we found nobody in “{about.programme}” who could answer your question this time. That "
            "says nothing about what you asked. You can ask somebody else at any time:",
            about.address,
        ),
    )


def to_case_owner(about: About) -> MailText:
    """A question waits for her."""
    return MailText(
        f"A question without an answer waits for you in {about.programme}",
        letter(
            f"Nobody has answered a mentee's question in “{about.programme}”. Please ask another mentor, or tell "
            "them that nobody can answer it. You do not read the question itself; if you need to know more, ask them:",
            about.address,
            f"If nothing is decided until {about.by}, we tell them that nobody could answer.",
        ),
    )
