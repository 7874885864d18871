"""Somebody at a page without a browser: the real pages, run by Streamlit, over the real API."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

import ui

APP = Path(ui.__file__).parent / "app.py"
SHOWN = ("caption", "header", "subheader", "title", "page_link")
LABELLED = (
    "button",
    "checkbox",
    "date_input",
    "expander",
    "file_uploader",
    "number_input",
    "radio",
    "selectbox",
    "segmented_control",
    "text_area",
    "text_input",
    "toggle",
)
HERE = "http://testserver"


class Visit:
    """One tab of one visitor's browser."""

    def __init__(self, session: str, address: str = HERE, zone: str = "Europe/Oslo") -> None:
        self.page = AppTest.from_file(APP, default_timeout=60)
        self.page.secrets["api_address"] = address
        self.page.context = {"timezone": zone, "url": f"{HERE}/"}
        # It stands for the cookie, which AppTest cannot set.
        self.page.user = {"session": session}

    def open(self, place: str = "", **query: object) -> Visit:
        """Follow an address, as a link or a bookmark does."""
        self.page.query_params = {name: str(value) for name, value in query.items()}
        # AppTest reaches pages that are files by name, and ours are functions.
        self.page._page_hash = calc_hash(place) if place else calc_hash("home")
        return self.again()

    def again(self) -> Visit:
        """Have the page drawn anew."""
        self.page.run()
        self.page._page_hash = ""
        assert not self.page.exception, self.page.exception
        return self

    def press(self, key: str) -> Visit:
        """Press a button."""
        self.page.button(key=key).click()
        return self.again()

    def type(self, key: str, words: str) -> Visit:
        """Type into a box; nothing is sent before a button is pressed."""
        box = next(one for one in (*self.page.text_input, *self.page.text_area) if one.key == key)
        box.set_value(words)
        return self

    def turn(self, key: str, *, on: bool = True) -> Visit:
        """Turn a switch."""
        self.page.toggle(key=key).set_value(on)
        return self.again()

    def part(self, key: str, name: str) -> Visit:
        """Choose one of the parts of a page."""
        self.page.segmented_control(key=key).set_value(name)
        return self.again()

    def choose(self, key: str, option: str) -> Visit:
        """Choose one of several in a form; nothing is sent before a button is pressed."""
        self.page.radio(key=key).set_value(option)
        return self

    def pick_day(self, key: str, day: date | None) -> Visit:
        """Choose a day in a form."""
        self.page.date_input(key=key).set_value(day)
        return self

    def box(self, key: str) -> str:
        """What stands in a box for words."""
        return str(self.page.text_area(key=key).value)

    def has(self, key: str) -> bool:
        """Whether there is a button of this name."""
        return any(one.key == key for one in self.page.button)

    @property
    def html(self) -> str:
        """All our markup, the style sheet left out."""
        return "\n".join(one.value for one in self.page.get("html") if not one.value.startswith("<style"))

    @property
    def words(self) -> str:
        """All that a person reads, in one line."""
        shown = [re.sub(r"<[^>]+>", " ", self.html)]
        shown += [one.value for kind in SHOWN for one in self.page.get(kind)]
        shown += [one.label for kind in LABELLED for one in getattr(self.page, kind)]
        shown += [option for one in self.page.radio for option in one.options]
        return re.sub(r"\s+", " ", unescape(" ".join(shown)))

    @property
    def title(self) -> str:
        """The one h1 of the page."""
        titles = re.findall(r"<h1>(.*?)</h1>", self.html)
        assert len(titles) == 1, titles
        return unescape(titles[0])

    @property
    def is_troubled(self) -> bool:
        """Whether the page says that something went wrong."""
        return 'role="alert"' in self.html
