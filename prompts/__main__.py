"""`python -m prompts` locks the versions that are new, and says which."""

from __future__ import annotations

import sys

from prompts.catalogue import write_lock


def main() -> None:
    """Lock what is new; a version that was changed after it was locked is an error."""
    sys.stdout.write("".join(f"locked {label}\n" for label in write_lock()))


if __name__ == "__main__":
    main()
