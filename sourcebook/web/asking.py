"""Ask one address once, and trust nothing of what comes back.

The name is resolved once; every number that it has must be public, and the connection goes to the
number that was looked at, so that a name which changes its meaning in between gains nothing. What
comes back is cut where it is long, and given up where it is slow, however it dribbles.
"""

import http.client
import io
import socket
import ssl
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final, Self

from sourcebook.web.address import Refused, Target, is_public, target_of

Resolve = Callable[[str, int], Iterable[str]]
"""Return the numbers of a host."""

_PIECE: Final = 1 << 16
_AROUND: Final = 1 << 20
"""How many bytes may come besides the part of a body that is read: headers, marks of chunks."""


class Fault(StrEnum):
    """Name what kept an address from answering, in words for people."""

    NAME = "its name leads to no server"
    CONNECTION = "no connection to it"
    SECURITY = "its certificate is not valid"
    TIME = "no answer in time"
    CUT = "the connection broke off"
    NONSENSE = "what it sends is not the language of the web"


class Unanswered(Exception):  # noqa: N818 - an outcome
    """Say why an address did not answer."""

    def __init__(self, fault: Fault) -> None:
        """Keep the fault."""
        self.fault = fault
        super().__init__(fault.value)


@dataclass(frozen=True, slots=True)
class Answer:
    """Hold what came back: the status, the headers by their names in small letters, and the body.

    `whole` tells whether all of the body is there.
    """

    status: int
    headers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    body: bytes = b""
    whole: bool = True

    def header(self, name: str) -> str:
        """Return a header, the first of several, empty where there is none."""
        return self.headers.get(name, ("",))[0]


@dataclass(frozen=True, slots=True)
class Limits:
    """Say how long one number of a host and one whole request may take, in seconds."""

    connecting: float = 10.0
    whole: float = 30.0


def numbers_of(host: str, port: int) -> list[str]:
    """Ask the system for the numbers of a host."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True)
class Web:
    """Ask addresses of the web under the name `agent`.

    `local` also allows those of this machine and its network, any port, and keys without https; it
    is for tests and for an archive of one's own.
    """

    agent: str
    local: bool = False
    limits: Limits = Limits()
    resolve: Resolve = numbers_of
    clock: Callable[[], float] = time.monotonic

    def ask(
        self,
        method: str,
        address: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes = b"",
        most: int = 0,
    ) -> Answer:
        """Ask, and return the answer with the first `most` bytes of its body.

        Raises Refused for an address that may not be asked, Unanswered where nothing came back.
        """
        target = target_of(address, local=self.local)
        deadline = self.clock() + self.limits.whole
        try:
            connected = self._connected(target, deadline)
            with _Line(connected, deadline, self.clock, 2 * most + _AROUND) as line:
                return self._exchange(line, target, method, dict(headers or {}), body, most)
        except TimeoutError:
            raise Unanswered(Fault.TIME) from None
        except ssl.SSLCertVerificationError:
            raise Unanswered(Fault.SECURITY) from None
        except OSError:
            raise Unanswered(Fault.CUT) from None
        except (http.client.HTTPException, ValueError):
            raise Unanswered(Fault.NONSENSE) from None

    def _connected(self, target: Target, deadline: float) -> socket.socket:
        try:
            numbers = list(self.resolve(target.host, target.port))
        except (OSError, UnicodeError):
            raise Unanswered(Fault.NAME) from None
        if not numbers:
            raise Unanswered(Fault.NAME)
        if not self.local and not all(map(is_public, numbers)):
            raise Refused("it leads into a private network")
        last = Fault.CONNECTION
        for number in numbers:
            left = min(deadline - self.clock(), self.limits.connecting)
            if left <= 0:
                raise TimeoutError
            try:
                return _secured(socket.create_connection((number, target.port), left), target, left)
            except ssl.SSLCertVerificationError:
                last = Fault.SECURITY
            except TimeoutError:
                last = Fault.TIME
            except OSError:
                last = Fault.CONNECTION
        raise Unanswered(last)

    def _exchange(  # noqa: PLR0913, PLR0917 - the parts of a request
        self,
        line: "_Line",
        target: Target,
        method: str,
        headers: Mapping[str, str],
        body: bytes,
        most: int,
    ) -> Answer:
        connection = http.client.HTTPConnection(target.host, target.port)
        connection.sock = line
        connection.putrequest(method, target.path, skip_host=True, skip_accept_encoding=True)
        said = {
            "Host": target.site.partition("://")[2],
            "User-Agent": self.agent,
            "Accept": "*/*",
            "Accept-Encoding": "identity",
            "Connection": "close",
            **headers,
            **({"Content-Length": str(len(body))} if method == "POST" else {}),
        }
        for name, value in said.items():
            connection.putheader(name, value)
        connection.endheaders(body or None)
        with connection.getresponse() as response:
            found: dict[str, tuple[str, ...]] = {}
            for name, value in response.getheaders():
                low = name.lower()
                found[low] = (*found.get(low, ()), value)
            if not most:
                return Answer(response.status, found, whole=False)
            text, whole = _read(response, most)
            return Answer(response.status, found, text, whole)


def _read(response: http.client.HTTPResponse, most: int) -> tuple[bytes, bool]:
    """Return the beginning of a body, and whether that is all of it."""
    text = bytearray()
    try:
        while len(text) <= most and (piece := response.read(min(_PIECE, most + 1 - len(text)))):
            text += piece
    except http.client.IncompleteRead as cut:
        return bytes(text + cut.partial)[:most], False
    except (OSError, ValueError):  # it broke off, or took too long; what came is there
        return bytes(text[:most]), False
    # `length` is what is still to come, where the server said how much there would be.
    return bytes(text[:most]), len(text) <= most and not response.length


def _secured(plain: socket.socket, target: Target, left: float) -> socket.socket:
    if target.scheme == "http":
        return plain
    try:
        plain.settimeout(left)
        return ssl.create_default_context().wrap_socket(plain, server_hostname=target.host)
    except BaseException:
        plain.close()
        raise


class _Line:
    """Be a connection that ends at a deadline, even where a byte comes now and then.

    It also ends after `left` bytes, whatever is asked of it: of a chunk whose length is -1,
    `http.client` reads all that ever comes.
    """

    def __init__(
        self, connection: socket.socket, deadline: float, clock: Callable[[], float], left: int
    ) -> None:
        self._connection = connection
        self._deadline = deadline
        self._clock = clock
        self._left = left

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_how: object) -> None:
        self._connection.close()

    def sendall(self, data: bytes) -> None:
        """Send all of the data."""
        self.wait()
        self._connection.sendall(data)

    def makefile(self, _mode: str) -> io.BufferedReader:
        """Return what comes in, as a stream."""
        return io.BufferedReader(_Incoming(self))

    def close(self) -> None:
        """Leave the closing to the end of the block."""

    def receive(self, buffer: Any) -> int:  # noqa: ANN401 - a buffer of any kind
        """Put what comes next into a buffer; nothing where it was enough."""
        self.wait()
        most = min(len(buffer), self._left)
        came = self._connection.recv_into(buffer, most) if most else 0
        self._left -= came
        return came

    def wait(self) -> None:
        """Let the next step take as long as there is left."""
        left = self._deadline - self._clock()
        if left <= 0:
            raise TimeoutError
        self._connection.settimeout(left)


class _Incoming(io.RawIOBase):
    def __init__(self, line: _Line) -> None:
        self._line = line

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - a buffer of any kind
        return self._line.receive(buffer)
