"""Words of finding a time for a meeting, and of one's own calendar."""

# ruff: noqa: E501 -- sentences read best as they stand.

from __future__ import annotations

from ui.language import _, ngettext

NEXT = "Your next meeting"
NO_NEXT = "No meeting planned yet"
OPEN_LINK = "Open the video meeting"
IN_RHYTHM = "part of your rhythm"
CHOOSE = "Choose a time"
GO_ON = "Go on meeting at this hour"
OFFERED = "Offered by you"
WITHDRAW = "Withdraw the offer"
WITHDRAWN = "The offer is withdrawn."
TAKEN = "Agreed. Both of you get an invitation by mail."
MOVE = "Offer other times"
MOVED = "Offered. The meeting stands as it is until a new time is taken."
CANCEL = "Cancel"
CANCEL_ONE = "Cancel this meeting"
CANCEL_ALL = "Cancel this one and all that follow"
CANCEL_SAYS = "Both calendars are told. No reason is needed."
CANCELLED = "Cancelled. Both calendars are told."
LINK = "Link to the video meeting (may stay empty)"
LINK_HINT = "https://…"
LINK_CHANGE = "Change where you meet"
LINK_SAVE = "Save the link"
LINK_SAVED = "Saved. Both calendars are told."
OFFER = "Offer times"
OFFER_SAYS = "Times at which both of you are free, by what you two wrote in your profiles. Choose up to five."
NO_FREE = "No time was found at which both of you are free in the next weeks. Offer one of your own below."
UNKNOWN_FREE = "Times are proposed here once both of you have written in your profiles when you are free, and in which time zone. Until then, offer one of your own."
OWN_DAY = "Another day (may stay empty)"
OWN_TIME = "At what time"
MINUTES = "How long"
SEND = "Offer these times"
SENT = "Offered. A mail is on its way, and you get one as soon as a time is taken."
NEEDS_TIME = "Choose at least one time first; nothing was sent."
MOST = 5
TOO_MANY = "Choose at most five times; nothing was sent."
LONGEST_LINK = 500
LOST = "It was changed in the meantime. This is how it stands now; nothing of yours was sent."

CALENDAR = "Your calendar"
CALENDAR_SAYS = "A private address at which your calendar program reads your meetings, in Google, Outlook, Apple or any other. Whoever has the address sees when you meet whom (by first name) and the link to the video meeting, and nothing that you two wrote. So give it to nobody."
MAKE = "Make a private address"
MAKE_ANEW = "Make a new address"
ANEW_SAYS = "The address that you have now stops working."
SHUT = "Shut the address"
SHUT_DONE = "The address works no more."
ADDRESS = "Copy it now: it is shown this once."
HOW = "How to use it"
HOW_STEPS = (
    "Google Calendar, on a computer: Other calendars, the plus sign, From URL.",
    "Outlook: Add calendar, Subscribe from web.",
    "Apple: Calendar, File, New Calendar Subscription.",
)
PREP = "Mail me on the day before a meeting, with a link to the page to prepare"
PREP_ON = "You get a mail on the day before each meeting."
PREP_OFF = "No more mails before meetings."


def none_yet(first_by: str) -> str:
    """What to do where nothing is planned."""
    return _("Your agreement asks for a first meeting by {first_by}. Offer times below.").format(
        first_by=first_by
    )


def none_next(weeks: int) -> str:
    """What to do where the pair has met, and nothing is planned."""
    return _("Your rhythm is to meet {every}. Offer times below, and it goes on.").format(every=every(weeks))


def every(weeks: int) -> str:
    """A rhythm."""
    return ngettext("every week", "every {number} weeks", weeks)


def rhythm(weeks: int, later: int, less_often_from: str, ends: str) -> str:
    """What going on means."""
    if weeks == later:
        return _("{rhythm}, up to your last day, {ends}. Each can be moved or cancelled.").format(
            rhythm=every(weeks).capitalize(), ends=ends
        )
    return _(
        "{rhythm}, from {day} on {later}, up to your last day, {ends}. Each can be moved or cancelled."
    ).format(rhythm=every(weeks).capitalize(), day=less_often_from, later=every(later), ends=ends)


def there(clock: str, partner: str) -> str:
    """The same instant for the other."""
    return _("{clock} for {partner}").format(clock=clock, partner=partner)


def offers(partner: str) -> str:
    """Above times that wait for the reader's yes."""
    return _("{partner} offers these times. One click, and it is agreed.").format(partner=partner)


def offers_other(partner: str, when: str) -> str:
    """Above times that would take the place of one that stands."""
    return _(
        "{partner} would like to move the meeting of {when}. It stands until you take one of these."
    ).format(partner=partner, when=when)


def waits(partner: str) -> str:
    """Above times that the reader has offered."""
    return _("{partner} has not answered yet.").format(partner=partner)


def take(when: str) -> str:
    """The button that says yes to a time."""
    return when


def planned(count: int) -> str:
    """A line that opens all meetings that are agreed."""
    return _("All that are planned ({count})").format(count=count)


def lasts(minutes: int) -> str:
    """How long a meeting takes."""
    return ngettext("{number} minute", "{number} minutes", minutes)


def shown_in(zone: str) -> str:
    """In whose clock times are shown."""
    return _("Times are shown as your clock shows them ({zone}).").format(zone=zone.replace("_", " "))


def since(day: str) -> str:
    """How long an address has been open."""
    return _("You have a private address since {day}.").format(day=day)
