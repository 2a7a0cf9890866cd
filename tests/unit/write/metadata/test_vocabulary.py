"""Licences and contacts are known by how people write them."""

import pytest

from tenfold.write.metadata.vocabulary import contact_of, licence_of, medium_of


@pytest.mark.parametrize(
    ("text", "spdx"),
    [
        ("CC BY 4.0", "CC-BY-4.0"),
        ("cc-by-4.0", "CC-BY-4.0"),
        ("Creative Commons Attribution 4.0 International", "CC-BY-4.0"),
        ("CC0 1.0", "CC0-1.0"),
        ("CC BY-NC 4.0", "CC-BY-NC-4.0"),
        ("Open Data Commons Open Database License", "ODbL-1.0"),
        ("Our own terms", ""),
        ("", ""),
    ],
)
def test_a_licence_is_known_by_its_usual_spellings(text, spdx):
    assert licence_of(text, "").spdx == spdx


def test_an_address_of_the_publisher_s_goes_before_ours():
    assert licence_of("CC0", "https://example.org/licence").url == "https://example.org/licence"


@pytest.mark.parametrize(
    ("text", "email", "url"),
    [
        ("data@example.org", "data@example.org", ""),
        ("https://example.org/ask", "", "https://example.org/ask"),
        ("Ask data@example.org", "", ""),
    ],
)
def test_a_contact_is_an_address_where_it_is_nothing_else(text, email, url):
    contact = contact_of(text)
    assert (contact.email, contact.url) == (email, url)


def test_a_file_of_an_unknown_kind_is_just_bytes():
    assert medium_of("data/cases.new").media == "application/octet-stream"
