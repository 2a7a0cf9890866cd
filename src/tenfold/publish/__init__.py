"""Shows a release to everyone: signs it, one rename by a verdict, index and feed; nothing else."""

from tenfold.publish.index import PUBLIC_KEY, write_index
from tenfold.publish.keys import KeyFile, check_key, key_from, new_key, read_key, write_key
from tenfold.publish.minisign import SecretKey
from tenfold.publish.run import publish

__all__ = [
    "PUBLIC_KEY",
    "KeyFile",
    "SecretKey",
    "check_key",
    "key_from",
    "new_key",
    "publish",
    "read_key",
    "write_index",
    "write_key",
]
