"""Claims about what one wants and the other can give, quoted from both."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from companion.explaining.claim_texts import ENDINGS, NOTHING_STANDS_OUT
from companion.explaining.explanation import Claim
from companion.explaining.machine_instructions import reads_like_an_instruction
from companion.explaining.pair import Pair
from companion.explaining.phrases import said
from companion.explaining.quoting import Quote, end, quote
from companion.explaining.saying import ListOf, Quotation, Sentence, message
from companion.explaining.visibility import Side
from companion.explaining.wording import Closeness, closeness_of, listed, mentioned_by_both
from companion.matching.match import StatementLink
from companion.programmes.programme import PartName

MOST_CLAIMS = 2
"""Claims about one part; more would be a list, not a reason."""

_NEEDS = {PartName.WANTS: ("wants", "offers"), PartName.GOALS: ("goals", "experience")}


def statement_claims(pair: Pair, part: str) -> Iterator[Claim]:
    """Up to two claims from the closest statements of this part, or one that says that nothing stands out.

    For mentee and mentor, statements that read like orders to a machine are passed over, and so are
    those that are only loosely related; they are told that nothing lies close.
    """
    links = list(_worth_saying(pair, _links_of(pair, part)))
    for place, link in enumerate(links):
        again = place > 0 and link.mentee_words == links[0].mentee_words
        claim = _claim(pair, part, link, again=again)
        if claim:
            yield claim
    if not links and pair.for_administrator:
        yield _nothing_stands_out(pair, part)
    elif not links and part == PartName.WANTS:
        yield _say_it_early(pair)


def _links_of(pair: Pair, part: str) -> list[StatementLink]:
    field = _NEEDS[PartName(part)][0]
    return sorted((link for link in pair.detail.links if link.mentee_field == field), key=lambda x: -x.cosine)


def _worth_saying(pair: Pair, links: list[StatementLink]) -> Iterator[StatementLink]:
    """The closest, and a second one where it is at least related and brings other words of the mentor."""
    said_already: list[StatementLink] = []
    for link in links:
        if not pair.for_administrator and (_is_an_order(link) or _is_far(link)):
            continue
        if said_already and (
            _is_far(link) or any(link.mentor_words == before.mentor_words for before in said_already)
        ):
            continue
        said_already.append(link)
        yield link
        if len(said_already) == MOST_CLAIMS:
            return


def _claim(pair: Pair, part: str, link: StatementLink, *, again: bool) -> Claim | None:
    wish, offer = quote(link.mentee_words), quote(link.mentor_words)
    if wish is None or offer is None:
        return None
    evidence = (
        pair.quoted(Side.MENTEE, link.mentee_field, wish.words),
        pair.quoted(Side.MENTOR, link.mentor_field, offer.words),
    )
    if again:
        sentence = said(pair.who[Side.MENTOR], link.mentor_field, offer, also=True)
        return pair.claim(part, end(sentence), *evidence)
    return pair.claim(part, _sentence(pair, link, wish, offer), *evidence)


def _sentence(pair: Pair, link: StatementLink, wish: Quote, offer: Quote) -> Sentence:
    wishes = said(pair.who[Side.MENTEE], link.mentee_field, wish)
    offers = said(pair.who[Side.MENTOR], link.mentor_field, offer)
    close, common = closeness_of(link), _common_words(link, wish, offer)
    if common and close is not Closeness.CLOSE:
        both = message("{wish}; {offer}. Both mention {words}", wish=wishes, offer=offers, words=common)
        return end(both)
    endings = ENDINGS[close]
    ending = endings[zlib.crc32(f"{wish.shown}{offer.shown}".encode()) % len(endings)]
    return end(message(ending, wish=wishes, offer=offers))


def _common_words(link: StatementLink, wish: Quote, offer: Quote) -> ListOf:
    shown = [
        word
        for word in mentioned_by_both(link)
        if word.casefold() in wish.shown.casefold() and word.casefold() in offer.shown.casefold()
    ]
    return listed([Quotation.of(word) for word in shown])


def _is_an_order(link: StatementLink) -> bool:
    return reads_like_an_instruction(link.mentee_words) or reads_like_an_instruction(link.mentor_words)


def _is_far(link: StatementLink) -> bool:
    return closeness_of(link) is Closeness.LOOSE and not mentioned_by_both(link)


def _say_it_early(pair: Pair) -> Claim:
    if pair.who[Side.MENTEE].you:
        sentence = message(
            "nothing that {mentor} offers lies close to what you ask for, so say early what you hope for",
            mentor=pair.partner,
        )
    else:
        sentence = message(
            "nothing that you offer lies close to what {mentee} asks for, "
            "so ask early what {mentee} hopes for",
            mentee=pair.partner,
        )
    fact = pair.computed(message("no two statements lie close"), "wants", "offers")
    return pair.claim(PartName.WANTS, end(sentence), fact)


def _nothing_stands_out(pair: Pair, part: str) -> Claim:
    sentence = message(NOTHING_STANDS_OUT[part], **pair.names)
    fact = pair.computed(message("no two statements stand out"), *_NEEDS[PartName(part)])
    return pair.claim(part, end(sentence), fact)
