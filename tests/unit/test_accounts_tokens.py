"""What travels in cookies and links: read back as it was made, and refused where it is anything else."""

from __future__ import annotations

from urllib.parse import quote
from uuid import UUID

import pytest

from companion.access import Role
from companion.accounts.links import LIFETIME, LinkPurpose, LinkToken, link_address
from companion.accounts.mail_texts import invitation_text, sign_in_text
from companion.accounts.onward import onward
from companion.accounts.session_token import SessionToken
from companion.errors import LinkUnusable, NotSignedIn
from companion.ids import TenantId

# Fixed, because they stand in the names of tests, which every process of a run must know alike.
TENANT = TenantId(UUID("0c9d5e0a-8f5b-4b57-9d0e-6a1f4a3c2b10"))
OTHER = UUID("51e7b8a2-3c4d-4f60-8a9b-0c1d2e3f4a5b")
NO_TOKENS = [
    "",
    ".",
    "..",
    "a.b.c",
    f"{TENANT}.{OTHER}.x",
    f"{TENANT.hex}.{OTHER.hex}.short",
    f"{TENANT.hex}.{OTHER.hex}.{'x' * 44}",
    f"{TENANT.hex.upper()}.{OTHER.hex}.{'x' * 43}",
    f"{TENANT.hex}.{OTHER.hex}.{'x' * 42}é",
    f"{TENANT.hex}.{OTHER.hex}.{'x' * 43}\n",
    f"{TENANT.hex}.{OTHER.hex}.{'x' * 43}.more",
]


def test_a_session_token_is_read_back_from_its_text():
    token = SessionToken.new(TENANT)

    assert SessionToken.parse(token.text()) == token
    assert token.tenant == TENANT


@pytest.mark.parametrize("text", NO_TOKENS)
def test_anything_else_in_the_cookie_is_nobody_signed_in(text):
    with pytest.raises(NotSignedIn):
        SessionToken.parse(text)


@pytest.mark.parametrize("text", NO_TOKENS)
def test_anything_else_as_a_link_cannot_be_used(text):
    # Around a link that was copied by hand there may be spaces and line ends.
    if text != text.strip():
        return
    with pytest.raises(LinkUnusable):
        LinkToken.parse(text)


def test_a_link_is_read_from_its_token_or_from_the_whole_address_with_spaces_around():
    token = LinkToken.new(TENANT)
    address = link_address("https://mentoring.example.org/", token.text())

    assert LinkToken.parse(token.text()) == token
    assert LinkToken.parse(f"  {address}\n") == token


def test_the_secret_of_a_link_stands_where_browsers_send_it_to_nobody():
    token = LinkToken.new(TENANT)

    sent, _, kept = link_address("https://mentoring.example.org", token.text()).partition("#")

    assert sent == "https://mentoring.example.org/sign-in/link"
    assert token.secret not in sent
    assert token.secret in kept


@pytest.mark.parametrize(
    ("wanted", "page"),
    [
        ("/pair?pair=a-b&part=Notes", "/pair?pair=a-b&part=Notes"),
        ("/overview/", "/overview"),
        ("/?programme=1", "/?programme=1"),
        ("/find?programme=%31", "/find?programme=1"),
        ("/find?programme=1#", "/"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("https://evil.example/find", "/"),
        ("%2F%2Fevil.example", "/"),
        ("/find?programme=%2F%2Fevil.example", "/"),
        ("/find?programme=read+evil.example", "/"),
        ("/find/../sign-out", "/"),
        ("/worry?programme=1", "/"),
        ("/find?programme=" + "a" * 60 + ("&part=" + "a" * 60) * 4, "/"),
    ],
)
def test_a_link_leads_on_to_a_page_of_ours_and_to_nothing_that_somebody_wrote(wanted: str, page: str):
    query = "" if page == "/" else f"?next={quote(page)}"

    assert onward(wanted) == page
    assert link_address("https://x.example", "t", wanted=wanted) == f"https://x.example/sign-in/link{query}#t"


def test_secrets_have_256_bits_and_no_two_are_alike():
    secrets = {SessionToken.new(TENANT).secret for _ in range(200)}

    # 43 letters of 6 bits hold 256 bits.
    assert {len(secret) for secret in secrets} == {43}
    assert len(secrets) == 200


def test_what_is_stored_of_a_secret_is_its_hash_and_a_log_shows_nothing_of_it():
    for token in (SessionToken.new(TENANT), LinkToken.new(TENANT)):
        assert len(token.secret_hash()) == 32
        assert token.secret.encode() not in token.secret_hash()
        assert token.secret not in repr(token)
        assert token.secret not in f"{token}"


def test_the_mails_say_how_long_their_links_work():
    minutes = int(LIFETIME[LinkPurpose.SIGN_IN].total_seconds() // 60)
    days = LIFETIME[LinkPurpose.INVITATION].days

    assert f"within the next {minutes} minutes" in sign_in_text("Northlight", "link").body
    assert f"within the next {days} days" in invitation_text("Northlight", Role.MENTOR, "link").body
