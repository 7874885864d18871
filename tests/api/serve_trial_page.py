"""Serves the trial page beside an API without a database: `python serve_trial_page.py PORT`."""

import sys
from pathlib import Path
from typing import Any

import uvicorn

from companion.api.app import create_app
from companion.api.pages import build_pages
from companion.clock import SystemClock
from companion.wiring import Services

if __name__ == "__main__":
    port = int(sys.argv[1])
    pages = build_pages(Path(__file__).parent / "trial_page.py", f"http://127.0.0.1:{port}")
    nothing: Any = None
    app = create_app(Services(nothing, nothing, SystemClock(), nothing), pages)
    uvicorn.run(app, port=port, log_level="warning", server_header=False)
