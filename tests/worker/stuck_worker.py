"""A worker whose encoder never comes back, to be killed: `python -m tests.worker.stuck_worker URL`.

It says "matching" when it has begun a round.
"""

import sys
import threading
from pathlib import Path

from companion.clock import SystemClock
from companion.db.unit_of_work import Database
from companion.settings import Settings
from companion.wiring import Services
from companion.worker.main import run_worker


class Stuck:
    """Encodes nothing, ever."""

    model_id, dimensions = "hand-made", 48

    def encode(self, texts, *, progress=None):
        sys.stdout.write("matching\n")
        sys.stdout.flush()
        threading.Event().wait()


if __name__ == "__main__":
    settings = Settings(cache_dir=Path("/nowhere"))
    run_worker(Services(Database(sys.argv[1]), settings, SystemClock(), Stuck()))
