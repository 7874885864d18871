"""Boxes for words whose words are not lost, whatever happens before they are kept.

What somebody types stands in her browser until it is sent. A page that is drawn anew finds it there as long
as it draws the same box in the same form, each known by its key. Two things must outlive a restart of the
pages for that, and so are told to the browser, in boxes that nobody sees: how often each box was emptied, and
which boxes the page had. A session that begins anew in an open page reads them. What it does not draw itself,
as where the visitor is signed out by then, is shown to be copied.

Every box for words of the pages is one of these; tests/shape/test_typed.py sees to it.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field

import streamlit as st

from ui.flash import say_again
from ui.markup import joined, tag
from ui.words import frame as says

_MEMORY, _BOXES = "typed-memory", "typed-boxes"
_KNOWN = "typed-known"
_DRAWING, _DRAWN = "typed-drawing", "typed-drawn"
_FORMS, _FORM = "typed-forms", "typed-form"
_LEFT, _LEFT_AT = "typed-left", "typed-left-at"
_BEGAN_ANEW = "typed-began-anew"


@dataclass(frozen=True)
class Typed:
    """Words that stand in a box and were kept nowhere yet."""

    label: str
    words: str


@dataclass(frozen=True)
class Box:
    """A box as it was drawn: in which form, "" for none; for one line or several; for how many letters.

    `before` is a digest of the words that the service has, "" for none.
    """

    form: str
    key: str
    label: str
    most: int | None
    is_line: bool
    before: str


@dataclass
class _Memory:
    """What the browser keeps for the pages: `seed` makes wishes, `times` says how often a box was emptied.

    `session` counts the sessions that this open page has had: each keeps its boxes under a name of its own.
    """

    seed: str
    session: int = 0
    times: dict[str, int] = field(default_factory=dict)


# ---- what the frame does around every page -------------------------------------------------------------


def begin() -> None:
    """Read what the browser keeps: before anything else of a run."""
    state = st.session_state
    state[_DRAWING], state[_FORMS], state[_FORM] = {}, set(), ""
    with st.container(key="unseen-memory"):
        if _KNOWN in state:
            _tell(_MEMORY, json.dumps(asdict(state[_KNOWN])))
            return
        own = _Memory(secrets.token_hex(8))
        memory = _memory_of(_unseen(_MEMORY, json.dumps(asdict(own)))) or own
        if memory.seed != own.seed:
            # The page was open before this session began.
            state[_LEFT] = _boxes_of(_unseen(f"{_BOXES}-{memory.session}"))
            state[_BEGAN_ANEW] = True
            memory.session += 1
        state[_KNOWN] = memory


def end() -> None:
    """Tell the browser which boxes the page has: after everything else of a run."""
    state = st.session_state
    drawing: dict[str, tuple[Box, str]] = state[_DRAWING]
    state[_DRAWN] = drawing
    boxes = json.dumps([asdict(box) for box, _ in drawing.values()])
    with st.container(key="unseen-boxes"):
        _tell(f"{_BOXES}-{state[_KNOWN].session}", boxes)
    if state.pop(_BEGAN_ANEW, False):
        # So that the browser learns at once that this is another session.
        say_again()
        st.rerun()


def show_left(place: str) -> None:
    """Show what stood in boxes of this page that it has no longer, as the session before had them."""
    state = st.session_state
    if state.setdefault(_LEFT_AT, place) != place:
        state[_LEFT] = []
    left = [one for one in state.get(_LEFT, []) if one.form not in state[_FORMS]]
    if not left:
        return
    with st.container(key="left-words"):
        st.html(joined(tag("h2", says.UNSAVED), tag("p", says.UNSAVED_SAYS, class_="c-soft")))
        # What began empty comes first: there whatever stands in it was typed.
        for name in dict.fromkeys(one.form for one in sorted(left, key=lambda one: bool(one.before))):
            boxes = [one for one in left if one.form == name]
            if not name:
                _show_again(boxes)
                continue
            # Words in a form are known to the browser alone until they are sent, and only by the form's name.
            with st.form(name, enter_to_submit=False, border=False):
                _show_again(boxes)
                st.form_submit_button(says.TRY_AGAIN, key=f"left-{name}")


def is_anything_left() -> bool:
    """Whether the session before had boxes that this one has not drawn yet."""
    return bool(st.session_state.get(_LEFT))


def was_left(form: str) -> bool:
    """Whether the session before had this form, and this one has not drawn it yet."""
    return any(one.form == form for one in st.session_state.get(_LEFT, []))


def unsaved() -> list[Typed]:
    """What stood in the boxes of the page as it was drawn last, where somebody had changed it."""
    boxes: dict[str, tuple[Box, str]] = {
        **st.session_state.get(_DRAWN, {}),
        **st.session_state.get(_DRAWING, {}),
    }
    return [
        Typed(box.label, str(st.session_state[key]))
        for key, (box, before) in boxes.items()
        if str(st.session_state.get(key) or "").strip() not in ("", before.strip())
    ]


# ---- boxes ---------------------------------------------------------------------------------------------


@contextmanager
def words_form(key: str, *, border: bool = True, enter_to_submit: bool = False) -> Iterator[None]:
    """A form. Where boxes are filled from a version of something, it is in the form's key as in theirs."""
    st.session_state[_FORMS].add(key)
    with st.form(key, enter_to_submit=enter_to_submit, border=border):
        st.session_state[_FORM] = key
        try:
            yield
        finally:
            st.session_state[_FORM] = ""


def words_box(
    label: str,
    before: str,
    key: str,
    *,
    most: int | None = None,
    height: int = 120,
    kept: str | None = None,
    hint: str | None = None,
) -> str:
    """A box for several lines; gives what stands in it. `kept` is what the service has, if not `before`."""
    _remember(key, label, most, before if kept is None else kept)
    typed = st.text_area(label, before, key=key, max_chars=most, height=height, placeholder=hint)
    return typed or ""


def line_box(  # noqa: PLR0913  (what a box for one line may have)
    label: str,
    before: str,
    key: str,
    *,
    most: int | None = None,
    hint: str | None = None,
    autocomplete: str | None = None,
    icon: str | None = None,
    tip: str | None = None,
) -> str:
    """A box for one line; gives what stands in it."""
    _remember(key, label, most, before, is_line=True)
    typed = st.text_input(
        label,
        before,
        key=key,
        max_chars=most,
        placeholder=hint,
        autocomplete=autocomplete,
        icon=icon,
        help=tip,
    )
    return typed or ""


def _remember(key: str, label: str, most: int | None, before: str, *, is_line: bool = False) -> None:
    state = st.session_state
    box = Box(state[_FORM], key, label, most, is_line, _digest(before))
    state[_DRAWING][key] = (box, before)
    # At once, as a run may end before its end: what was drawn and then sent is left no more.
    state[_LEFT] = [one for one in state.get(_LEFT, []) if one.key != key]


def _show_again(boxes: list[Box]) -> None:
    for one in boxes:
        # A hint that says nothing: the style sheet knows by it which of them are empty, and hides those.
        place = st.empty()
        draw = place.text_input if one.is_line else place.text_area
        typed = draw(one.label, key=one.key, max_chars=one.most, placeholder=" ")
        # What was sent is known here as well: what she left as it was is no word of hers.
        if one.before and _digest(typed or "") == one.before:
            place.empty()


def _digest(words: str) -> str:
    words = words.strip()
    return hashlib.sha256(words.encode()).hexdigest()[:12] if words else ""


# ---- a box that stands empty again once its words are kept ---------------------------------------------


def fresh(key: str) -> str:
    """The key of such a box, as it stands now."""
    return f"{key}-{_known().times.get(key, 0)}"


def emptied(key: str) -> None:
    """Have it stand empty the next time."""
    times = _known().times
    times[key] = times.get(key, 0) + 1


def wish_of(key: str) -> str:
    """A name for keeping the words of the box with this key: sent twice, they are kept once.

    It is the same after a restart of the pages, as whoever had no answer presses again.
    """
    return hashlib.sha256(f"{_known().seed} {key}".encode()).hexdigest()[:32]


def _known() -> _Memory:
    memory: _Memory = st.session_state[_KNOWN]
    return memory


# ---- what the browser keeps ----------------------------------------------------------------------------


def _tell(key: str, words: str) -> None:
    # In every run, as a browser may never have shown one that another follows at once.
    st.session_state[key] = words
    _unseen(key)


def _unseen(key: str, before: str | None = None) -> str:
    """A box that nobody sees; the style sheet hides what it stands in."""
    if before is None:
        return st.text_input(key, key=key, label_visibility="collapsed")
    return st.text_input(key, before, key=key, label_visibility="collapsed")


def _memory_of(words: str) -> _Memory | None:
    """What was told; None where it cannot be read, as somebody changed it."""
    try:
        told = json.loads(words)
        times = {str(key): int(times) for key, times in told["times"].items()}
        return _Memory(str(told["seed"]), int(told["session"]), times)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _boxes_of(words: str) -> list[Box]:
    try:
        return [Box(**one) for one in json.loads(words or "[]")]
    except (ValueError, TypeError):
        return []
