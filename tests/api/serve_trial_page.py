"""Serves the trial page beside an API without a database, and says where: `python serve_trial_page.py`."""

import socket
import sys
from pathlib import Path
from typing import Any

import uvicorn

from companion.api.app import create_app
from companion.api.pages import build_pages
from companion.clock import SystemClock
from companion.settings import Settings
from companion.wiring import Services

if __name__ == "__main__":
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen()
    address = f"http://127.0.0.1:{listening.getsockname()[1]}"
    pages = build_pages(Path(__file__).parent / "trial_page.py", address)
    nothing: Any = None
    app = create_app(Services(nothing, Settings(), SystemClock(), nothing), pages)
    sys.stdout.write(f"{address}\n")
    sys.stdout.flush()
    uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False)).run(sockets=[listening])
