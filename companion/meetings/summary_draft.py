"""A meeting's summary as a draft from its author's own notes; approved, it is a note of both, with actions.

What she is worried about never goes to a model: those lines stay word for word as she wrote them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from companion.access import Viewer
from companion.accounts.own_language import language_of
from companion.agreements.who_is_who import called, hidden_of, mentorship_of, profiles_of_pair
from companion.confidentiality import Confidentiality
from companion.db.unit_of_work import UnitOfWork
from companion.drafts.draft import DraftLine, DraftSource
from companion.drafts.fitting import fitting
from companion.drafts.phrasing import ToPhrase
from companion.drafts.record import DraftAsk, DraftSubject, StoredDraft
from companion.drafts.uses import DraftTools, PlainText, WritesDrafts
from companion.errors import DraftLineUnfit
from companion.ids import PersonId
from companion.languages import writing
from companion.languages.catalogue import OURS
from companion.languages.phrase import phrase
from companion.languages.spoken import _, marked, spoken
from companion.meetings import service
from companion.meetings.concern_words import may_tell_a_concern
from companion.meetings.line_judging import LineJudge
from companion.meetings.notes_read import language_of_notes
from companion.meetings.pair_life import ActionWish, NoteWish
from companion.meetings.pair_sources import asked_lines
from companion.meetings.summary import Part, SummaryLine
from companion.people.register import Profile
from companion.wording.roles import names_said
from companion.wording.sentence import Reading
from prompts.catalogue import prompt

PARTS = frozenset(part.value for part in Part)
FIXED = frozenset({Part.CONCERNS.value})
_TITLES = {
    Part.HAPPENED: marked("What happened"),
    Part.DECIDED: marked("What we decided"),
    Part.ACTIONS: marked("Who does what"),
    Part.CONCERNS: marked("What is on my mind"),
}
_MYSELF = ("I", "me", "my")
_LONGEST_ASKED = 400


@dataclass(frozen=True)
class SummaryJudge:
    """A sentence keeps what it says and, where it says who does something, who that is."""

    lines: LineJudge
    names: tuple[tuple[str, ...], ...]

    def takes(self, line: DraftLine) -> bool:
        """Whether it may take the place of the author's own sentence."""
        if not self.lines.takes(line):
            return False
        own = next(one for one in self.lines.plain if one.cites == line.cites)
        return _may_go(own) and names_said(own.text, self.names) == names_said(line.text, self.names)


def as_lines(found: Sequence[SummaryLine]) -> PlainText:
    """One line a sentence, which rests on itself as it stands in the notes.

    She gives them to become a note of both; but what worries her is hers until she shares it.
    """
    lines, sources = [], []
    for number, line in enumerate(found, 1):
        known = {"owner": line.owner, "due_on": line.due_on.isoformat() if line.due_on else None}
        facts = {name: value for name, value in known.items() if value is not None}
        lines.append(DraftLine(line.part.value, line.text, (f"s{number}",), facts))
        kept = Confidentiality.AUTHOR if line.part is Part.CONCERNS else Confidentiality.PAIR
        sources.append(DraftSource(f"s{number}", "words", line.text, kept=kept))
    return PlainText(tuple(lines), tuple(sources))


def to_phrase(plain: PlainText, author: PersonId, pair: Mapping[PersonId, Profile]) -> ToPhrase:
    """What a model is asked: nothing that worries her or that could, and nothing too long to be checked."""
    names = tuple((*called(profile), *(_MYSELF if one == author else ())) for one, profile in pair.items())
    may_go = [one for one in plain.lines if _may_go(one)]
    return ToPhrase(
        use="summary",
        prompt=prompt("summary"),
        variables={"sentences": asked_lines(fitting(may_go), plain.sources, "summary")},
        plain=plain.lines,
        sources={one.id: one for one in plain.sources},
        reading=Reading(names=names),
        about=tuple(pair),
        hidden=hidden_of(pair.values()),
        takes=SummaryJudge(LineJudge(plain.lines, plain.sources), names).takes,
        fixed=FIXED,
    )


def _may_go(line: DraftLine) -> bool:
    """A worry that no rule knew for one stands elsewhere, and has to stay word for word as well."""
    return line.part not in FIXED and len(line.text) <= _LONGEST_ASKED and not may_tell_a_concern(line.text)


def _plain(
    work: UnitOfWork, viewer: Viewer, subject: DraftSubject, asked: DraftAsk, tools: DraftTools
) -> PlainText:
    met_on = asked.met_on or tools.clock.now().date()
    notes = asked.notes or ""
    found = service.draft_summary(work, viewer, mentorship_of(subject), notes, met_on, encoder=tools.encoder)
    return replace(as_lines(found), language=language_of_notes(notes, language_of(viewer)))


def _to_phrase(work: UnitOfWork, viewer: Viewer, draft: StoredDraft, tools: DraftTools) -> ToPhrase:
    author = draft.person or draft.subject.mentee
    return to_phrase(PlainText(draft.lines, draft.sources), author, profiles_of_pair(work, draft.subject))


def _approve(work: UnitOfWork, viewer: Viewer, draft: StoredDraft, tools: DraftTools) -> None:
    """Let both see it: one note of the meeting, and each action with its owner and day.

    An action that she left as a model phrased it is kept in her own words, so that it needs no label; one
    that she changed says which model had phrased it, and that she changed it.

    Raises:
        DraftLineUnfit: an action says of nobody in the pair that she does it, or names no real day.
    """
    mentorship = mentorship_of(draft.subject)
    for line in draft.lines:
        if line.part == Part.ACTIONS.value:
            _add_action(work, viewer, draft, line, tools)
    names = service.shared_pair(work, viewer, mentorship).names
    note = NoteWish(as_note(draft.lines, _both(draft, names)), Confidentiality.PAIR, _met_on(draft), draft.by)
    service.add_note(work, viewer, mentorship, note, clock=tools.clock)


def _met_on(draft: StoredDraft) -> date:
    return draft.asked.met_on or draft.made_at.date()


def as_note(lines: Sequence[DraftLine], both: Mapping[str, str]) -> str:
    """The summary as one text, part by part, in the language that is spoken.

    `both` says how two owners are told in it.
    """
    parts = []
    for part, title in _TITLES.items():
        said = [f"- {_worded(line, both)}" for line in lines if line.part == part.value]
        if said:
            parts.append("\n".join((_(title), *said)))
    return "\n\n".join(parts)


def _worded(line: DraftLine, both: Mapping[str, str]) -> str:
    owner, due_on = line.facts.get("owner"), _day(line.facts.get("due_on"))
    day = due_on and (due_on.isoformat() if spoken() == OURS else writing.day(due_on, spoken()))
    told = ", ".join(one for one in (both.get(owner or "", owner), day) if one)
    return f"{line.text} ({told})" if told else line.text


def _both(draft: StoredDraft, names: Mapping[PersonId, str]) -> dict[str, str]:
    """How the text says that both do something; in a fact it is told in English, as a value."""
    author = names[draft.person] if draft.person is not None else ""
    (partner,) = [name for one, name in names.items() if one != draft.person]
    return {f"{author} and {partner}": writing.listed([author, partner], spoken())}


def _add_action(
    work: UnitOfWork, viewer: Viewer, draft: StoredDraft, line: DraftLine, tools: DraftTools
) -> None:
    mentorship = mentorship_of(draft.subject)
    for is_mine in _owners(work, viewer, draft, line):
        wanted = ActionWish(line.text, _day(line.facts.get("due_on")), is_mine, met_on=_met_on(draft))
        service.add_action(work, viewer, mentorship, _with_origin(wanted, line, draft), clock=tools.clock)


def _with_origin(wanted: ActionWish, line: DraftLine, draft: StoredDraft) -> ActionWish:
    own_words = [source.text for source in draft.sources if source.id in line.cites]
    if line.phrased and own_words:
        return replace(wanted, text=own_words[0])
    if line.phrased or line.edited:
        return replace(wanted, by=draft.by, edited_by=draft.person if line.edited else None)
    return wanted


def _owners(work: UnitOfWork, viewer: Viewer, draft: StoredDraft, line: DraftLine) -> tuple[bool, ...]:
    """Whether it is the author who does it, her partner, or both."""
    names = service.shared_pair(work, viewer, mentorship_of(draft.subject)).names
    author = names[draft.person] if draft.person is not None else ""
    (partner,) = [name for one, name in names.items() if one != draft.person]
    owners = {author: (True,), partner: (False,), f"{author} and {partner}": (True, False)}
    owner = line.facts.get("owner", "")
    if owner not in owners:
        raise DraftLineUnfit(
            why=phrase(
                "it is an action, so its owner is {author}, {partner} or both", author=author, partner=partner
            )
        )
    return owners[owner]


def _day(told: str | None) -> date | None:
    try:
        return None if not told else date.fromisoformat(told)
    except ValueError:
        raise DraftLineUnfit(why=phrase("{day!r} is no day; write it as 2027-02-05", day=told)) from None


SUMMARY = WritesDrafts("summary", PARTS, _plain, _to_phrase, _approve, longest_seconds=20.0)
"""Drafts of a meeting's summary."""
