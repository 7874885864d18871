"""The process that serves the API and the pages."""

from __future__ import annotations

import socket
import sys
import threading

import uvicorn

from companion.api.app import create_app
from companion.api.pages import build_pages, find_pages
from companion.db.readiness import require_ready
from companion.finding.phrasebook import make_ready
from companion.logs import configure_logs
from companion.running.collector import collect_seldom
from companion.running.listening import local_address
from companion.settings import Settings
from companion.wiring import build_services

_STOP_SECONDS = 5
"""How long answers under way may take when the process ends; then what still streams is cut."""

_TURN_SECONDS = 0.0005
"""How long a thread may have Python to itself while another waits. By Python's own 5 ms whoever has the least
to do waits for whoever computes; docs/evaluation.md has what that gains under load."""


def serve(settings: Settings, url: str, listener: socket.socket) -> None:
    """Serve at a socket until told to end.

    Raises:
        DatabaseNotMigrated: the database has not the shape that this version needs.
    """
    configure_logs()
    services = build_services(settings, url)
    try:
        require_ready(services.database)
        # Our own pages ask the same process, by the address at which this machine reaches it.
        host, port = listener.getsockname()[:2]
        pages = build_pages(find_pages(), local_address(host, port))
        app = create_app(services, pages)
        # Streamlit has brought its own way of logging.
        configure_logs()
        server = _Server(
            uvicorn.Config(
                app,
                # Named, so that a missing one is an error and no slower service.
                loop="uvloop",
                http="httptools",
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=True,
                forwarded_allow_ips=settings.trusted_proxies,
                timeout_graceful_shutdown=_STOP_SECONDS,
            )
        )
        collect_seldom()
        sys.setswitchinterval(_TURN_SECONDS)
        server.run(sockets=[listener])
    finally:
        services.database.close()


class _Server(uvicorn.Server):
    """Reads the phrasebooks beside the first requests: half a second that no start waits for."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        threading.Thread(target=make_ready, name="phrasebooks", daemon=True).start()
