"""Calls that are given up end, give back their lane, and break off nobody else's thread."""

from __future__ import annotations

import threading
import time

import pytest

from companion.llm.lanes import Lanes, LanesFull, TimeUp


def slow(stop: threading.Event):
    while not stop.wait(0.001):
        pass
    return "late"


def test_lanes_are_given_back_however_a_call_ends_and_other_threads_live_on():
    lanes, stop, broken = Lanes(most=4), threading.Event(), []

    def bystander():
        try:
            for _ in range(20):
                threading.Event().wait(0.001)
        except BaseException as hit:  # noqa: BLE001 - what must not happen
            broken.append(hit)

    def call():
        return "quick"

    for turn in range(300):
        other = threading.Thread(target=bystander)
        other.start()
        if turn % 2:
            with pytest.raises(TimeUp):
                lanes.run(lambda: slow(stop), until=time.monotonic() + 0.002)
        else:
            pieces = lanes.stream(lambda: iter(["a", "b", "c"]), until=time.monotonic() + 120)
            next(iter(pieces))
            pieces.close()
        other.join()

    assert lanes.run(call, until=time.monotonic() + 120) == "quick"
    until = time.monotonic() + 60
    while any(thread.name == "model-call" for thread in threading.enumerate()) and time.monotonic() < until:
        threading.Event().wait(0.01)
    assert broken == []
    assert [lanes._free.acquire(timeout=60) for _ in range(4)] == [True] * 4


def test_a_call_that_swallows_the_word_to_end_is_told_again():
    lanes, stop, swallowed = Lanes(most=1), threading.Event(), []

    def stubborn():
        while len(swallowed) < 2:
            try:
                slow(stop)
            except BaseException as word:  # noqa: BLE001 - as a finaliser would
                swallowed.append(word)
        return slow(stop)

    with pytest.raises(TimeUp):
        lanes.run(stubborn, until=time.monotonic() + 0.01)

    assert lanes._free.acquire(timeout=60)
    assert len(swallowed) == 2


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
