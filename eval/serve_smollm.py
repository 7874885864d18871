"""Serves a GGUF file with OpenAI's API on loopback until it is ended: serve_smollm.py FILE [AT_ONCE]."""

from __future__ import annotations

import sys
import threading

import xllamacpp as xlc  # type: ignore[import-untyped]


def main() -> None:
    """Serve until somebody ends the process."""
    params = xlc.CommonParams()
    params.model.path = sys.argv[1]
    params.n_ctx = 4096
    params.n_parallel = int(sys.argv[2]) if len(sys.argv) > 2 else 2
    # Two threads wait for each other, and where other work runs they stand still.
    params.cpuparams.n_threads = 1
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.warmup = False
    server = xlc.Server(params)
    sys.stdout.write(f"\nlistening on {server.listening_address}\n")
    sys.stdout.flush()
    threading.Event().wait()


main()
