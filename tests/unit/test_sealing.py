"""A key that is sealed for one organisation opens for it alone."""

from __future__ import annotations

import threading

import pytest

from companion.errors import AiSecretLost
from companion.ids import TenantId, new_id
from companion.llm.sealing import Seal


def test_what_is_sealed_for_one_organisation_opens_for_no_other(tmp_path):
    seal, one, other = Seal(tmp_path / "new" / "secret"), TenantId(new_id()), TenantId(new_id())
    sealed = seal.close(one, "sk-secret")

    assert seal.open(one, sealed) == "sk-secret"
    with pytest.raises(AiSecretLost):
        seal.open(other, sealed)


def test_two_that_make_the_secret_at_once_use_the_same_one(tmp_path):
    tenant, sealed = TenantId(new_id()), []
    threads = [
        threading.Thread(target=lambda: sealed.append(Seal(tmp_path / "secret").close(tenant, "k")))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [Seal(tmp_path / "secret").open(tenant, one) for one in sealed] == ["k"] * 8
    assert [path.name for path in tmp_path.iterdir()] == ["secret"]


@pytest.mark.parametrize("damage", [b"", b"short"])
def test_a_secret_that_is_damaged_or_gone_is_told(tmp_path, damage):
    path, tenant = tmp_path / "secret", TenantId(new_id())
    sealed = Seal(path).close(tenant, "k")
    path.write_bytes(damage)

    with pytest.raises(AiSecretLost):
        Seal(path).open(tenant, sealed)
    path.unlink()
    with pytest.raises(AiSecretLost):
        Seal(path).open(tenant, sealed)
