"""Calls that are given up are told so, end, give back their lane, and break nothing that others use."""

from __future__ import annotations

import threading
import time

import pytest

from companion.llm.lanes import GivenUp, Lanes, LanesFull, TimeUp, go_on_or_end, when_given_up

ALL = 60.0
"""Seconds for what is done at once on a machine that is not busy."""


def slow(stop: threading.Event):
    while not stop.wait(0.001):
        go_on_or_end()
    return "late"


def lanes_free(lanes: Lanes) -> bool:
    return all(lanes._free.acquire(timeout=ALL) for _ in range(lanes.most))


def test_lanes_are_given_back_however_a_call_ends():
    lanes, stop = Lanes(most=4), threading.Event()

    for turn in range(300):
        if turn % 2:
            with pytest.raises(TimeUp):
                lanes.run(lambda: slow(stop), until=time.monotonic() + 0.002)
        else:
            pieces = lanes.stream(lambda: iter(["a", "b", "c"]), until=time.monotonic() + 120)
            next(iter(pieces))
            pieces.close()

    assert lanes.run(lambda: "quick", until=time.monotonic() + 120) == "quick"
    assert lanes_free(lanes)


def test_a_call_that_waits_for_something_is_woken_when_its_time_is_up():
    lanes, woken = Lanes(most=1), threading.Event()

    def waits():
        when_given_up(woken.set)
        assert woken.wait(ALL)
        go_on_or_end()

    with pytest.raises(TimeUp):
        lanes.run(waits, until=time.monotonic() + 0.01)

    assert woken.is_set()
    assert lanes_free(lanes)


def test_a_call_that_begins_to_wait_when_it_was_given_up_already_ends_there():
    lanes, go_on, woken, heard = Lanes(most=1), threading.Event(), threading.Event(), []

    def late():
        assert go_on.wait(ALL)
        try:
            when_given_up(woken.set)
        except GivenUp as word:
            heard.append(word)

    with pytest.raises(TimeUp):
        lanes.run(late, until=time.monotonic() + 0.01)
    go_on.set()

    assert lanes_free(lanes)
    assert woken.is_set()
    assert len(heard) == 1


def test_nothing_breaks_into_a_call_that_was_given_up_it_ends_where_it_asks():
    lanes, go_on, steps = Lanes(most=1), threading.Event(), []

    def busy():
        assert go_on.wait(ALL)
        steps.extend(range(200_000))
        steps.append("asks")
        go_on_or_end()
        steps.append("went on")

    with pytest.raises(TimeUp):
        lanes.run(busy, until=time.monotonic() + 0.01)
    go_on.set()

    assert lanes_free(lanes)
    assert steps[200_000:] == ["asks"]


def test_who_asks_outside_of_a_call_goes_on():
    go_on_or_end()
    when_given_up(lambda: pytest.fail("nobody gave anything up"))


def test_when_every_lane_is_held_the_next_call_is_told_so():
    lanes, stop = Lanes(most=1), threading.Event()
    holding = threading.Thread(target=lambda: lanes.run(lambda: slow(stop), until=time.monotonic() + 120))
    holding.start()
    while lanes._free.acquire(blocking=False):
        lanes._free.release()

    with pytest.raises(LanesFull):
        lanes.run(lambda: "never", until=time.monotonic() + 0.05)
    stop.set()
    holding.join()
