"""Questions for the next meeting as a draft: ours at once, then perhaps each in a model's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from companion.access import Viewer
from companion.agreements.who_is_who import called, hidden_of, mentorship_of, profiles_of_pair
from companion.db.unit_of_work import UnitOfWork
from companion.drafts.draft import Drafted, DraftLine, DraftSource
from companion.drafts.phrasing import ToPhrase
from companion.drafts.record import DraftAsk, DraftSubject, StoredDraft
from companion.drafts.uses import DraftTools, PlainText, WritesDrafts
from companion.ids import PersonId
from companion.meetings import service
from companion.meetings.line_judging import ASK, LineJudge
from companion.meetings.near_questions import Asked
from companion.meetings.pair_sources import asked_lines, question_source, record_sources, tied_to
from companion.meetings.question_bank import Stage
from companion.meetings.topics import Topic
from companion.people.register import Profile
from companion.wording.sentence import Reading
from prompts.catalogue import prompt

PARTS = frozenset({ASK})
_SAID = {
    Stage.BEGINNING: "at the beginning",
    Stage.MIDDLE: "in the middle",
    Stage.CLOSING: "near the end",
}


def to_phrase(plain: PlainText, stage: Stage, pair: Mapping[PersonId, Profile], before: Asked) -> ToPhrase:
    """What a model is asked; `before` are the questions that were shown earlier."""
    return ToPhrase(
        use="topics",
        prompt=prompt("topics"),
        variables={
            "stage": _SAID[stage],
            "questions": asked_lines(plain.lines, plain.sources, "topics"),
        },
        plain=plain.lines,
        sources={one.id: one for one in plain.sources},
        reading=Reading(names=tuple(called(profile) for profile in pair.values()), language="en"),
        about=tuple(pair),
        hidden=hidden_of(pair.values()),
        takes=LineJudge(plain.lines, plain.sources, before).takes,
    )


def as_lines(topics: Sequence[Topic], page: service.PairPage) -> PlainText:
    """One line a question, each with what it is tied to."""
    records = dict(record_sources(page))
    lines: list[DraftLine] = []
    sources: list[DraftSource] = []
    for number, topic in enumerate(topics, 1):
        source = question_source(number, topic.kind, topic.source, records)
        facts = tied_to(topic.kind, topic.source) | {"because": topic.because}
        lines.append(DraftLine(ASK, topic.question, (source.id,), facts))
        sources.append(source)
    return PlainText(tuple(lines), tuple(sources))


def _plain(
    work: UnitOfWork, viewer: Viewer, subject: DraftSubject, _asked: DraftAsk, tools: DraftTools
) -> PlainText:
    mentorship = mentorship_of(subject)
    topics = service.topics_for(work, viewer, mentorship, clock=tools.clock, encoder=tools.encoder)
    return as_lines(topics, service.shared_pair(work, viewer, mentorship))


def _to_phrase(work: UnitOfWork, viewer: Viewer, draft: StoredDraft, tools: DraftTools) -> ToPhrase:
    plain = _plain(work, viewer, draft.subject, draft.asked, tools)
    mentorship = mentorship_of(draft.subject)
    ours = {line.text for line in plain.lines}
    shown = service.shown_to(work, viewer, mentorship)
    before = Asked(tuple(one for one in shown if one not in ours), tools.encoder)
    stage = service.stage_of(work, viewer, mentorship, clock=tools.clock)
    return to_phrase(plain, stage, profiles_of_pair(work, draft.subject), before)


def _remember(work: UnitOfWork, draft: StoredDraft, drafted: Drafted) -> None:
    """What a model asked in other words counts as shown, so that it can be judged and never comes again."""
    if draft.person is not None:
        new = [line.text for line in drafted.lines if line.phrased]
        pair = mentorship_of(draft.subject)
        service.remember_shown(work, pair, draft.person, new, at=draft.made_at, by=drafted.by)


TOPICS = WritesDrafts("topics", PARTS, _plain, _to_phrase, phrased=_remember, longest_seconds=10.0)
"""Drafts of questions to ask."""
