"""A candidate folder, made from the published table and from what a release may say besides."""

from tenfold.write.candidate import write_candidate
from tenfold.write.contents import Contents

__all__ = ["Contents", "write_candidate"]
