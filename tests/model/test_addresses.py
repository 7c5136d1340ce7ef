# ruff: noqa: RUF001 - letters that look like others are what this is about
import pytest

from sourcebook.model.addresses import fault_of


@pytest.mark.parametrize(
    "address",
    [
        "https://daily.example/a/b.html?c=d&amp;e=%20#f",
        "http://localhost:8000/",
        "https://192.0.2.1:8443/",
        "https://приклад.укр/новини",
        "https://мвс.example/",
        "https://xn--e1afmkfd.xn--j1amh/",
        "https://مثال.إختبار/",
        "https://مثال٣.example/",
        "https://דוגמה-1.example/",
        "https://a_b.example/~c/(d)!*'",
        "HTTPS://Daily.Example/",
    ],
)
def test_an_address_that_can_be_read_in_one_way_passes(address: str) -> None:
    assert fault_of(address) is None


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://dаily.example/", "looks like a name that it is not"),
        ("https://xn--dily-53d.example/", "`dаily` in `xn--dily-53d.example` looks like"),
        ("https://аррӏе.example/", "looks like a name that it is not"),
        ("https://١٢٣/", "not the name of a host"),
        ("https://aمثال.example/", "not the name of a host"),
        ("https://xn--a.example/", "not the name of a host"),
        ("https://ｄaily.example/", "not the name of a host"),
        ("https://daily。example/", "not the name of a host"),
        ("https://daily.example⁄evil.example/", "not the name of a host"),
        ("https://daily.example./", "not the name of a host"),
        ("https://.daily.example/", "not the name of a host"),
        ("https://d%61ily.example/", "not the name of a host"),
        ("https://daily.example,evil.example/", "not the name of a host"),
        (f"https://{'a' * 64}.example/", "not the name of a host"),
        (f"https://{'.'.join(['a' * 60] * 5)}/", "not the name of a host"),
        ("https://3221225985/", "a number"),
        ("https://0x7f.1/", "a number"),
        ("https://daily.example:/", "no port"),
        ("https://daily.example:99999/", "not an address"),
        ("https://daily.example@evil.example/", "a user name"),
        ("https://@evil.example/", "a user name"),
        ("https://daily.example\\@evil.example/", "no address has"),
        ("https://daily.example/a%0d%0ab", "a `%`"),
        ("https://daily.example/%00", "a `%`"),
        ("https://daily.example/100%", "a `%`"),
        ("https://daily.example/#a#b", "more than one `#`"),
        ("http:/x", "not a web address"),
        ("java\tscript:alert(1)", "no address has"),
    ],
)
def test_an_address_that_a_browser_reads_otherwise_is_refused(address: str, said: str) -> None:
    fault = fault_of(address)
    assert fault is not None
    assert said in fault[0]
    assert fault[1].endswith(".")
