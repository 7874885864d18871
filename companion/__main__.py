"""`python -m companion` and the command `companion`."""

from __future__ import annotations

import sys

from companion.cli.app import app
from companion.cli.door import run_door


def main() -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(run_door(app))


if __name__ == "__main__":
    main()
