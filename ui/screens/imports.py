"""Importing people: a file, what it would change, and only then doing it."""

from __future__ import annotations

import streamlit as st

from companion.contracts.imports import Applying, ImportEntry, ImportEntryPage, ImportProblem, ImportView
from companion.contracts.places import Place
from ui.blocks import Figure, alert, empty, figures, note, page_head, sentences, table
from ui.browser import id_in
from ui.client import new_wish
from ui.desk import Desk
from ui.flash import say
from ui.language import figure
from ui.listing import pages_of
from ui.markup import joined, tag
from ui.typed import line_box, words_form
from ui.when import day_of
from ui.words import imports as says

KEY = "import"


def show(desk: Desk) -> None:
    """Draw the page."""
    st.html(page_head(says.TITLE, says.LEAD, above=desk.programme_name))
    planned = st.query_params.get(KEY)
    if planned:
        _plan(desk, desk.api.get(ImportView, f"/imports/{id_in(planned)}"))
    else:
        _hand_in(desk)


def _hand_in(desk: Desk) -> None:
    with words_form("hand-in"):
        file = st.file_uploader(says.FILE, type=["csv", "xlsx", "txt", "tsv"], key="file")
        st.html(tag("p", says.WHOLE, class_="c-soft"))
        read = st.form_submit_button(says.READ, key="read", type="primary")
    with st.expander(says.COLUMNS):
        st.html(tag("p", says.COLUMNS_SAYS))
    if not read:
        return
    if file is None:
        st.html(alert(says.CHOOSE_FIRST))
        return
    made = desk.api.upload(ImportView, f"{desk.path}/imports", name=file.name, content=file.getvalue())
    st.session_state["import-wish"] = new_wish()
    st.query_params[KEY] = str(made.id)
    st.rerun()


def _plan(desk: Desk, plan: ImportView) -> None:
    if plan.state != "planned":
        _finished(desk, plan)
        return
    counts = plan.counts.model_dump()
    st.html(
        joined(
            tag("p", plan.file_name, class_="c-soft"),
            figures([Figure(label, figure(counts[fate])) for fate, label in says.FATES.items()]),
            *(note(says.erased(one.line, day_of(one.erased_at))) for one in plan.left_out),
            note(says.STALE) if not plan.can_be_applied else None,
        )
    )
    _decide(desk, plan)
    _problems(plan)
    _entries(desk, plan)


def _decide(desk: Desk, plan: ImportView) -> None:
    touched = plan.counts.new + plan.counts.changed + plan.counts.returning + plan.counts.gone
    with st.container(key="card-decide"):
        st.html(tag("p", plan.summary, class_="c-first"))
        typed = ""
        if plan.must_confirm_gone is not None:
            typed = line_box(says.confirm(plan.must_confirm_gone), "", "confirm-gone")
        with st.container(horizontal=True):
            can = plan.can_be_applied and touched > 0
            apply = st.button(says.APPLY, key="apply", type="primary", disabled=not can)
            if st.button(says.ANOTHER, key="another"):
                st.query_params.pop(KEY, None)
                st.rerun()
        if apply:
            _apply(desk, plan, typed.strip())


def _apply(desk: Desk, plan: ImportView, typed: str) -> None:
    must = plan.must_confirm_gone
    if must is not None and not is_confirmed(typed, must):
        st.html(alert(says.CONFIRM_FIRST))
        return
    wish = st.session_state.setdefault("import-wish", new_wish())
    done = desk.api.change(
        ImportView, "POST", f"/imports/{plan.id}/apply", Applying(confirm_gone=must), once=wish
    )
    say(says.applied(done.summary))
    st.rerun()


def is_confirmed(typed: str, count: int) -> bool:
    """Whether this number was typed, however its language writes a thousand."""
    return "".join(letter for letter in typed if letter.isdecimal()) == str(count)


def _finished(desk: Desk, plan: ImportView) -> None:
    st.html(empty(says.DONE if plan.state == "applied" else says.NOTHING, plan.summary))
    with st.container(horizontal=True, horizontal_alignment="center"):
        for place in (Place.PEOPLE, Place.RULES, Place.OVERVIEW):
            st.page_link(desk.pages[place], query_params=desk.address())
        if st.button(says.ANOTHER, key="another"):
            st.query_params.pop(KEY, None)
            st.rerun()


def _problems(plan: ImportView) -> None:
    if not plan.problems:
        return
    shown = table(says.PROBLEMS, says.PROBLEMS_HEAD, [_problem(one) for one in plan.problems])
    rest = plan.problem_count - len(plan.problems)
    st.html(joined(shown, tag("p", says.more(plan.problem_count, len(plan.problems))) if rest else None))


def _problem(problem: ImportProblem) -> list[str]:
    return [
        says.line(problem.line),
        says.where(problem),
        problem.what,
        problem.mend,
        says.OUTCOMES[problem.outcome],
    ]


def _entries(desk: Desk, plan: ImportView) -> None:
    touched = sum(plan.counts.model_dump(exclude={"unchanged"}).values())
    if touched > len(plan.entries) and st.toggle(says.SHOW_ALL, key="show-all"):
        page = pages_of(desk.api, ImportEntryPage, f"/imports/{plan.id}/entries", "entries", limit=100)
        st.html(table(says.ENTRIES, says.ENTRIES_HEAD, [_entry(one) for one in page.items]))
        page.show_turner()
    elif plan.entries:
        st.html(table(says.ENTRIES, says.ENTRIES_HEAD, [_entry(one) for one in plan.entries]))


def _entry(entry: ImportEntry) -> list[str]:
    changes = sentences([(says.change(one), "") for one in entry.changes]) if entry.fate == "changed" else ""
    email = tag("span", entry.email, class_="c-soft c-block")
    return [joined(entry.name, email), says.FATE_WORDS[entry.fate], says.line(entry.line), changes]
