"""Press a key many times in a row, as fast as a browser takes it."""

import asyncio

from playwright.sync_api import Page as Tab

CODES = {"Tab": 9}
"""What keys are known by to a browser, beside their names."""


def press(tab: Tab, key: str, times: int) -> None:
    """Press and release a key as often; return when the page has had every event, in order.

    Playwright's own press waits for an answer to each half of it, which takes twice as long in all.
    Its protocol takes many commands in a row, but not through what it offers to synchronous code.
    """
    session = tab.context.new_cdp_session(tab)
    event = {"key": key, "code": key, "windowsVirtualKeyCode": CODES[key]}
    commands = [
        ("Input.dispatchKeyEvent", {"type": kind, **event})
        for _ in range(times)
        for kind in ("rawKeyDown", "keyUp")
    ]

    async def send() -> None:
        sent = (session._impl_obj.send(name, details, None) for name, details in commands)
        await asyncio.gather(*sent)

    session._sync(send())
    session.detach()
