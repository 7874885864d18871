"""Passwords: which may be chosen, and how they are compared."""

from __future__ import annotations

import argon2
import pytest

from companion.accounts import passwords
from companion.accounts.passwords import check_new_password, hash_password, is_password, needs_rehash
from companion.errors import PasswordUnfit

EMAIL = "ada.lovelace@example.org"


def test_the_right_password_is_known_again_and_another_is_not():
    stored = hash_password("correct horse battery")

    assert is_password(stored, "correct horse battery")
    assert not is_password(stored, "correct horse batterY")
    assert not is_password(stored, "")


def test_the_same_password_is_never_stored_alike_nor_readable():
    first, second = hash_password("correct horse battery"), hash_password("correct horse battery")

    assert first != second
    assert "correct" not in first
    assert first.startswith("$argon2id$")


def test_a_letter_typed_as_one_sign_or_as_two_is_the_same_letter():
    composed, decomposed = "caf\u00e9 au lait, bien", "cafe\u0301 au lait, bien"

    assert is_password(hash_password(composed), decomposed)


def test_where_no_password_is_stored_none_is_right_yet_one_is_compared(monkeypatch):
    compared = []
    real = passwords._HASHER

    class Watching:
        def verify(self, stored, password):
            compared.append(stored)
            return real.verify(stored, password)

    monkeypatch.setattr(passwords, "_HASHER", Watching())

    assert not is_password(None, "nobody's password")
    assert not is_password(None, "some guess")
    assert len(compared) == 2


def test_what_nobodys_guesses_are_compared_to_costs_as_much_as_a_password_of_today():
    assert not needs_rehash(passwords._NOBODYS)


def test_a_hash_made_with_weaker_parameters_is_to_be_made_anew():
    weak = argon2.PasswordHasher(time_cost=1, memory_cost=8_192, parallelism=1).hash("correct horse battery")

    assert needs_rehash(weak)
    assert is_password(weak, "correct horse battery")
    assert not needs_rehash(hash_password("correct horse battery"))


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("elevensigns", "fewer than 12"),
        ("", "fewer than 12"),
        ("a b" * 86, "more than 256"),
        (EMAIL, "e-mail address"),
        (EMAIL.upper(), "e-mail address"),
        ("abababababab", "same few characters"),
    ],
)
def test_a_password_that_is_easy_to_guess_is_refused_with_the_reason(password, why):
    with pytest.raises(PasswordUnfit, match=why):
        check_new_password(password, email=EMAIL)


@pytest.mark.parametrize(
    "password",
    ["twelve signs", "all small letters", "1234567 890 12", "пароль длинный", "x" * 4 + "yz0 " * 63],
)
def test_any_other_password_of_12_to_256_characters_will_do_whatever_it_is_made_of(password):
    check_new_password(password, email=EMAIL)
