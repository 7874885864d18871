"""What became of each plain line of a text: whether a model was given it, whether its words are shown, why.

The rules that the service asks are asked one by one, so that the first that says no gives the reason. Ours.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from companion.drafts.draft import Drafted, DraftLine
from companion.drafts.fitting import fitting
from companion.drafts.grounding import adds_to_ours, ground, is_suspect
from companion.drafts.merging import merge
from companion.drafts.phrasing import PhrasedLine, ToPhrase
from companion.meetings.concern_words import may_tell_a_concern
from companion.meetings.line_judging import ASK
from companion.meetings.open_questions import is_open_question
from companion.meetings.summary import Part
from companion.wording.checking import LONGEST, check
from companion.wording.completeness import says_as_much
from companion.wording.orders import may_give_orders
from companion.wording.sentence import Fault, Phrased
from embeddings.encoder import Encoder

SHOWN = "shown in a model's words"
SAME = "the model gave our own words back"
UNSAID = "the model wrote nothing for it"
FOR_NOTHING = "what the model wrote is for no line of ours"
PLANTED = "refused: a falsehood that was planted on purpose"
NO_PLACE = "refused: another line of the model stands there"
WHOLE = "refused: the whole text did not hold"
_OF_FAULTS = {
    Fault.EMPTY: "no words",
    Fault.TOO_LONG: "longer than is checked",
    Fault.UNSAFE: "a link or markup",
    Fault.NO_SOURCE: "it cites nothing",
    Fault.UNKNOWN_SOURCE: "it cites what there is not",
    Fault.HIDDEN: "something that its reader may not see",
    Fault.LANGUAGE: "another language",
    Fault.QUOTATION: "a quotation that nobody wrote",
    Fault.NUMBER: "a number",
    Fault.NAME: "a name",
    Fault.ROLE: "the wrong one of the two",
    Fault.NEGATION: "a denial",
    Fault.UNSUPPORTED: "words that nothing bears out",
    Fault.MEANING: "its meaning lies too far away",
}
_OF_TROUBLES = {
    "llm.too_slow": "no answer in time",
    "llm.unavailable": "no answer: it could not be reached",
    "llm.unreadable": "no answer that could be read",
    "llm.refused": "no answer: it would not give one",
}
_ASKED = re.compile("⟦(?:line|clause): ([^⟦⟧]*)⟧")
_QUESTION_ALIKE = "it comes near another question"
_RULE_OF_USE = "a rule of this kind of text"


@dataclass(frozen=True)
class Fate:
    """What became of one plain line, in words; `sent` says whether a model was given it."""

    sent: bool
    says: str

    @property
    def is_shown(self) -> bool:
        """Whether it is shown in a model's words."""
        return self.says == SHOWN


@dataclass
class Heard:
    """What a model wrote to one question, as far as it was heard, and what went wrong; None: nothing did."""

    lines: list[PhrasedLine]
    trouble: str | None = None


def fates_of(
    what: ToPhrase, heard: Heard, drafted: Drafted, encoder: Encoder, planted: Collection[str] = ()
) -> Iterator[Fate]:
    """One for each plain line. `planted` are texts of the model that are false on purpose."""
    sent = {text for value in what.variables.values() for text in _ASKED.findall(value)}
    ours = {(line.part, line.text) for line in drafted.lines if not line.phrased}
    for line in what.plain:
        if line.text not in sent:
            yield Fate(False, why_unsent(line, what))
        elif (line.part, line.text) not in ours:
            yield Fate(True, SHOWN)
        else:
            yield Fate(True, _why_plain(line, what, heard, encoder, planted))


def why_unsent(line: DraftLine, what: ToPhrase) -> str:
    """Why a model was not given a line of ours."""
    if what.use == "summary" and line.part == Part.CONCERNS:
        return "never sent: a worry, which no model is given"
    if what.use == "summary" and may_tell_a_concern(line.text):
        return "never sent: words in which worries are told as well"
    if len(line.text) > LONGEST:
        return "never sent: longer than is checked"
    if may_give_orders(line.text):
        return "never sent: it reads like an order"
    if line not in fitting(what.plain):
        return "never sent: the answer to it would not fit"
    return "never sent: it rests on a field that AI may not read"


def _why_plain(
    line: DraftLine, what: ToPhrase, heard: Heard, encoder: Encoder, planted: Collection[str]
) -> str:
    mine = [one for one in heard.lines if one.part == line.part and set(one.cites) & set(line.cites)]
    if not mine:
        return _why_nothing(what, heard)
    said = next((one for one in mine if set(one.cites) == set(line.cites)), mine[0])
    if _spaced(said.text) == _spaced(line.text):
        return SAME
    if said.text in planted:
        return PLANTED
    return why_refused(said, what, encoder) or _why_unplaced(heard.lines, what, encoder)


def _why_nothing(what: ToPhrase, heard: Heard) -> str:
    parts = {line.part for line in what.plain}
    if any(one.part in parts and set(one.cites) & what.sources.keys() for one in heard.lines):
        return UNSAID
    if heard.lines:
        return FOR_NOTHING
    return _OF_TROUBLES.get(heard.trouble, "no answer") if heard.trouble else UNSAID


def why_refused(said: PhrasedLine, what: ToPhrase, encoder: Encoder) -> str | None:
    """The first rule that refuses a line of a model, in words; None where each would take it."""
    known = {one for own in what.plain if own.part == said.part for one in own.cites} & what.sources.keys()
    if said.part in what.fixed or not said.cites or not set(said.cites) <= known:
        return f"refused: {_OF_FAULTS[Fault.UNKNOWN_SOURCE]}"
    line = _as_line(said)
    if is_suspect(line, what.plain, what.sources):
        return "refused: what it rests on reads like an order"
    if adds_to_ours(line, what.plain):
        return "refused: our words with something added"
    source = {"it": ground("it", line, what.plain, what.sources)}
    refused = check([Phrased(line.text, ("it",))], source, what.reading, encoder).refused
    if refused:
        return f"refused: {_OF_FAULTS[refused[0].faults[0]]}"
    return None if what.takes(line) else f"refused: {_why_untaken(line, what)}"


def _why_untaken(line: DraftLine, what: ToPhrase) -> str:
    own = next(
        (one for one in what.plain if one.part == line.part and set(one.cites) == set(line.cites)), None
    )
    if own is None:
        return "it joins or parts lines that stand alone"
    if not says_as_much(line.text, own.text):
        return "it leaves something out"
    if own.part == ASK:
        return _QUESTION_ALIKE if is_open_question(line.text) else "no open question"
    return _RULE_OF_USE


def _why_unplaced(wrote: Sequence[PhrasedLine], what: ToPhrase, encoder: Encoder) -> str:
    held = [_as_line(one) for one in wrote if why_refused(one, what, encoder) is None]
    return WHOLE if what.gate(merge(what.plain, held).lines) is not None else NO_PLACE


def _as_line(said: PhrasedLine) -> DraftLine:
    return DraftLine(said.part, _spaced(said.text), tuple(dict.fromkeys(said.cites)))


def _spaced(text: str) -> str:
    return " ".join(text.split())
