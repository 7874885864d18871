"""The Streamlit pages in the same application and origin as the API; the only file that mounts them.

They live in the folder `ui`, which companion must not import: it is found by name and served by path. They
speak HTTP to the API, at the address that is handed to them here, like any other client.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from importlib import import_module  # noqa: TID251 - what it is, only the script of the pages says
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from companion.accounts.onward import HOME
from companion.api.page_language import PageLanguage
from companion.api.session import COOKIE
from companion.api.sign_in_page import led_to_sign_in, nothing_here
from companion.contracts.places import Place
from companion.errors import PagesMissing

ENTRY = "app.py"
_NOT_SERVED = ("/_stcore/agent", "/_stcore/metrics", "/_stcore/script-health-check")
"""Ways into Streamlit that nobody here needs: a door for programs is the API."""
_STREAMLITS_OWN = frozenset({"_stcore", "component", "media", "static"})
"""Parts of addresses below which Streamlit keeps what its pages are made of; other files have a dot."""
_OPTIONS = {
    # Streamlit tells its makers how it is used, unless it is told not to.
    "browser.gatherUsageStats": False,
    # An error of ours is a sentence on the page and lines in the log, never a stack trace for a visitor.
    "client.showErrorDetails": "none",
    "server.fileWatcherType": "none",
    "server.headless": True,
    "server.enableStaticServing": False,
    "server.maxUploadSize": 25,
}


@dataclass(frozen=True)
class Pages:
    """What `create_app` mounts at the root, and what must run as long as it is served."""

    app: ASGIApp
    lifespan: Callable[[Any], AbstractAsyncContextManager[None]]


def find_pages() -> Path:
    """The script that the pages begin with.

    Raises:
        PagesMissing: this installation has none.
    """
    found = find_spec("ui")
    folders = found.submodule_search_locations if found else None
    for folder in folders or ():
        if (Path(folder) / ENTRY).is_file():
            return Path(folder) / ENTRY
    raise PagesMissing


def build_pages(script: Path, api_address: str) -> Pages:
    """The pages, which will ask the API at this address.

    One script a process: Streamlit keeps its settings for all of it.
    """
    import streamlit
    from streamlit import config

    app = streamlit.App(script, secrets={"api_address": api_address})
    for option, value in _OPTIONS.items():
        config.set_option(option, value)
    _load_what_it_needs(script)
    return Pages(_OnlyPages(app), app.lifespan())


def _load_what_it_needs(script: Path) -> None:
    """Import what the script imports, before anybody comes.

    Streamlit ends a visit whose visitor asks for something else, in the middle of what it does: an import
    that is broken off so leaves a module behind that has only half of its names.
    """
    for line in ast.parse(script.read_text(encoding="utf-8")).body:
        if isinstance(line, ast.ImportFrom) and line.module:
            import_module(line.module)


class _OnlyPages:
    """Streamlit without the ways in that are not pages.

    At an address where it has none it would show the first page, with a box over it that says so.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._spoken = PageLanguage(app)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"].startswith(_NOT_SERVED):
            await Response(status_code=404)(scope, receive, send)
        elif scope["type"] == "http" and not _is_served(scope["path"]):
            await nothing_here()(scope, receive, send)
        elif scope["type"] == "http" and scope["method"] == "GET" and _is_page(scope["path"]):
            page = self._spoken if Request(scope).cookies.get(COOKIE) else led_to_sign_in(_address(scope))
            await page(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def _address(scope: Scope) -> str:
    """The page that is asked for, with what follows its question mark."""
    path, query = scope["path"].strip("/"), scope["query_string"].decode("latin-1")
    return f"{HOME}{path}?{query}" if query else f"{HOME}{path}"


def _is_served(path: str) -> bool:
    parts = path.strip("/").split("/")
    return _is_page(path) or "." in parts[-1] or not _STREAMLITS_OWN.isdisjoint(parts)


def _is_page(path: str) -> bool:
    return path.strip("/") in ("", *Place)
