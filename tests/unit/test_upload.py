"""An uploaded file is private while it is read, and gone afterwards whatever happens."""

from __future__ import annotations

import io

import pytest

from companion.people.upload import harmless_name, private_file


def test_the_file_is_private_and_holds_what_was_sent():
    with private_file(io.BytesIO(b"name,email\n"), "people.csv") as path:
        assert path.read_bytes() == b"name,email\n"
        assert path.name == "people.csv"
        assert path.stat().st_mode & 0o777 == 0o600
        assert path.parent.stat().st_mode & 0o777 == 0o700

    assert not path.exists()
    assert not path.parent.exists()


def test_the_file_is_gone_even_where_reading_it_failed():
    with pytest.raises(ValueError, match="broken"), private_file(io.BytesIO(b"x"), "people.csv") as path:
        raise ValueError("broken")

    assert not path.parent.exists()


@pytest.mark.parametrize(
    ("name", "harmless"),
    [
        ("people.csv", "people.csv"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ada\\people of ours.xlsx", "people of ours.xlsx"),
        ("..", "people"),
        ("", "people"),
        ("a\x00b\ud800\u202e.csv", "ab.csv"),
        ("ü" * 200 + ".csv", "ü" * 48 + ".csv"),
    ],
)
def test_a_name_becomes_harmless(name, harmless):
    assert harmless_name(name) == harmless
