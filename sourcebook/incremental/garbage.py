"""Keep Python from touching what copies of a process share with it."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


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
