from __future__ import annotations

import asyncio

import pytest
from conftest import Running


@pytest.mark.parametrize("panel", ["#card", "#reconnect", "#people"])
async def test_an_answer_that_comes_while_the_app_closes_is_let_go(
    running: Running, people: dict[str, int], panel: str
) -> None:
    """Without a traceback: the panel it was for may be gone already."""
    closing = asyncio.Event()
    async with running() as app:
        home, gateway = app.app.screen, app.app.gateway
        person, today, count = gateway.person, gateway.today, gateway.people_count

        async def gone() -> None:
            closing.set()
            while home.query(panel):
                await asyncio.sleep(0)

        async def late_person(contact_id: int) -> object:
            answer = await person(contact_id)
            await gone()
            return answer

        async def late_today() -> object:
            answer = await today()
            await gone()
            return answer

        async def late_count() -> object:
            answer = await count()
            await gone()
            return answer

        gateway.person, gateway.today, gateway.people_count = late_person, late_today, late_count
        if panel == "#card":
            home.read_card()
        elif panel == "#reconnect":
            home.read_today()
        else:
            home.read_people()
        await closing.wait()
    assert app.app.return_code in (0, None)
