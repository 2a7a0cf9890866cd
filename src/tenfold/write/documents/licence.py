"""LICENSE: under which licence and terms a release may be used, and whom to ask."""

from tenfold.write.description import Description


def licence(told: Description) -> bytes:
    """The licence's name and address, the publisher's terms of use, and the contact."""
    edition = told.edition
    parts = [
        f"{edition.title}, release {edition.name}",
        f"Published by {edition.publisher}.",
        "\n".join(filter(None, (f"Licence: {edition.licence}", edition.licence_url))),
        *(("Terms of use", edition.terms) if edition.terms else ()),
        f"Contact: {edition.contact}",
    ]
    return ("\n\n".join(parts) + "\n").encode()
