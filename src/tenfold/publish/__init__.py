"""Shows a release to everyone: by a verdict, one rename, and the index; nothing else."""

from tenfold.publish.index import write_index
from tenfold.publish.run import publish

__all__ = ["publish", "write_index"]
