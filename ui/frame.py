"""What stands around every page: who is signed in, which programme, where one can go, and what went wrong."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec

import streamlit as st

from companion.contracts.accounts import Me
from ui import words
from ui.blocks import alert, page_head
from ui.browser import api_address, session_token
from ui.client import ApiClient, ChangedMeanwhile, NotSignedIn, Trouble
from ui.desk import Chosen, Desk, Place, roles_in
from ui.flash import show_flash
from ui.held import enter
from ui.markup import tag
from ui.programme_choice import choose_programme
from ui.screens.catalogue import SCREENS
from ui.words import frame as says

STAFF = frozenset({"administrator", "case_owner"})
_FOLDER = Path(__file__).parent
_log = logging.getLogger(__name__)
_Given = ParamSpec("_Given")


def run() -> None:
    """Draw the page that is asked for, for whoever asks; whatever happens, she reads a sentence."""
    st.set_page_config(page_title=words.PRODUCT, page_icon=_FOLDER / "mark.svg", layout="wide")
    st.logo(_FOLDER / "mark.svg", size="small")
    st.html(_FOLDER / "style.css")
    guarded(_run)()


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


def _run() -> None:
    token = session_token()
    if not token:
        raise NotSignedIn(says.SIGN_IN_AGAIN)
    api = ApiClient(api_address(), token)
    # Asked at every run, so that signing out anywhere ends this page too.
    me = api.get(Me, "/me")
    with st.container(key="top", horizontal=True, vertical_alignment="center"):
        programme = choose_programme(api)
        name = tag("span", says.who(me.name or me.email))
        st.html(tag("p", name, " · ", tag("a", says.SIGN_OUT, href="/sign-out"), class_="c-who"))
    pages: dict[Place, st.Page] = {}
    desk = Desk(api, me, programme, pages)
    for place in places_for(me, programme):
        title = says.TITLES[place]
        pages[place] = st.Page(_page(place, desk), title=title, url_path=place, default=not pages)
    st.navigation(list(pages.values()), position="top").run()


def _page(place: Place, desk: Desk) -> Callable[[], None]:
    def page() -> None:
        enter(place)
        show_flash()
        guarded(SCREENS[place])(desk)

    return page


def places_for(me: Me, programme: Chosen | None) -> list[Place]:
    """The pages that somebody has in a programme; the first is where she begins."""
    roles = roles_in(me, programme)
    found: list[Place] = []
    if programme and roles & STAFF:
        found += [Place.OVERVIEW, Place.PEOPLE]
        found += [Place.IMPORT] if "administrator" in roles else []
        found += [Place.RULES, Place.ROUNDS]
    if me.person_id is not None and programme:
        found += [Place.MATCH, Place.PROFILE]
    if programme and "administrator" in roles:
        found += [Place.ACCOUNTS, Place.AUDIT]
    if "administrator" in roles_in(me, None):
        found.append(Place.PROGRAMMES)
    return [*found, Place.YOU]


def _signed_out() -> None:
    st.navigation([st.Page(lambda: None, title=says.SIGN_IN, url_path=Place.YOU)], position="hidden")
    st.html(page_head(says.SIGNED_OUT, says.SIGN_IN_AGAIN))
    st.html(tag("p", tag("a", says.SIGN_IN, href="/sign-in", class_="c-button")))


def _troubled(trouble: Trouble) -> None:
    lost = isinstance(trouble, ChangedMeanwhile)
    st.html(alert(trouble.says, title=says.CHANGED_MEANWHILE if lost else says.NOT_POSSIBLE))
    if st.button(says.TRY_AGAIN, key="try-again"):
        st.rerun()


def _where(fault: BaseException) -> str:
    """The kind of a fault and the lines that it passed, without its message."""
    lines, frame = [], fault.__traceback__
    while frame is not None:
        lines.append(f"{Path(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno}")
        frame = frame.tb_next
    return f"{type(fault).__name__} at {' > '.join(lines)}"
