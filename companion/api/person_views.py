"""People and imports, as they cross the wire."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from companion.contracts.imports import (
    MOST_SHOWN,
    FieldChangeEntry,
    ImportCounts,
    ImportEntry,
    ImportProblem,
    ImportView,
    LeftOutEntry,
)
from companion.contracts.people import (
    ExportSectionView,
    FieldNotice,
    ParticipationView,
    PersonChange,
    PersonExportView,
    PersonLine,
    PersonView,
)
from companion.explaining.language_names import language_name
from companion.ids import ProgrammeId
from companion.languages import writing
from companion.languages.catalogue import OURS
from companion.languages.phrase import spoken_now
from companion.languages.spoken import spoken
from companion.people.difference import Difference, Entry, Fate
from companion.people.difference_lines import summary
from companion.people.exporting import PersonExport
from companion.people.import_record import ImportState, ShownImport
from companion.people.languages import read_languages
from companion.people.person import RowProblem
from companion.people.profile_changes import Wish
from companion.people.profile_text import (
    availability_in,
    availability_text,
    field_text,
)
from companion.people.register import PROFILE_FIELDS, Participant, Participation, StoredPerson

_TOLD = tuple(name for name in PROFILE_FIELDS if name != "attributes")


# ---- people ------------------------------------------------------------------------------------


def person_line(participant: Participant) -> PersonLine:
    """One line of a list."""
    part = participant.participation
    return PersonLine(
        id=participant.id,
        name=participant.name,
        email=participant.email,
        role=part.role.value,
        state=part.state.value,
        capacity=part.capacity,
        department=participant.department,
        location=participant.location,
        level=participant.level,
        languages=list(participant.languages),
        time_zone=participant.time_zone,
    )


def person_view(stored: StoredPerson, notices: Sequence[RowProblem] = ()) -> PersonView:
    """Somebody, each field as it would be typed again."""
    profile = stored.profile
    return PersonView(
        id=stored.id,
        version=stored.version,
        **{name: _told(name, getattr(profile, name)) for name in _TOLD},
        attributes=dict(profile.attributes),
        participations=[_part(each, part) for each, part in stored.participations.items()],
        created_at=stored.created_at,
        updated_at=stored.updated_at,
        notices=[
            FieldNotice(field=notice.column, what=spoken_now(notice.what), mend=spoken_now(notice.mend))
            for notice in notices
        ],
    )


def _told(name: str, value: Any) -> str:  # noqa: ANN401  (fields have values of many types)
    """A field as it would be typed again."""
    if name == "languages":
        return _languages(value)
    return availability_text(value, spoken()) if name == "availability" else field_text(name, value)


def wish_in(body: PersonChange) -> Wish:
    """What somebody typed; a field that was sent as null is emptied."""
    sent = body.model_dump(exclude_unset=True, exclude={"attributes", "programme_id"})
    return Wish(
        fields={name: "" if typed is None else str(typed) for name, typed in sent.items()},
        attributes={key: text or "" for key, text in body.attributes.items()},
        programme=None if body.programme_id is None else ProgrammeId(body.programme_id),
    )


def export_view(export: PersonExport) -> PersonExportView:
    """Everything that is stored of somebody."""
    return PersonExportView(
        person_id=export.person,
        name=export.name,
        email=export.email,
        made_at=export.made_at,
        sections=[
            ExportSectionView(
                title=section.title,
                table=section.table,
                rows=[dict(row) for row in section.rows],
                kept_back=dict(section.kept_back),
            )
            for section in export.sections
        ],
    )


def _part(programme: ProgrammeId, part: Participation) -> ParticipationView:
    return ParticipationView(
        programme_id=programme,
        role=part.role.value,
        state=part.state.value,
        capacity=part.capacity,
        values=list(part.values),
    )


# ---- imports -----------------------------------------------------------------------------------


def import_view(shown: ShownImport) -> ImportView:
    """An import with the first of the people whom it touches."""
    record, figures = shown.record, shown.record.figures
    is_planned = record.state is ImportState.PLANNED
    entries = touched(shown.difference) if is_planned and shown.difference else []
    problems = shown.roster.problems if shown.roster else ()
    return ImportView(
        id=record.id,
        programme_id=record.programme,
        file_name=record.file_name,
        state=record.state.value,
        can_be_applied=is_planned and shown.difference is not None,
        created_at=record.created_at,
        applied_at=record.applied_at,
        summary=spoken_now(summary(figures.counts, len(figures.left_out))),
        counts=ImportCounts(**{fate.value: count for fate, count in figures.counts.items()}),
        rows_read=figures.rows_read,
        active_before=figures.active_before,
        must_confirm_gone=figures.counts[Fate.GONE] if figures.many_gone else None,
        left_out=_left_out(shown),
        entries=[import_entry(entry) for entry in entries[:MOST_SHOWN]],
        problem_count=figures.problems,
        problems=[_problem(problem) for problem in problems[:MOST_SHOWN]],
    )


def touched(difference: Difference) -> list[Entry]:
    """Everybody who does not stay as she is: first who leaves, for that is looked at first."""
    order = (Fate.GONE, Fate.NEW, Fate.RETURNING, Fate.CHANGED)
    return [entry for fate in order for entry in difference.of(fate)]


def import_entry(entry: Entry) -> ImportEntry:
    """One person whom an import is about."""
    return ImportEntry(
        fate=entry.fate.value,
        person_id=entry.id,
        name=entry.profile.name,
        email=entry.profile.email,
        role=entry.participation.role.value,
        line=entry.line,
        changes=[
            FieldChangeEntry(
                field=change.field,
                before=_read_again(change.field, change.before),
                after=_read_again(change.field, change.after),
            )
            for change in entry.changes
        ],
    )


def _read_again(field: str, text: str) -> str:
    """A field as a difference has it, in the language that is spoken."""
    if field == "languages":
        return _languages(text.split(", ") if text else [])
    return availability_in(text, spoken()) if field == "availability" else text


def _languages(codes: Sequence[str]) -> str:
    """Each by the name that is read as this code, in the language that is spoken or else in English."""
    return ", ".join(_language(code, spoken()) for code in codes)


@lru_cache(maxsize=1024)
def _language(code: str, language: str) -> str:
    in_english = language_name(code)
    names = (in_english,) if language == OURS else (writing.language_name(code, language), in_english)
    return next((name for name in names if read_languages(name).value == (code,)), code)


def _left_out(shown: ShownImport) -> list[LeftOutEntry]:
    if shown.difference is not None and shown.difference.left_out:
        told = shown.difference.left_out
        return [LeftOutEntry(line=one.line, email=one.email, erased_at=one.erased_at) for one in told]
    kept = shown.record.figures.left_out
    return [LeftOutEntry(line=one.line, email=None, erased_at=one.erased_at) for one in kept]


def _problem(problem: RowProblem) -> ImportProblem:
    return ImportProblem(
        line=problem.line,
        column=problem.column,
        part=problem.part,
        what=spoken_now(problem.what),
        mend=spoken_now(problem.mend),
        outcome=problem.outcome.value,
    )
