"""`tenfold`, and `python -m tenfold`."""

import sys

_STOPPED = 130


def main() -> None:
    """Runs the command line; ends the process with the command's exit code."""
    try:
        from tenfold.cli import app  # noqa: PLC0415 - Ctrl-C may come while it is imported

        app(prog_name="tenfold")
    except KeyboardInterrupt:
        sys.stderr.write("Stopped.\n")
        sys.exit(_STOPPED)


if __name__ == "__main__":
    main()
