"""Why two people were brought together, to be put into better words: what a model is given, and what not.

A claim that rests on a field which AI may not read stays as it is and is not sent; neither is one that quotes
words which read like an order to a machine.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from companion.confidentiality import Confidentiality
from companion.drafts.draft import DraftLine, DraftSource
from companion.drafts.phrasing import ToPhrase
from companion.drafts.telling import tell_line
from companion.explaining.explanation import View, clean
from companion.explaining.machine_instructions import reads_like_an_instruction
from companion.explaining.naming import names_of_pair
from companion.explaining.pair_claims import Claim, facts_in, fields_of, quoted_in, sentence_of
from companion.explaining.visibility import Side, may_see
from companion.ids import PersonId
from companion.languages.catalogue import OURS
from companion.llm.gateway import Hidden
from companion.people.person import Person
from companion.wording.checking import LONGEST
from companion.wording.sentence import Reading
from prompts.catalogue import prompt

WHY, KEPT = "why", "kept"
"""Lines that a model may phrase, and those that stay as they are."""

PARTS = frozenset({WHY, KEPT})

_READERS: Mapping[View, str] = {
    View.ADMINISTRATOR: "whoever runs the programme; the lines call both people by their names",
    View.MENTEE: "the mentee, whom the lines call “you”",
    View.MENTOR: "the mentor, whom the lines call “you”",
}
_YOU = re.compile(r"\b(?:you|your|yours|yourself|yourselves)\b", re.IGNORECASE)
_QUOTED = re.compile("“[^“”]*”")


@dataclass(frozen=True)
class Named:
    """One of the two: what she is called, her whole name, her address, and what her partner never sees."""

    id: PersonId
    called: str
    name: str
    email: str
    kept: tuple[str, ...] = ()


def named(mentee: tuple[PersonId, Person], mentor: tuple[PersonId, Person]) -> dict[Side, Named]:
    """The two as the claims about them call them."""
    called = names_of_pair(mentee[1], mentor[1])
    return {
        side: Named(identity, name, clean(person.name), person.email, tuple(person.attributes.values()))
        for side, name, (identity, person) in zip(Side, called, (mentee, mentor), strict=True)
    }


def lines_of(
    claims: Sequence[Claim], readable: Collection[str], language: str = OURS
) -> tuple[DraftLine, ...]:
    """The claims as lines, in their order. A model is given them in English, and judged by it."""
    return tuple(
        DraftLine(WHY if may_be_sent(claim, readable) else KEPT, sentence_of(claim, language), (f"c{place}",))
        for place, claim in enumerate(claims, 1)
    )


def sources_of(claims: Sequence[Claim], view: View, language: str = OURS) -> tuple[DraftSource, ...]:
    """What the lines rest on: the claim itself, with the whole words that it quotes a part of.

    Facts that code worked out are for whoever reviews alone: they count what the two are told in words.
    """
    return tuple(
        DraftSource(
            f"c{place}",
            "claim",
            sentence_of(claim, language),
            (*quoted_in(claim), *(facts_in(claim, language) if view is View.ADMINISTRATOR else ())),
            kept=Confidentiality.PROGRAMME,
        )
        for place, claim in enumerate(claims, 1)
    )


def may_be_sent(claim: Claim, readable: Collection[str]) -> bool:
    """Whether a model may be given a claim."""
    orders = any(map(reads_like_an_instruction, (claim["sentence"], *quoted_in(claim))))
    return fields_of([claim]) <= set(readable) and not orders and len(claim["sentence"]) <= LONGEST


def to_phrase(
    claims: Sequence[Claim], view: View, two: Mapping[Side, Named], readable: Collection[str]
) -> ToPhrase:
    """What a model is asked about a pair, for one reader."""
    plain = lines_of(claims, readable)
    by_id = {one.id: one for one in sources_of(claims, view)}
    return ToPhrase(
        use="explanation",
        prompt=prompt("explanation"),
        variables={
            "reader": _READERS[view],
            "claims": "\n".join(
                f"[{line.cites[0]}] {tell_line('line', line, by_id, 'explanation')}"
                for line in plain
                if line.part == WHY
            ),
        },
        plain=plain,
        sources=by_id,
        reading=_reading(view, two),
        about=tuple(one.id for one in two.values()),
        hidden=_hidden(two.values()),
        takes=_Judge(view, two).takes,
        fixed=frozenset({KEPT}),
    )


@dataclass(frozen=True)
class _Judge:
    """What only this use knows of a good line: that it speaks to its reader, and of nobody as a stranger."""

    view: View
    two: Mapping[Side, Named]

    def takes(self, line: DraftLine) -> bool:
        own_words = _QUOTED.sub(" ", line.text)
        if self.view is View.ADMINISTRATOR:
            return not _YOU.search(own_words)
        reader = self.two[Side(self.view.value)]
        return not any(_names(own_words, name) for name in (reader.called, reader.name))


def _names(text: str, name: str) -> bool:
    return bool(name) and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) is not None


def _reading(view: View, two: Mapping[Side, Named]) -> Reading:
    """Both by their names; the other of the two may be named in any sentence for one of them."""
    partner = {View.MENTEE: Side.MENTOR, View.MENTOR: Side.MENTEE}.get(view)
    return Reading(
        names=tuple(tuple(dict.fromkeys((one.called, one.name))) for one in two.values()),
        partners=frozenset() if partner is None else frozenset({two[partner].called}),
        hidden=tuple(words for side in Side for words in _unseen(view, side, two[side])),
        language="en",
    )


def _unseen(view: View, side: Side, one: Named) -> tuple[str, ...]:
    """Words of somebody that this reader may not see; one word alone is in any text and tells nothing."""
    if may_see(view, side, "attributes"):
        return ()
    return tuple(words for words in one.kept if len(words.split()) > 1)


def _hidden(two: Collection[Named]) -> tuple[Hidden, ...]:
    people = [Hidden("person", name) for one in two for name in dict.fromkeys((one.name, one.called)) if name]
    return (*people, *(Hidden("email", one.email) for one in two))
