"""Few requests work at a time, in their order; who takes long stands aside."""

from __future__ import annotations

import anyio
import pytest

from companion.api.turnstile import Turnstile

SOON = 60.0


def test_as_many_work_at_a_time_as_may_and_the_others_follow_in_their_order():
    turnstile = Turnstile(working=2, patience=SOON)
    inside: list[int] = []
    most: list[int] = []
    order: list[int] = []

    async def work(number: int) -> None:
        async with turnstile.turn():
            inside.append(number)
            order.append(number)
            most.append(len(inside))
            await anyio.sleep(0.01)
            inside.remove(number)

    async def all_of_them() -> None:
        async with anyio.create_task_group() as group:
            for number in range(7):
                group.start_soon(work, number)
                await anyio.sleep(0)

    anyio.run(all_of_them)

    assert max(most) == 2
    assert order == list(range(7))


def test_nobody_waits_for_good_behind_those_who_take_long():
    turnstile = Turnstile(working=1, patience=0.02)

    async def come_behind_one_that_never_ends() -> bool:
        async with anyio.create_task_group() as group:
            group.start_soon(stay, turnstile)
            await anyio.sleep(0)
            with anyio.fail_after(SOON):
                async with turnstile.turn():
                    group.cancel_scope.cancel()
                    return True
        return False

    assert anyio.run(come_behind_one_that_never_ends)


def test_whoever_stood_aside_gives_her_turn_back_once_only():
    turnstile = Turnstile(working=1, patience=0.01)
    inside: list[int] = []
    most: list[int] = []

    async def work(number: int) -> None:
        async with turnstile.turn():
            inside.append(number)
            most.append(len(inside))
            await anyio.sleep(0)
            inside.remove(number)

    async def one_long_and_then_others() -> None:
        async with turnstile.turn():
            await anyio.sleep(0.05)
        async with anyio.create_task_group() as group:
            for number in range(5):
                group.start_soon(work, number)

    anyio.run(one_long_and_then_others)

    assert max(most) == 1


@pytest.mark.parametrize("fails", [RuntimeError, TimeoutError])
def test_a_request_that_fails_gives_its_turn_back(fails: type[Exception]):
    turnstile = Turnstile(working=1, patience=SOON)

    async def fail_and_come_again() -> None:
        with pytest.raises(fails):
            async with turnstile.turn():
                raise fails
        with anyio.fail_after(SOON / 5):
            async with turnstile.turn():
                pass

    anyio.run(fail_and_come_again)


async def stay(turnstile: Turnstile) -> None:
    async with turnstile.turn():
        await anyio.sleep_forever()
