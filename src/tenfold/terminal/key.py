"""Shows a key: its id, its public line, and what is to be done with its files."""

from typing import TYPE_CHECKING

from tenfold.terminal.words import facts, output, say

if TYPE_CHECKING:
    from pathlib import Path

    from tenfold.publish import SecretKey


def show_new_key(key: "SecretKey", secret: "Path", public: "Path") -> None:
    """Prints where a new key's files stand, and what to do with each."""
    table = facts()
    table.add_row("Key", key.name)
    table.add_row("Secret", f"{secret}")
    table.add_row("", "Keep it where nobody else may read, and keep a copy with your backups.")
    table.add_row("", f'Name it in release.toml: key_file = "{secret}"')
    table.add_row("Public", f"{public}")
    table.add_row("", "Give it to everyone by another way than the data: print it in a report,")
    table.add_row("", "mail it, put it on another site. Its line is:")
    table.add_row("", key.line)
    output().print(table)


def show_key(key: "SecretKey") -> None:
    """Prints the file of the public key, and nothing else."""
    say(key.public.decode().rstrip())
