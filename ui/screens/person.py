"""One profile: read, edited, paused, exported, erased."""

from __future__ import annotations

from functools import partial

import streamlit as st

from companion.contracts.people import ParticipationView, PersonView
from ui.blocks import Tone, alert, chip, facts, note
from ui.browser import id_in
from ui.client import Tagged
from ui.desk import Desk
from ui.flash import say
from ui.held import held, let_go
from ui.markup import joined, tag
from ui.person_form import attributes_form, change_of, fields_form, part_form
from ui.typed import line_box, words_form
from ui.words import people as says

EDITING = "editing"


def show(desk: Desk, person_id: str) -> None:
    """Draw one profile, or the form to edit it."""
    if st.session_state.get(EDITING) == person_id:
        _edit(desk, held(f"person-{person_id}", lambda: _read(desk, person_id)))
    else:
        _profile(desk, _read(desk, person_id).value)


def _read(desk: Desk, person_id: str) -> Tagged[PersonView]:
    return desk.api.get_tagged(PersonView, f"/people/{id_in(person_id)}")


def part_in(desk: Desk, person: PersonView) -> ParticipationView | None:
    """What somebody is in the programme that is looked at."""
    here = desk.programme.id if desk.programme else None
    return next((part for part in person.participations if part.programme_id == here), None)


def _profile(desk: Desk, person: PersonView) -> None:
    part = part_in(desk, person)
    with st.container(key="card-person"):
        st.html(joined(_head(person, part), *(note(says.notice(n.what, n.mend)) for n in person.notices)))
        if desk.is_administrator:
            _actions(desk, person, part)
        st.html(profile_facts(person, part))


def _head(person: PersonView, part: ParticipationView | None) -> str:
    marks = []
    if part:
        marks = [chip(says.ROLE_WORDS[part.role])]
        if part.state != "active":
            marks.append(chip(says.STATE_WORDS[part.state], Tone.LOOK))
    return joined(
        tag("h2", person.name, class_="c-name"),
        tag("p", tag("span", person.email, class_="c-soft"), " ", *marks),
    )


def profile_facts(person: PersonView, part: ParticipationView | None, seats: str = "") -> str:
    """Everything in a profile, one below the other; `seats` stands over how many mentees she takes."""
    rows = [(label, str(getattr(person, name))) for name, label in says.FIELDS.items() if name != "name"]
    if part and part.role != "mentee":
        rows.append((seats or says.SEATS, says.USUAL if part.capacity is None else str(part.capacity)))
    rows += [(says.column(name), value) for name, value in sorted(person.attributes.items())]
    return facts(rows)


def _actions(desk: Desk, person: PersonView, part: ParticipationView | None) -> None:
    with st.container(horizontal=True, gap="xsmall"):
        if st.button(says.EDIT, key="edit", icon=":material/edit:"):
            st.session_state[EDITING] = str(person.id)
            let_go(f"person-{person.id}")
            st.rerun()
        if part:
            _pause_or_resume(desk, person, part)
        path = f"/people/{person.id}/export"
        st.download_button(
            says.EXPORT_PAGE,
            partial(desk.api.download, path, "text/html"),
            "everything-stored.html",
            key="export",
        )
        st.download_button(
            says.EXPORT_JSON,
            partial(desk.api.download, path, "application/json"),
            "everything-stored.json",
            key="json",
        )
        with st.popover(says.ERASE, key="erase"):
            _erase(desk, person)


def _pause_or_resume(desk: Desk, person: PersonView, part: ParticipationView) -> None:
    active = part.state == "active"
    if st.button(says.PAUSE if active else says.RESUME, key="pause"):
        verb = "pause" if active else "resume"
        desk.api.change(PersonView, "POST", f"{desk.path}/people/{person.id}/{verb}")
        say(says.PAUSED if active else says.RESUMED)
        st.rerun()


def _erase(desk: Desk, person: PersonView) -> None:
    st.html(tag("p", says.ERASE_SAYS))
    typed = line_box(says.type_name(person.name), "", f"erase-{person.id}", autocomplete="off")
    if st.button(says.ERASE_SURE, key="erase-sure", type="primary"):
        if typed.strip() != person.name:
            st.html(alert(says.ERASE_NOT_YET))
            return
        desk.api.remove(f"/people/{person.id}")
        st.query_params.pop("person", None)
        say(says.ERASED)
        st.rerun()


def _edit(desk: Desk, read: Tagged[PersonView]) -> None:
    person = read.value
    part = part_in(desk, person)
    with words_form(f"edit-{person.id}-{person.version}"):
        st.html(tag("h2", person.name, class_="c-name"))
        changed: dict[str, object] = dict(fields_form(person, says.FIELDS, "edit"))
        if part:
            moved = part_form(part, "edit", person.version)
            changed |= moved | ({"programme_id": part.programme_id} if moved else {})
        if person.attributes:
            st.html(tag("h3", says.MORE_COLUMNS))
            further = attributes_form(person, "edit")
            changed |= {"attributes": further} if further else {}
        with st.container(horizontal=True):
            saved = st.form_submit_button(says.SAVE, key="save", type="primary")
            left = st.form_submit_button(says.LEAVE, key="leave")
    if left or (saved and not changed):
        del st.session_state[EDITING]
        st.rerun()
    if saved:
        save(desk, read, changed)
        del st.session_state[EDITING]
        st.rerun()


def save(desk: Desk, read: Tagged[PersonView], changed: dict[str, object]) -> None:
    """Save what was changed since the profile was read.

    Raises:
        ChangedMeanwhile: somebody else has saved since.
    """
    path = f"/people/{read.value.id}"
    now = desk.api.change(PersonView, "PATCH", path, change_of(changed), etag=read.etag)
    let_go(f"person-{read.value.id}")
    say(" ".join([says.SAVED, *(says.notice(one.what, one.mend) for one in now.notices)]))
