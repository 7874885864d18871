"""The whole application in a process of its own, for a browser: `running_pages.py <database> <port>`."""

from __future__ import annotations

import sys
import threading

import uvicorn

from companion.accounts.tenants import only_tenant
from companion.api.app import create_app
from companion.api.pages import build_pages, find_pages
from companion.db.unit_of_work import Database
from companion.settings import Settings
from companion.wiring import build_services
from tests.ui.furnished import do_runs


def main(database_url: str, port: int) -> None:
    address = f"http://127.0.0.1:{port}"
    services = build_services(Settings(public_address=address), database_url)
    database = Database(database_url)
    with database.outside() as connection:
        tenant = only_tenant(connection)
    stop = threading.Event()
    threading.Thread(target=do_runs, args=(database, tenant, services.encoder, stop), daemon=True).start()
    pages = build_pages(find_pages(), address)
    uvicorn.run(create_app(services, pages), port=port, log_level="warning", server_header=False)
    stop.set()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
