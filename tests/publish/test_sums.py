"""Hold the list of sums to being read back as it was written, and only as ours."""

import pytest

from sourcebook.publish import sums

DIGESTS = {"b/index.html": "b" * 64, "a b.html": "a" * 64}


def test_the_list_is_sorted_and_can_be_read_back() -> None:
    content = sums.written(DIGESTS)
    assert content.decode().splitlines()[1:] == [
        f"{'a' * 64}  a b.html",
        f"{'b' * 64}  b/index.html",
    ]
    assert sums.read(content) == DIGESTS
    assert sums.read(sums.written({})) == {}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"# Another list\n",
        f"{'a' * 64}  index.html\n".encode(),
        sums.written(DIGESTS)[:-1],
        sums.written(DIGESTS) + b"\n",
        sums.written(DIGESTS) + b"stray\n",
        sums.written(DIGESTS).replace(b"  ", b" *"),
        b"\xff" + sums.written(DIGESTS),
    ],
)
def test_a_list_that_is_not_wholly_ours_is_none(content: bytes) -> None:
    assert sums.read(content) is None
