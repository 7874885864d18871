"""What is sealed opens at its own place, with its own key and the secret outside, and nowhere else."""

from __future__ import annotations

import pytest

from companion.errors import PrivateSecretLost
from companion.ids import new_id
from companion.vault import Vault

WHOSE, PLACE = b"one pair", b"one row"


@pytest.fixture
def vault(tmp_path) -> Vault:
    return Vault(tmp_path / "new" / "secret")


def test_words_come_back_as_they_were_and_are_not_in_what_is_stored(vault):
    key = vault.new_key(WHOSE, first=True)
    sealed = vault.seal(key, WHOSE, PLACE, "Ich überlege zu gehen. 🙂")

    assert vault.open(key, WHOSE, PLACE, sealed) == "Ich überlege zu gehen. 🙂"
    assert b"gehen" not in sealed + key
    assert vault.seal(key, WHOSE, PLACE, "Ich überlege zu gehen. 🙂") != sealed


def test_the_secret_is_a_file_that_its_owner_alone_may_read(vault):
    vault.new_key(WHOSE, first=True)

    assert vault.path is not None
    assert vault.path.stat().st_mode & 0o077 == 0
    assert len(vault.path.read_bytes()) == 64


@pytest.mark.parametrize("other", ["key", "whose", "place", "cut", "secret"])
def test_nothing_opens_with_anything_else(vault, tmp_path, other):
    key = vault.new_key(WHOSE, first=True)
    sealed = vault.seal(key, WHOSE, PLACE, "words")
    tries = {
        "key": lambda: vault.open(vault.new_key(WHOSE, first=False), WHOSE, PLACE, sealed),
        "whose": lambda: vault.open(key, b"another pair", PLACE, sealed),
        "place": lambda: vault.open(key, WHOSE, new_id().bytes, sealed),
        "cut": lambda: vault.open(key, WHOSE, PLACE, sealed[:-1]),
        "secret": lambda: _with_secret(tmp_path).open(key, WHOSE, PLACE, sealed),
    }

    with pytest.raises(PrivateSecretLost):
        tries[other]()


def _with_secret(tmp_path) -> Vault:
    another = Vault(tmp_path / "another")
    another.new_key(WHOSE, first=True)
    return another


@pytest.mark.parametrize("damage", [None, b"", b"short"])
def test_a_secret_that_is_gone_is_told_and_never_made_anew_where_something_needs_it(vault, damage):
    key = vault.new_key(WHOSE, first=True)
    sealed = vault.seal(key, WHOSE, PLACE, "words")
    assert vault.path is not None
    vault.path.unlink()
    if damage is not None:
        vault.path.write_bytes(damage)

    with pytest.raises(PrivateSecretLost, match="secret"):
        vault.open(key, WHOSE, PLACE, sealed)
    with pytest.raises(PrivateSecretLost):
        vault.new_key(WHOSE, first=False)
    assert vault.path.exists() == (damage is not None)


def test_without_a_secret_nothing_is_kept_in_readable_form_instead():
    with pytest.raises(PrivateSecretLost):
        Vault().new_key(WHOSE, first=True)


def test_a_kept_answer_opens_for_its_own_account_and_key(vault):
    vault.new_key(WHOSE, first=True)
    sealed = vault.seal_answer(WHOSE, b"wish", '{"text": "words"}')

    assert vault.open_answer(WHOSE, b"wish", sealed) == '{"text": "words"}'
    assert b"words" not in sealed
    with pytest.raises(PrivateSecretLost):
        vault.open_answer(WHOSE, b"another", sealed)
