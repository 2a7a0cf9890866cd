"""A candidate folder, made from the published table and from what a release may say besides."""

from tenfold.write.candidate import write_candidate
from tenfold.write.contents import Contents
from tenfold.write.printable import refuse_unprintable

__all__ = ["Contents", "refuse_unprintable", "write_candidate"]
