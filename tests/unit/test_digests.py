"""What takes long is computed once for each state of a programme, and never for another's."""

from __future__ import annotations

import threading

from companion.digests import Digests, Topic
from companion.ids import new_id

HERE = Topic(new_id(), new_id(), "words")


def test_it_is_made_once_for_the_same_marks_and_anew_for_others():
    digests, made = Digests(), []

    def look(marks: object) -> int:
        return digests.get(HERE, marks, lambda: made.append(marks) or len(made))

    assert [look(1), look(1), look(2), look(2), look(1)] == [1, 1, 2, 2, 3]


def test_another_organisation_programme_or_kind_is_another_digest():
    digests = Digests()
    digests.get(HERE, 1, lambda: "mine")

    others = (
        Topic(new_id(), HERE.programme, HERE.kind),
        Topic(HERE.tenant, new_id(), HERE.kind),
        Topic(HERE.tenant, HERE.programme, "stranded"),
    )
    assert [digests.get(topic, 1, lambda: "other") for topic in others] == ["other"] * 3
    assert digests.get(HERE, 1, lambda: "anew") == "mine"


def test_nothing_is_kept_of_what_could_not_be_made():
    digests = Digests()

    def fails() -> str:
        raise RuntimeError

    for _ in range(2):
        try:
            digests.get(HERE, 1, fails)
        except RuntimeError:
            continue
    assert digests.get(HERE, 1, lambda: "made") == "made"


def test_what_was_looked_at_longest_ago_goes_first():
    digests = Digests(most=2)
    first, second, third = (Topic(new_id(), new_id(), "words") for _ in range(3))
    for topic in (first, second, first, third):
        digests.get(topic, 1, lambda: "made")

    assert digests.get(first, 1, lambda: "anew") == "made"
    assert digests.get(second, 1, lambda: "anew") == "anew"


def test_none_is_a_digest_too():
    digests = Digests()

    assert digests.get(HERE, 1, lambda: None) is None
    assert digests.get(HERE, 1, lambda: "anew") is None


def test_while_one_makes_it_the_others_are_given_the_one_from_before():
    digests = Digests()
    digests.get(HERE, 1, lambda: "before")
    meanwhile = []

    def make() -> str:
        other = threading.Thread(target=lambda: meanwhile.append(digests.get(HERE, 2, lambda: "twice")))
        other.start()
        other.join()
        return "now"

    assert digests.get(HERE, 2, make) == "now"
    assert meanwhile == ["before"]
    assert digests.get(HERE, 2, lambda: "again") == "now"


def test_where_there_is_none_from_before_the_others_wait_and_it_is_made_once():
    digests = Digests()
    made, found, begun, go_on = [], [], threading.Event(), threading.Event()

    def make() -> str:
        made.append("made")
        begun.set()
        go_on.wait()
        return "made"

    threads = [threading.Thread(target=lambda: found.append(digests.get(HERE, 1, make))) for _ in range(5)]
    for thread in threads:
        thread.start()
    begun.wait()
    go_on.set()
    for thread in threads:
        thread.join()

    assert (made, found) == (["made"], ["made"] * 5)
