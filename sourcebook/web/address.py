"""Tell which addresses may be asked: those of the public web, and no machine of ours.

An address in a record is written by a stranger, and one in a redirect by a stranger's server. Both
could lead to what only this machine reaches: its own services, those of its network, and at
169.254.169.254 the keys of a machine in a data centre.
"""

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import quote, urljoin, urlsplit

from sourcebook.model.addresses import fault_of

STANDARD_PORTS = {"http": 80, "https": 443}
OPEN_PORTS = frozenset({80, 443, 8080, 8443})
"""The ports of web servers; what listens at others is not asked."""
_EMBEDDED = IPv6Network("64:ff9b::/96")
"""Addresses behind which a network with IPv6 alone puts those of IPv4 (RFC 6052)."""
_OF_THE_HOUSE = (IPv4Network("168.63.129.16/32"), IPv4Network("192.0.0.0/24"))
"""Numbers that mean the host below a virtual machine: of Azure, and of Oracle."""
_IN_A_PATH = "/%:@!$&'()*+,;=~-._?"


class Refused(Exception):  # noqa: N818 - an outcome
    """Say why an address is not asked."""


@dataclass(frozen=True, slots=True)
class Target:
    """Hold the parts of an address that may be asked; `path` has the query, all of it in ASCII."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def site(self) -> str:
        """Return scheme, host and port, as a browser writes them."""
        port = "" if self.port == STANDARD_PORTS[self.scheme] else f":{self.port}"
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}{port}"

    @property
    def address(self) -> str:
        """Return the whole address."""
        return f"{self.site}{self.path}"


def target_of(address: str, *, local: bool = False) -> Target:
    """Return the parts of an address; raise Refused for one that is not asked.

    `local` allows any port, for a service on this machine.
    """
    if fault := fault_of(address):
        raise Refused(fault[0])
    parts = urlsplit(address)
    port = parts.port or STANDARD_PORTS[parts.scheme]
    if not local and port not in OPEN_PORTS:
        raise Refused(f"port {port} is not one of the web")
    try:
        name = parts.hostname or ""
        host = name if ":" in name else name.encode("idna").decode("ascii")
    except UnicodeError:
        raise Refused("this is not the name of a host") from None
    query = f"?{parts.query}" if parts.query else ""
    return Target(parts.scheme, host, port, quote((parts.path or "/") + query, safe=_IN_A_PATH))


def led_to(address: str, location: str) -> str:
    """Return the address that a redirect names; its header came as Latin-1, whatever it was.

    Raises Refused where it is none.
    """
    try:
        text = location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        text = location
    try:
        led = urljoin(address, text.strip()).partition("#")[0]
    except ValueError:
        raise Refused("it leads to what is no address") from None
    if fault_of(led):
        raise Refused("it leads to what is no address")
    return led


def is_public(number: str) -> bool:
    """Tell whether an address of the network is one that anybody on the internet has."""
    try:
        found = ip_address(number.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]
        if found in _EMBEDDED:
            inner = IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    elif any(found in network for network in _OF_THE_HOUSE):
        return False
    return (
        found.is_global
        and not found.is_multicast
        and not found.is_reserved
        and not found.is_loopback
        and not found.is_link_local
    )
