"""What a nudge says: what is due, why, one thing to do; as plain text, and as HTML for mail programs.

The words of the HTML are those of the plain text. Neither names the other of the pair: mailboxes are shared,
forwarded and kept.
"""

# ruff: noqa: E501 -- sentences read best as they stand.

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from types import MappingProxyType

from companion.accounts.mail_page import H1, button, page, paragraph
from companion.languages import writing
from companion.languages.spoken import _, ngettext, spoken
from companion.nudges.nudge import Cause, Due


@dataclass(frozen=True)
class Item:
    """One thing that is due, in words, and where it is done. `place` is an address within the pages."""

    title: str
    why: str
    action: str
    place: str


@dataclass(frozen=True)
class NudgeLetter:
    """A subject, and its words in both forms."""

    subject: str
    text: str
    html: str


@dataclass(frozen=True)
class Around:
    """What stands around the words: whose service it is, where it is, and how to have no more of these."""

    organisation: str
    address: str
    unsubscribe: str


_PARTS: Mapping[Cause, str] = MappingProxyType(
    {
        Cause.CHECK_IN: "Meetings",
        Cause.ACTIONS_DUE: "Goals",
        Cause.AGREEMENT: "Agreement",
        Cause.FIRST_MEETING: "Prepare",
        Cause.QUIET: "Meetings",
    }
)
"""The part of the pair's page where it is done."""


def item_of(due: Due) -> Item:
    """One thing that is due, in words that fit its cause, in the language that is spoken."""
    place = f"/pair?pair={due.mentorship}&part={_PARTS[due.cause]}"
    return Item(_title(due.cause), _why(due).format(counted=due.counted), _action(due.cause), place)


def _title(cause: Cause) -> str:
    return {
        Cause.CHECK_IN: _("How was your meeting?"),
        Cause.ACTIONS_DUE: _("You wanted to do something by now"),
        Cause.AGREEMENT: _("Your agreement waits for you"),
        Cause.FIRST_MEETING: _("You have not met yet"),
        Cause.QUIET: _("It has been quiet for a while"),
    }[cause]


def _action(cause: Cause) -> str:
    return {
        Cause.CHECK_IN: _("Answer two questions"),
        Cause.ACTIONS_DUE: _("Look at your next steps"),
        Cause.AGREEMENT: _("Read and sign it"),
        Cause.FIRST_MEETING: _("Get ready for a first meeting"),
        Cause.QUIET: _("Look at where you two are"),
    }[cause]


def _why(due: Due) -> str:
    match due.cause:
        case Cause.CHECK_IN:
            return _(
                "You met, and have not said yet how useful it was. Two questions, either may stay open; it takes half a minute, and stays with you unless you share it."
            )
        case Cause.ACTIONS_DUE:
            return ngettext(
                "Of what you said you would do, {counted} is due. Tick it off, or give it another day; both are fine.",
                "Of what you said you would do, {counted} are due. Tick them off, or give them another day.",
                due.counted,
            )
        case Cause.AGREEMENT if due.counted:
            return _(
                "The other of your mentoring pair has signed the agreement, and it waits for you. Change what you like, or sign it as it is."
            )
        case Cause.AGREEMENT:
            return _(
                "Your mentoring pair has been at it for a week, and the agreement is not signed by you. It is drafted already; change what you like, or sign it as it is."
            )
        case Cause.FIRST_MEETING:
            return _(
                "It is {counted} days since your mentoring pair began. Half an hour is enough for a first meeting, and the page before it gives you something to ask."
            )
        case Cause.QUIET:
            return _(
                "Your last meeting that is noted is {counted} days ago. If you have met since, note it. If not, suggest a day. And if it has run its course, that is no failure: tell your programme."
            )


def nudge_letter(due: Sequence[Due], around: Around) -> NudgeLetter:
    """The mail that says all of these, which are one or more."""
    items = [item_of(one) for one in due]
    subject = items[0].title if len(items) == 1 else _("What waits for you in mentoring this week")
    return NudgeLetter(subject, _text(items, around), _html(subject, items, around))


def _text(items: Sequence[Item], around: Around) -> str:
    said = [
        f"{one.title}\n\n{one.why}\n\n{writing.with_colon(one.action, spoken())}\n{around.address}{one.place}"
        for one in items
    ]
    foot = f"{_why_mail(around)}\n{writing.led(_stop(), around.unsubscribe, spoken())}"
    return "\n\n".join((_("Hello,"), *said, "Companion", f"-- \n{foot}")) + "\n"


def _html(subject: str, items: Sequence[Item], around: Around) -> str:
    several = len(items) > 1
    head = f'<h1 style="{H1}">{escape(subject)}</h1>'
    body = "".join(_item(one, around, titled=several) for one in items)
    foot = escape(_why_mail(around))
    stop = f'<a class="soft" style="{_STOP_LINK}" href="{escape(around.unsubscribe)}">{escape(_stop())}</a>'
    return page(subject, head + body, f'<p class="soft" style="{_FOOT}">{foot}<br>{stop}</p>')


def _why_mail(around: Around) -> str:
    return _(
        "You get at most one mail like this a week, because you take part in mentoring at {organisation}."
    ).format(organisation=around.organisation)


def _stop() -> str:
    return _("Have no more of these")


def _item(one: Item, around: Around, *, titled: bool) -> str:
    title = f'<h2 style="{_H2}">{escape(one.title)}</h2>' if titled else ""
    return title + paragraph(one.why) + button(one.action, around.address + one.place)


_H2 = "margin:24px 0 4px;font-size:17px;line-height:1.3;font-weight:650"
_FOOT = "max-width:560px;margin:16px auto 0;padding:0 24px;font-size:14px;color:#57616a"
_STOP_LINK = "color:#57616a"
