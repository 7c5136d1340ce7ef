import pytest

from sourcebook.web.address import Refused, is_public, led_to, target_of

PRIVATE = [
    "127.0.0.1",
    "127.9.9.9",
    "0.0.0.0",  # noqa: S104 - an address to be refused
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "100.100.100.200",  # metadata: Alibaba
    "169.254.169.254",  # metadata: nearly everybody
    "168.63.129.16",  # the host below a machine: Azure
    "192.0.0.192",  # metadata: Oracle
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd00:ec2::254",  # metadata: Amazon
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::7f00:1",
    "2002:7f00:1::",
    "2001:0:4136:e378:8000:63bf:80ff:fffe",  # Teredo, with 127.0.0.1 behind it
    "2001:db8::1",
    "not a number",
    "",
]


@pytest.mark.parametrize("number", PRIVATE)
def test_a_number_of_no_public_machine_is_known(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize("number", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34"])
def test_a_public_number_is_known(number: str) -> None:
    assert is_public(number)


@pytest.mark.parametrize(
    "address",
    [
        "ftp://example.org/",
        "file:///etc/passwd",
        "https://user:secret@example.org/",
        "https://example.org:22/",
        "https://example.org:6379/",
        "https://example.org/\r\nHost: other",
        "https://2130706433/",
        "gopher://example.org/",
        "https://" + "a" * 64 + ".example.org/",
    ],
)
def test_what_is_no_page_of_the_web_is_refused(address: str) -> None:
    with pytest.raises(Refused):
        target_of(address)


def test_an_address_is_asked_in_ascii() -> None:
    target = target_of("https://київ.укр/шлях?q=а%20b")  # noqa: RUF001 - Cyrillic is meant
    assert target.host == "xn--b1alf1j.xn--j1amh"
    assert target.path == "/%D1%88%D0%BB%D1%8F%D1%85?q=%D0%B0%20b"
    assert target_of("https://example.org").path == "/"
    assert target_of("https://example.org:8443/a#b").site == "https://example.org:8443"
    assert target_of("http://[2606:2800:220:1::1]/").site == "http://[2606:2800:220:1::1]"


def test_a_redirect_leads_from_where_it_was() -> None:
    at = "https://example.org/a/b"
    assert led_to(at, "c#d") == "https://example.org/a/c"
    assert led_to(at, "//other.org/x") == "https://other.org/x"
    assert led_to(at, "/ш".encode().decode("latin-1")) == "https://example.org/ш"


@pytest.mark.parametrize(
    "location",
    ["javascript:alert(1)", "http://[", "https://a b/", "data:,x", "https://u@h.org/", "x\x1b[2J"],
)
def test_a_redirect_to_no_address_is_refused(location: str) -> None:
    with pytest.raises(Refused):
        led_to("https://example.org/", location)
