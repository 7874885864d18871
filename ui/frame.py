"""What stands around every page: who is signed in, which programme, and where one can go."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Literal

import streamlit as st

from companion.contracts.accounts import Me
from companion.contracts.places import Place
from ui import typed, words
from ui.browser import api_address, session_token
from ui.client import ApiClient, NotSignedIn
from ui.desk import Chosen, Desk, roles_in
from ui.flash import show_flash
from ui.guard import guarded
from ui.held import enter
from ui.language import keep_language
from ui.markup import tag
from ui.programme_choice import choose_programme
from ui.screens import not_yours
from ui.screens.catalogue import SCREENS
from ui.words import frame as says

STAFF = frozenset({"administrator", "case_owner"})
PAIRS = frozenset({"mentor", "mentee"})
_FOLDER = Path(__file__).parent


def run() -> None:
    """Draw the page that is asked for, for whoever asks; whatever happens, she reads a sentence."""
    st.set_page_config(page_title=words.PRODUCT, page_icon=_FOLDER / "mark.svg", layout="wide")
    st.logo(_FOLDER / "mark.svg", size="small")
    st.html(_FOLDER / "style.css")
    typed.begin()
    guarded(_run)()
    typed.end()


def _run() -> None:
    desk = _desk()
    own = places_for(desk.me, desk.programme)
    for place in own:
        desk.pages[place] = _st_page(place, desk)
    apart = [_st_page(Place.WORRY, desk, visibility="hidden")] if takes_part(desk.me, desk.programme) else []
    # Streamlit knows the page at "/" by no other address. So it is none of these, and leads to the first.
    start = partial(_go_on, desk)
    home = st.Page(start, title=words.PRODUCT, url_path="home", default=True, visibility="hidden")
    for place in Place:
        if place not in desk.pages and not (apart and place == Place.WORRY):
            desk.closed[place] = _closed(place, desk)
    shown = st.navigation([home, *desk.pages.values(), *apart, *desk.closed.values()], position="top")
    if apart:
        _show_way_to_worry(apart[0], desk)
    shown.run()


def _st_page(place: Place, desk: Desk, visibility: Literal["visible", "hidden"] = "visible") -> st.Page:
    page = _page(place, desk)
    return st.Page(page, title=says.TITLES[place], url_path=place, visibility=visibility)


def _show_way_to_worry(page: st.Page, desk: Desk) -> None:
    """A quiet link on every page of whoever takes part."""
    with st.container(key="worried"):
        st.page_link(page, label=says.TITLES[Place.WORRY], query_params=desk.address())


def _go_on(desk: Desk) -> None:
    st.switch_page(next(iter(desk.pages.values())), query_params=st.query_params.to_dict())


def _closed(place: Place, desk: Desk) -> st.Page:
    """The address of a page that the visitor does not have: it says so, and where to go instead."""

    def page() -> None:
        st.set_page_config(page_title=says.title_of_window(place))
        guarded(not_yours.show)(desk)

    return st.Page(page, title=says.TITLES[place], url_path=place, visibility="hidden")


def _desk() -> Desk:
    token = session_token()
    if not token:
        raise NotSignedIn(says.SIGN_IN_AGAIN)
    api = ApiClient(api_address(), token)
    # Asked at every run, so that signing out anywhere ends this page too.
    me = api.get(Me, "/me")
    keep_language(me.language)
    with st.container(key="top"):
        name = tag("span", says.who(me.name or me.email), class_="c-name")
        st.html(tag("p", name, tag("a", says.SIGN_OUT, href="/sign-out"), class_="c-who"))
    with st.container(key="which"):
        programme = choose_programme(api)
    return Desk(api, me, programme, pages={})


def _page(place: Place, desk: Desk) -> Callable[[], None]:
    def page() -> None:
        st.set_page_config(page_title=says.title_of_window(place))
        enter(place)
        show_flash()
        guarded(SCREENS[place])(desk)
        typed.show_left(place)

    return page


def takes_part(me: Me, programme: Chosen | None) -> bool:
    """Whether somebody is mentor or mentee of a programme."""
    return programme is not None and bool(roles_in(me, programme) & PAIRS)


def places_for(me: Me, programme: Chosen | None) -> list[Place]:
    """The pages that somebody has in a programme; the first is where she begins."""
    roles = roles_in(me, programme)
    found: list[Place] = []
    if programme and roles & STAFF:
        found += [Place.OVERVIEW, Place.PEOPLE]
        found += [Place.IMPORT] if "administrator" in roles else []
        found += [Place.RULES, Place.ROUNDS]
        found += [Place.QUEUE, Place.WORRIES]
    if me.person_id is not None and programme:
        found += [Place.TODAY, Place.MATCH, Place.PAIR]
        found += [Place.FIND] if "mentee" in roles else []
        found += [Place.REQUESTS] if "mentee" in roles else []
        found += [Place.QUESTIONS] if "mentee" in roles else []
        found += [Place.ASKED, Place.ANSWER] if "mentor" in roles else []
        found += [Place.PROFILE]
    if programme and "administrator" in roles:
        found += [Place.ACCOUNTS, Place.AUDIT]
    if "administrator" in roles_in(me, None):
        # Programmes first: with none there is nothing else to begin with.
        found += [Place.PROGRAMMES, Place.AI]
    return [*found, Place.YOU]
