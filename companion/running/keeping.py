"""The whole service on one machine: started in order, kept running, and ended in order."""

from __future__ import annotations

import http
import http.client
import socket
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from companion.db.unit_of_work import Database
from companion.errors import CompanionError, PartDidNotStart
from companion.running.child import Child, Part, end_all
from companion.running.ending import GRACE_SECONDS, end_when_told, undisturbed
from companion.running.listening import listen_at_last, listen_nearby, local_address
from companion.running.only_one import Note, Post, only_one
from companion.running.standing_database import StandingDatabase
from companion.settings import Settings, environment_for
from companion.vault import FILE as PRIVATE_WORDS

Say = Callable[[str], None]
"""Called with a sentence for whoever started the service."""

LOOK_SECONDS = 0.2
"""How often the parts are looked at."""

READY_SECONDS = 120.0
UNDER_US = "--ends-with-parent"
"""The word with which a child is told to end when we do; so that nobody else has to know it, it is hidden."""

_CRASHES_AT_START = _CRASHES_WORTH_SAYING = 3
_DATABASE_AGAIN_SECONDS = 5.0


@dataclass(frozen=True)
class Started:
    """The service just after its start: its database, and the address that people are told."""

    database: Database
    address: str


@dataclass(frozen=True)
class Wish:
    """How the service is to run, in which folder.

    `begin` is called before anything is started, and by nobody else at the same time. `prepare` gets the
    service once it is ready, and gives what is shown below the address; with `repeat` whoever starts it a
    second time is shown that too. `nearby` takes the next free port where the wanted one is in use.
    `own_mail` keeps mails in the outbox, whatever mail server is set. `beside` is said where one runs
    already: what was asked for and is not done then.
    """

    folder: Path
    prepare: Callable[[Started], str]
    begin: Callable[[], None] = lambda: None
    repeat: bool = False
    nearby: bool = False
    own_mail: bool = False
    beside: str = ""


def keep_running(settings: Settings, wish: Wish, say: Say) -> None:
    """Run everything until told to end. Beside one that runs already in this folder, say where that is.

    Raises:
        CompanionError: something stands in the way of the start; nothing is left running then.
        KeyboardInterrupt: it was told to end, and everything has ended.
    """
    end_when_told()
    with only_one(wish.folder) as place:
        if isinstance(place, Note):
            where = f"at {place.address}" if place.address else f"or is being started, in {wish.folder}"
            say(f"Companion runs already, {where}.")
            _say_further(place.further, say)
            _say_further(wish.beside, say)
            return
        ends = ExitStack()
        try:
            _run(settings, wish, place, ends, say)
        finally:
            with undisturbed():
                ends.close()


def _run(settings: Settings, wish: Wish, post: Post, ends: ExitStack, say: Say) -> None:
    wish.begin()
    listener = ends.enter_context(_listen(settings, wish, post))
    port = listener.getsockname()[1]
    address = _public_address(settings, port)
    secret = settings.data_dir / PRIVATE_WORDS
    standing = StandingDatabase(_given_database(settings), wish.folder / "database", secret)
    ends.callback(standing.stop)
    say("Starting the database.")
    url = standing.start()
    parts = (
        Part("serve", ("serve", UNDER_US, "--socket", str(listener.fileno())), (listener.fileno(),)),
        Part("work", ("work", UNDER_US)),
    )
    service = _Service(
        standing,
        [Child(part, wish.folder / "logs" / f"{part.name}.log") for part in parts],
        _told(settings, wish, address),
        url,
        say,
    )
    ends.callback(end_all, service.children)
    say("Starting the service.")
    service.start()
    service.wait_until_ready(local_address(settings.host, port))
    database = Database(url, connections=2, secret=secret)
    try:
        further = wish.prepare(Started(database, address))
    finally:
        database.close()
    post.write(Note(address, further if wish.repeat else ""))
    say(f"Companion runs at {address}")
    _say_further(further, say)
    say("Press Ctrl-C to stop it.")
    service.watch()


def _say_further(further: str, say: Say) -> None:
    if further:
        say(further)


class _Service:
    """The database and the processes that stand on it."""

    def __init__(
        self,
        standing: StandingDatabase,
        children: list[Child],
        told: Mapping[str, object],
        url: str,
        say: Say,
    ) -> None:
        self.children = children
        self._standing = standing
        self._told = told
        self._url = url
        self._say = say
        self._told_of: set[str] = set()

    def start(self) -> None:
        """Start every process."""
        environment = environment_for(**self._told, database_url=self._url)
        for child in self.children:
            child.start(environment)

    def wait_until_ready(self, address: str) -> None:
        """Wait until requests are served.

        Raises:
            PartDidNotStart: a process ended again and again.
        """
        ends = time.monotonic() + READY_SECONDS
        while not _is_ready(address):
            self._look()
            for child in self.children:
                if child.deaths >= _CRASHES_AT_START or time.monotonic() > ends:
                    raise PartDidNotStart(part=child.part.name, words=child.last_words, log=child.log)
            time.sleep(LOOK_SECONDS)

    def watch(self) -> None:
        """Keep everything running, for ever."""
        while True:
            self._look()
            time.sleep(LOOK_SECONDS)

    def _look(self) -> None:
        if self._standing.is_gone():
            self._start_database_again()
        for child in self.children:
            child.look()
            if child.crashes >= _CRASHES_WORTH_SAYING:
                self._say_once(
                    f"The part `{child.part.name}` keeps ending and is started again and again. "
                    f"Its last words and the whole story are in {child.log}."
                )

    def _say_once(self, sentence: str) -> None:
        if sentence not in self._told_of:
            self._told_of.add(sentence)
            self._say(sentence)

    def _start_database_again(self) -> None:
        self._say_once("The database has crashed and is started again.")
        try:
            url = self._standing.start_again()
        except CompanionError as error:
            # A full disk, say: whoever reads this can mend it while we go on trying.
            self._say_once(str(error))
            time.sleep(_DATABASE_AGAIN_SECONDS)
            return
        self._told_of.clear()
        if url != self._url:
            self._url = url
            end_all(self.children)
            self.start()


def _listen(settings: Settings, wish: Wish, post: Post) -> socket.socket:
    if wish.nearby:
        return listen_nearby(settings.host, settings.port)
    # Where we were killed, our children are just about to notice, and still have the port.
    return listen_at_last(settings.host, settings.port, 2 * GRACE_SECONDS if post.was_left else 0)


def _public_address(settings: Settings, port: int) -> str:
    """The address that people are told: the one that was set, else the one of this machine."""
    named = "public_address" in settings.model_fields_set
    return settings.public_address if named else local_address(settings.host, port)


def _given_database(settings: Settings) -> str | None:
    return settings.database_url.get_secret_value() if settings.database_url else None


def _told(settings: Settings, wish: Wish, address: str) -> dict[str, object]:
    """The settings that our children are given beside those of our own environment."""
    told: dict[str, object] = {"public_address": address}
    if wish.own_mail:
        told |= {"mail_host": None, "mail_outbox": wish.folder / "outbox"}
    return told


def _is_ready(address: str) -> bool:
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=5)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
