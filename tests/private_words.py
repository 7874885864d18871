"""Where the tests of one process keep the secret under which private words are encrypted."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from pathlib import Path

SECRET = Path(tempfile.mkdtemp(prefix="companion-secret-")) / "private-words.secret"
atexit.register(shutil.rmtree, SECRET.parent, ignore_errors=True)
