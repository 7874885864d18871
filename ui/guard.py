"""Nothing that goes wrong in a page reaches the reader as anything but a sentence."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial, wraps
from pathlib import Path
from typing import ParamSpec

import streamlit as st

from companion.contracts.places import Place
from ui.blocks import alert, page_head
from ui.browser import sign_in_address
from ui.client import ChangedMeanwhile, NotSignedIn, Trouble
from ui.held import let_all_go
from ui.markup import joined, tag
from ui.typed import is_anything_left, show_left, unsaved
from ui.words import frame as says

_log = logging.getLogger(__name__)
_Given = ParamSpec("_Given")


def guarded(show: Callable[_Given, None]) -> Callable[_Given, None]:
    """A part of a page that says what went wrong instead of failing."""

    @wraps(show)
    def shown(*given: _Given.args, **named: _Given.kwargs) -> None:
        try:
            show(*given, **named)
        except NotSignedIn:
            _signed_out()
        except Trouble as trouble:
            _troubled(trouble)
        # The last net, as every front door has one. Its message may hold what people wrote, and is not told.
        except Exception as fault:  # noqa: BLE001
            _log.error("page.failed %s", _where(fault))
            st.html(alert(says.OUR_FAULT, title=says.NOT_POSSIBLE))

    return shown


def _signed_out() -> None:
    st.set_page_config(page_title=says.SIGNED_OUT_WINDOW)
    st.html(page_head(says.SIGNED_OUT, says.SIGN_IN_AGAIN))
    st.html(tag("p", tag("a", says.SIGN_IN, href=sign_in_address(), class_="c-button")))
    written = unsaved()
    if written:
        st.html(joined(tag("h2", says.UNSAVED), tag("p", says.UNSAVED_SAYS, class_="c-soft")))
    for place, one in enumerate(written):
        st.text_area(one.label, one.words, key=f"unsaved-{place}")
    if not written and is_anything_left():
        _show_left()


def _show_left() -> None:
    """What stood in the page before, in the name of that page, by which its boxes are known as well."""
    pages = [st.Page(partial(show_left, place), title=place, url_path=place) for place in Place]
    home = st.Page(lambda: None, title="home", url_path="home", default=True)
    st.navigation([home, *pages], position="hidden").run()


def _troubled(trouble: Trouble) -> None:
    lost = isinstance(trouble, ChangedMeanwhile)
    st.html(alert(trouble.says, title=says.CHANGED_MEANWHILE if lost else says.NOT_POSSIBLE))
    if lost:
        st.html(tag("p", says.STILL_THERE, class_="c-soft"))
    with st.container(horizontal=True, gap="xsmall"):
        if lost:
            # What she typed stands in the form until she turns to what is there now.
            st.button(says.SEE_NOW, key="see-now", on_click=let_all_go)
        elif st.button(says.TRY_AGAIN, key="try-again"):
            st.rerun()
        if st.query_params and st.button(says.LEAVE_ADDRESS, key="leave-address"):
            st.query_params.clear()
            st.rerun()


def _where(fault: BaseException) -> str:
    """The kind of a fault and the lines that it passed, without its message."""
    lines, step = [], fault.__traceback__
    while step is not None:
        lines.append(f"{Path(step.tb_frame.f_code.co_filename).name}:{step.tb_lineno}")
        step = step.tb_next
    return f"{type(fault).__name__} at {' > '.join(lines)}"
