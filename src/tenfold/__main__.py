"""`tenfold`, and `python -m tenfold`."""

from tenfold.cli import app


def main() -> None:
    """Runs the command line; ends the process with the command's exit code."""
    app(prog_name="tenfold")


if __name__ == "__main__":
    main()
