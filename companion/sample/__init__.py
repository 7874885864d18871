"""The sample programme: Northlight, an organisation that does not exist."""

from __future__ import annotations

from pathlib import Path


def people_path() -> Path:
    """The spreadsheet of the sample programme."""
    return Path(__file__).with_name("people.csv")


def programme_path() -> Path:
    """The programme file of the sample programme."""
    return Path(__file__).with_name("programme.yaml")
