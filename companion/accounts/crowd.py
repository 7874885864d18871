"""Writing to many people at once: an account for whoever has none, and a mail that lets her in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from companion.accounts import crowd_store
from companion.accounts.account import tidy_name
from companion.accounts.crowd_store import Footing
from companion.accounts.links import LinkPurpose
from companion.accounts.mail import Letter, post_all
from companion.accounts.mail_texts import MailText
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.languages.choosing import chosen
from companion.languages.spoken import speaking, spoken

LATELY = timedelta(days=1)
"""For so long somebody who was invited is not invited again with all the others."""


@dataclass(frozen=True)
class Words:
    """What is written: to who was never here, with a place for a link; and to who was. None: nothing."""

    new: MailText
    known: MailText | None


Wording = Words | Callable[[], Words]
"""Words as they stand, or what makes them in the language that is spoken when it is asked."""


@dataclass(frozen=True)
class Written:
    """How many people of each kind there were.

    `told` were here before and were written to, `known` were here before and were not. `invited` got a link
    that signs them in for the first time, `lately` had got one a moment ago. `shut`: their account is, and
    nobody wrote.
    """

    told: int = 0
    known: int = 0
    invited: int = 0
    lately: int = 0
    shut: int = 0
    recipients: frozenset[str] = field(default=frozenset(), repr=False)
    """To whom a mail goes."""


def write_to_all(
    work: UnitOfWork,
    names: Mapping[str, str],
    words: Wording,
    *,
    spare_lately: bool,
    clock: Clock,
) -> Written:
    """Write to each of these addresses, once; the names are those of accounts that have to be made.

    What the accounts may do is not given here: whoever takes part in a programme is mentor or mentee by that.
    `words` is asked once for each language that somebody of them chose; who chose none is written to in the
    language that is spoken. With `spare_lately` nobody gets a second invitation within a day. For use cases
    that have asked who may, and record it.
    """
    now = clock.now()
    crowd_store.add_missing_accounts(work, {email: tidy_name(name) for email, name in names.items()}, now)
    footings = crowd_store.footings_of(work, names)
    shut = {email for email, found in footings.items() if found.shut}
    known = {email for email, found in footings.items() if found.been_here} - shut
    new = set(footings) - known - shut
    lately = crowd_store.invited_since(work, new, now - LATELY) if spare_lately else frozenset()
    said = _in_their_languages(words, footings)
    letters = [Letter(email, said[email].new, LinkPurpose.INVITATION) for email in sorted(new - lately)]
    again = [(email, text) for email in sorted(known) if (text := said[email].known) is not None]
    letters += [Letter(email, text) for email, text in again]
    post_all(work, letters, clock=clock)
    told = len(again)
    return Written(
        told=told,
        known=len(known) - told,
        invited=len(new - lately),
        lately=len(lately),
        shut=len(shut),
        recipients=_recipients(letters),
    )


def _in_their_languages(words: Wording, footings: Mapping[str, Footing]) -> dict[str, Words]:
    wanted = {email: chosen(found.language, spoken()) for email, found in footings.items()}
    said = {}
    for language in set(wanted.values()):
        with speaking(language):
            said[language] = words if isinstance(words, Words) else words()
    return {email: said[language] for email, language in wanted.items()}


def _recipients(letters: Collection[Letter]) -> frozenset[str]:
    return frozenset(letter.recipient for letter in letters)
