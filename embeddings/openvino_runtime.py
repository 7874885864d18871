"""The only door to OpenVINO: opened late, and without the part of it that reports to its makers.

Where the package `openvino-telemetry` is installed, `import openvino` sends an event to a web analytics
service and writes an identifier into the home folder, without asking. OpenVINO works without that package,
and pip installs it all the same, so it is made invisible here before OpenVINO is imported.
"""

from __future__ import annotations

import sys
from typing import Any

_REPORTER = "openvino_telemetry"


def load_openvino() -> Any:  # noqa: ANN401 - OpenVINO ships no types that mypy may read.
    """The module `openvino`, imported so that it opens no connection and writes no file."""
    if _REPORTER not in sys.modules:
        # None makes every import of it fail, upon which OpenVINO takes its own stub instead.
        sys.modules[_REPORTER] = None  # type: ignore[assignment]
    import openvino  # type: ignore[import-untyped]

    return openvino
