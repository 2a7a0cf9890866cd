"""`tenfold keys`: the keys that releases are signed with; and `tenfold index`."""

from pathlib import Path
from typing import Annotated

import typer

from tenfold.errors import InputError
from tenfold.terminal import new_password, password_of, say, session, show_key, show_new_key

keys = typer.Typer(
    help="Make and show the keys that releases are signed with.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)


@keys.command()
def new(
    file: Annotated[
        Path, typer.Argument(metavar="[FILE]", help="The secret key; the public one is beside it.")
    ] = Path("restricted/keys/tenfold.key"),
    no_password: Annotated[
        bool, typer.Option("--no-password", help="Let runs sign that nobody watches.")
    ] = False,
) -> None:
    """Make a key: two files, as `minisign` has them. Neither is ever overwritten.

    The password is asked for twice, or taken from the variable TENFOLD_KEY_PASSWORD. With
    --no-password whoever gets hold of the secret file can sign in your name.

    Examples:

        tenfold keys new

        tenfold keys new /media/stick/tenfold.key

        tenfold keys new restricted/keys/tenfold.key --no-password
    """
    with session():
        from tenfold.publish import check_key, new_key, write_key

        check_key(file)
        password = None if no_password else new_password()
        key = new_key()
        show_new_key(key, file, write_key(key, file, password))


@keys.command()
def show(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="A secret key, ours or minisign's.", readable=False),
    ],
) -> None:
    """Show the public key of a secret one, with its id, as the file that everyone may have.

    Examples:

        tenfold keys show restricted/keys/tenfold.key

        tenfold keys show restricted/keys/tenfold.key > tenfold.pub
    """
    with session():
        from tenfold.publish import read_key

        secret = read_key(file)
        show_key(secret.open(password_of(file) if secret.locked else None))


def index(
    public: Annotated[Path, typer.Argument(metavar="PUBLIC", help="The folder of releases.")],
) -> None:
    """Write index.json and feed.xml of a public folder anew, from the releases that stand in it.

    A release does so itself; this is for a folder that was moved, or brought back from a backup.

    Examples:

        tenfold index public
    """
    with session():
        from tenfold.publish import write_index

        if not public.is_dir():
            raise InputError(f"There is no folder {public}.", "Name the one that holds releases.")
        found = write_index(public)
        say(f"{public}: {found} release{'' if found == 1 else 's'} in index.json and feed.xml")
