"""Mails leave once, whole and to one address: over a real SMTP connection, or into the outbox."""

from __future__ import annotations

import email
import socket
import ssl
import subprocess
import traceback
from email import policy
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from companion.accounts.links import LinkPurpose
from companion.accounts.mail import post
from companion.accounts.mail_carriers import MailServer, Security, by_outbox, by_server
from companion.accounts.mailing import deliver
from companion.errors import AddressInvalid, MailNotTaken, OutboxNotWritable
from companion.ids import new_id
from tests.service.account_setting import ADA, House

SUBJECT, BODY = "Grüße aus Northlight", "Hello,\n\nhow are you? 😀\n\n.\nA line that begins with a dot.\n"
USER, KEY = "companion", "open sesame, please"


class Mailbox:
    """What a real SMTP server was handed."""

    def __init__(self, refuses: str | None = None) -> None:
        self.taken: list[tuple[str, list[str], bytes]] = []
        self._refuses = refuses

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802
        if self._refuses == "recipient":
            return f"550 {address} is not here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802
        if self._refuses == "message":
            return f"452 no room for {envelope.rcpt_tos[0]}"
        self.taken.append((envelope.mail_from, list(envelope.rcpt_tos), envelope.content))
        return "250 OK"

    def messages(self):
        return [email.message_from_bytes(content, policy=policy.default) for _, _, content in self.taken]


@pytest.fixture
def house(database, tenant) -> House:
    return House(database, tenant)


@pytest.fixture
def start_server():
    started = []

    def start(mailbox, *, implicit_tls=None, **options):
        controller = Controller(
            mailbox,
            hostname="127.0.0.1",
            port=_free_port(),
            ready_timeout=60,
            ssl_context=implicit_tls,
            **options,
        )
        controller.start()
        started.append(controller)
        return controller.port

    yield start
    for controller in started:
        controller.stop()


@pytest.fixture
def certificate(tmp_path, monkeypatch):
    """A certificate for this machine that is trusted while the test runs."""
    key, chain = tmp_path / "key.pem", tmp_path / "chain.pem"
    words = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
    ]
    names = ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", chain]
    subprocess.run([*words, *names], check=True, capture_output=True)
    monkeypatch.setenv("SSL_CERT_FILE", str(chain))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain, key)
    return context


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def plain(port):
    return by_server(MailServer("127.0.0.1", port, Security.NONE))


def put(house, **changes):
    mail = {"recipient": ADA, "subject": SUBJECT, "body": BODY} | changes
    with house.work() as work:
        post(work, **mail, clock=house.clock)


def test_a_mail_goes_over_the_wire_as_it_was_written_to_one_address(house, start_server):
    mailbox = Mailbox()
    put(house)

    house.send_mails(plain(start_server(mailbox)))

    ((sender, recipients, content),) = mailbox.taken
    (message,) = mailbox.messages()
    assert (sender, recipients) == ("c@example.org", [ADA])
    assert content.isascii()
    assert message["Subject"] == SUBJECT
    assert message["From"] == "Companion <c@example.org>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Date"].datetime == house.clock.now()
    assert message.get_body(("plain",)).get_content().replace("\r\n", "\n") == BODY


def test_a_mail_is_sent_once_however_often_the_job_runs_and_its_words_are_not_kept(house):
    put(house)

    assert len(house.send_mails()) == 1
    assert house.send_mails() == []
    assert house.ask("SELECT subject, body, sent_at FROM outgoing_mail") == [("", "", house.clock.now())]


def test_a_mail_that_is_undone_is_not_sent(house):
    def break_off():
        with house.work() as work:
            post(work, ADA, SUBJECT, BODY, clock=house.clock)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_off()

    assert house.waiting_mails() == []


def test_a_job_is_told_whose_and_which_mail_and_nothing_else(house):
    put(house)

    (row,) = house.ask("SELECT args::text, task_name, queue_name FROM procrastinate_jobs")

    assert ADA not in row[0]
    assert sorted(house.ask("SELECT jsonb_object_keys(args) FROM procrastinate_jobs")) == [
        ("subject",),
        ("tenant",),
    ]
    assert row[1:] == ("send_mail", "companion")


def test_a_mail_that_is_gone_is_no_trouble_for_its_job(house):
    with house.work() as work:
        deliver(work, new_id(), carry=pytest.fail, sender="c@example.org", clock=house.clock)


@pytest.mark.parametrize(
    "recipient",
    [
        "ada@example.org\nBcc: all@example.org",
        "ada@example.org, bob@example.org",
        "Ada <ada@example.org>",
        "ada",
    ],
)
def test_a_mail_goes_to_one_address_or_nowhere(house, recipient):
    with pytest.raises(AddressInvalid):
        put(house, recipient=recipient)

    assert house.waiting_mails() == []


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\u2028", "\x0b", "\x00"])
def test_a_subject_with_line_ends_begins_no_other_header(house, start_server, ending):
    mailbox = Mailbox()
    put(house, subject=f"Hello{ending}Bcc: eve@example.org{ending}{ending}A body")

    house.send_mails(plain(start_server(mailbox)))

    ((_, recipients, _),) = mailbox.taken
    (message,) = mailbox.messages()
    assert recipients == [ADA]
    assert message["Bcc"] is None
    assert message["Subject"] == "Hello Bcc: eve@example.org A body"


def test_a_server_with_starttls_is_spoken_to_in_private_and_told_who_we_are(house, start_server, certificate):
    mailbox, seen = Mailbox(), []

    def authenticate(server, session, _envelope, _mechanism, credentials):
        seen.append((session.ssl is not None, credentials.login, credentials.password))
        return AuthResult(success=credentials.password == KEY.encode())

    port = start_server(
        mailbox,
        tls_context=certificate,
        require_starttls=True,
        authenticator=authenticate,
        auth_required=True,
    )
    put(house)

    house.send_mails(by_server(MailServer("127.0.0.1", port, Security.STARTTLS, USER, KEY)))

    assert seen == [(True, USER.encode(), KEY.encode())]
    assert len(mailbox.taken) == 1


def test_a_server_that_speaks_tls_from_the_first_byte_on(house, start_server, certificate):
    mailbox = Mailbox()
    put(house)

    port = start_server(mailbox, implicit_tls=certificate)
    house.send_mails(by_server(MailServer("127.0.0.1", port, Security.TLS)))

    assert len(mailbox.taken) == 1


def test_a_server_whose_certificate_nobody_vouches_for_gets_no_mail(
    house, start_server, certificate, monkeypatch, tmp_path
):
    (tmp_path / "none.pem").touch()
    monkeypatch.delenv("SSL_CERT_FILE")
    mailbox = Mailbox()
    port = start_server(mailbox, tls_context=certificate)
    put(house)

    with pytest.raises(MailNotTaken, match="certificate"):
        house.send_mails(by_server(MailServer("127.0.0.1", port, Security.STARTTLS)))
    assert mailbox.taken == []


def test_a_server_without_starttls_gets_no_mail_in_the_clear(house, start_server):
    mailbox = Mailbox()
    port = start_server(mailbox)
    put(house)

    with pytest.raises(MailNotTaken, match="STARTTLS"):
        house.send_mails(by_server(MailServer("127.0.0.1", port, Security.STARTTLS)))
    assert mailbox.taken == []


@pytest.mark.parametrize(
    ("refuses", "why"), [("recipient", "recipient \\(550\\)"), ("message", "answered 452")]
)
def test_a_mail_that_is_refused_stays_and_the_error_tells_nothing_of_whom_it_was_for(
    house, start_server, refuses, why
):
    put(house)

    with pytest.raises(MailNotTaken, match=why) as refused:
        house.send_mails(plain(start_server(Mailbox(refuses))))

    assert ADA not in "".join(traceback.format_exception(refused.value))
    assert len(house.send_mails()) == 1


def test_a_wrong_password_and_a_server_that_is_away_are_told_apart(house, start_server, certificate):
    put(house)

    def refuse(*_):
        return AuthResult(success=False, handled=False)

    port = start_server(Mailbox(), tls_context=certificate, authenticator=refuse)
    with pytest.raises(MailNotTaken, match="user and password"):
        house.send_mails(by_server(MailServer("127.0.0.1", port, Security.STARTTLS, USER, KEY)))
    with pytest.raises(MailNotTaken, match="connection failed"):
        house.send_mails(plain(_free_port()))


def test_a_mail_that_was_taken_but_not_written_down_goes_out_again_as_the_same_mail(house):
    put(house)
    (mail,) = house.waiting_mails()
    sent = []

    def send_and_break_off():
        with house.work() as work:
            deliver(work, mail, carry=sent.append, sender="c@example.org", clock=house.clock)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        send_and_break_off()
    (again,) = house.send_mails()

    assert sent[0]["Message-ID"] == again["Message-ID"]


def test_where_no_server_is_set_a_mail_becomes_a_file_that_only_its_owner_reads(house, tmp_path):
    outbox = tmp_path / "deep" / "outbox"
    put(house)

    house.send_mails(by_outbox(outbox))

    (path,) = outbox.iterdir()
    message = email.message_from_bytes(path.read_bytes(), policy=policy.default)
    assert path.name == f"20261123T120000Z-{house.waiting_mails()[0]}.eml"
    assert path.stat().st_mode & 0o777 == 0o600
    assert outbox.stat().st_mode & 0o777 == 0o700
    assert (message["To"], message["Subject"]) == (ADA, SUBJECT)
    assert message.get_body(("plain",)).get_content().replace("\r\n", "\n") == BODY


def test_a_mail_that_could_not_be_marked_as_sent_comes_again_in_the_place_of_the_first(house, tmp_path):
    put(house)
    put(house)
    carry = by_outbox(tmp_path)

    def send_and_break_off():
        with house.work() as work:
            for mail in house.waiting_mails():
                deliver(work, mail, carry=carry, sender="c@example.org", clock=house.clock)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        send_and_break_off()
    house.clock.pass_by(minutes=1)
    house.send_mails(carry)

    files = [file.name.partition("-") for file in tmp_path.iterdir()]
    assert {at for at, _, _ in files} == {"20261123T120100Z"}
    assert len({name for _, _, name in files}) == len(files) == 2


def test_half_a_mail_that_a_killed_worker_left_goes_when_it_is_sent(house, tmp_path, monkeypatch):
    put(house)
    carry = by_outbox(tmp_path)

    def killed(*_told):
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", killed)
        with pytest.raises(ZeroDivisionError):
            house.send_mails(carry)
    assert [file.suffix for file in tmp_path.iterdir()] == [".part"]
    house.clock.pass_by(minutes=1)
    house.send_mails(carry)

    assert [file.name[:16] for file in tmp_path.iterdir()] == ["20261123T120100Z"]


def test_an_outbox_that_cannot_be_written_keeps_the_mail_waiting(house, tmp_path):
    (tmp_path / "outbox").write_text("a file, where a folder should be")
    put(house)

    with pytest.raises(OutboxNotWritable, match="outbox"):
        house.send_mails(by_outbox(tmp_path / "outbox"))
    assert len(house.send_mails()) == 1


def test_a_mail_with_a_link_to_an_account_that_went_away_is_dropped(house):
    with house.work() as work:
        post(work, ADA, SUBJECT, BODY, clock=house.clock, link=LinkPurpose.INVITATION)

    assert house.send_mails() == []
    assert house.ask("SELECT count(*) FROM outgoing_mail") == [(0,)]
