"""A release as it is ordered: release.toml, its reader, and the files that it leads to."""

from tenfold.orders.model import Contribution, Imprint, Order
from tenfold.orders.reader import Sent, files_of, load_order, places_of

__all__ = ["Contribution", "Imprint", "Order", "Sent", "files_of", "load_order", "places_of"]
