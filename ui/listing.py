"""Long lists, page by page: only what is shown is ever asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import streamlit as st

from companion.contracts.page import Page
from ui.client import ApiClient, Query
from ui.words import frame as says

Item = TypeVar("Item")


@dataclass(frozen=True)
class Listed(Generic[Item]):
    """One page of a list, and how to turn it."""

    items: list[Item]
    next: str | None
    key: str
    total: int | None = None

    @property
    def is_first(self) -> bool:
        """Whether it is the first page."""
        return self.key not in st.session_state

    def show_turner(self) -> None:
        """Two buttons below the list, where there is something to turn to."""
        if self.next is None and self.is_first:
            return
        with st.container(horizontal=True):
            if not self.is_first and st.button(says.FIRST_PAGE, key=f"first-{self.key}"):
                del st.session_state[self.key]
                st.rerun()
            if self.next is not None and st.button(says.NEXT_PAGE, key=f"next-{self.key}"):
                st.session_state[self.key] = self.next
                st.rerun()


def pages_of(api: ApiClient, answer: type[Any], path: str, name: str, **query: Query) -> Listed[Any]:
    """The page of a list that was turned to; another question begins at the first."""
    question = f"{path}?{sorted(query.items(), key=str)}"
    key, asked = f"page-{name}", f"page-{name}-of"
    if st.session_state.get(asked) != question:
        st.session_state[asked] = question
        st.session_state.pop(key, None)
    turned: str | None = st.session_state.get(key)
    page: Page[Any] = api.follow(answer, turned) if turned else api.get(answer, path, **query)
    # A total is told on the first page only, and holds for the others.
    total: int | None = getattr(page, "total", None)
    if total is None:
        total = st.session_state.get(f"{key}-total")
    else:
        st.session_state[f"{key}-total"] = total
    return Listed(page.items, page.next, key, total)
