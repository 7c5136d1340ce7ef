"""Keep Python from looking for garbage while none can be found, and let it look again after."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def not_looked_for() -> Iterator[None]:
    """Look for no garbage in the block: records live as long as a build, and there are many."""
    was_looked_for = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_looked_for:
            gc.enable()


@contextmanager
def untouched() -> Iterator[None]:
    """Touch nothing that is in memory now while the block runs, as copies of it may share it.

    Whoever looks for garbage writes into everything, and each copy would get memory of its own.
    """
    was_frozen = gc.get_freeze_count()
    gc.freeze()
    try:
        yield
    finally:
        if not was_frozen:
            gc.unfreeze()
