"""Traces and figures for whoever collects them, where an address for them is set; the door to OpenTelemetry.

What is told is what the logs tell: templates of routes, figures and identities, never an address as it was
typed, never a text. So it is told by us and not by instruments that read whatever passes.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from companion.errors import TelemetryMissing

if TYPE_CHECKING:
    from opentelemetry.context import Context

_NANOSECONDS = 1_000_000_000
Fact = str | int | float | bool


class Telemetry:
    """Tells of each request and each job as one span, and of how long they took."""

    def __init__(self, traces: Any, meters: Any) -> None:  # noqa: ANN401  (OpenTelemetry may not be there)
        self._traces = traces
        self._meters = meters
        self._tracer = traces.get_tracer("companion")
        self._duration = meters.get_meter("companion").create_histogram("companion.duration", unit="s")

    def tell(
        self,
        name: str,
        facts: Mapping[str, Fact],
        *,
        began: datetime,
        seconds: float,
        failed: bool = False,
        headers: Mapping[str, str] = {},
    ) -> None:
        """Tell of something that was done; `headers` may name the trace that it was a part of."""
        from opentelemetry.trace import SpanKind, StatusCode

        span = self._tracer.start_span(
            name,
            context=_parent(headers),
            kind=SpanKind.SERVER,
            attributes=dict(facts),
            start_time=_nanoseconds(began),
        )
        if failed:
            span.set_status(StatusCode.ERROR)
        span.end(_nanoseconds(began + timedelta(seconds=seconds)))
        self._duration.record(seconds, {"name": name, "failed": failed})

    def close(self) -> None:
        """Send what is left, and stop."""
        self._traces.shutdown()
        self._meters.shutdown()


def build_telemetry(endpoint: str) -> Telemetry:
    """Telemetry that is sent to an OTLP collector over HTTP.

    Raises:
        TelemetryMissing: OpenTelemetry is not installed.
    """
    try:
        from opentelemetry.exporter.otlp.proto.http.metric_exporter import OTLPMetricExporter
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.metrics import MeterProvider
        from opentelemetry.sdk.metrics.export import PeriodicExportingMetricReader
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
    except ModuleNotFoundError as missing:
        raise TelemetryMissing from missing
    resource = Resource({"service.name": "companion"})
    base = endpoint.rstrip("/")
    traces = TracerProvider(resource=resource, shutdown_on_exit=False)
    traces.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(f"{base}/v1/traces")))
    reader = PeriodicExportingMetricReader(OTLPMetricExporter(f"{base}/v1/metrics"))
    return Telemetry(traces, MeterProvider([reader], resource=resource, shutdown_on_exit=False))


def _parent(headers: Mapping[str, str]) -> Context:
    from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

    return TraceContextTextMapPropagator().extract(headers)


def _nanoseconds(instant: datetime) -> int:
    return int(instant.timestamp() * _NANOSECONDS)
