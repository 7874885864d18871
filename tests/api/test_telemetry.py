from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from fastapi.testclient import TestClient

from companion.api.app import create_app
from companion.telemetry import build_telemetry
from companion.wiring import Services
from tests.api.callers import Caller
from tests.api.trial_routes import trial_router

CANARY = "Wilhelmina"
TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"


class Collector(BaseHTTPRequestHandler):
    """Takes what is sent to a collector, as bytes."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        is_packed = self.headers.get("Content-Encoding") == "gzip"
        self.server.taken.append((self.path, gzip.decompress(body) if is_packed else body))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def collector() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Collector)
    server.taken = []
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_request_is_told_to_the_collector_as_its_template_and_its_figures(
    services: Services, administrator: Caller, collector: ThreadingHTTPServer, tenant
):
    telemetry = build_telemetry(f"http://127.0.0.1:{collector.server_port}/")
    told = Services(services.database, services.settings, services.clock, services.encoder, telemetry)
    app = create_app(told)
    app.include_router(trial_router, prefix="/api/v1")
    headers = {
        **administrator.headers,
        "traceparent": f"00-{TRACE}-00f067aa0ba902b7-01",
        "User-Agent": CANARY,
    }

    with TestClient(app, raise_server_exceptions=False) as api:
        api.get(f"/api/v1/trial/numbers?text={CANARY}", headers=headers)
        api.post("/api/v1/trial/programmes/broken", json={"name": CANARY}, headers=headers)
    telemetry.close()

    assert {path for path, _ in collector.taken} == {"/v1/traces", "/v1/metrics"}
    sent = b"".join(body for _, body in collector.taken)
    assert b"GET /api/v1/trial/numbers" in sent
    assert str(tenant).encode() in sent
    assert bytes.fromhex(TRACE) in sent
    assert CANARY.encode() not in sent


def test_without_a_collector_opentelemetrys_machinery_is_not_even_loaded():
    import subprocess
    import sys

    code = (
        "import sys, companion.api.app; print([m for m in sys.modules if m.startswith('opentelemetry.sdk')])"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert loaded.stdout.strip() == "[]"
