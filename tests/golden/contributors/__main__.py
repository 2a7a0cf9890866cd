"""Writes the page of each contributor's golden cases anew."""

from tests.golden.contributors.page import PAGE, Golden, names, page

if __name__ == "__main__":
    for name in names():
        golden = Golden(name)
        (golden.folder / PAGE).write_text(page(golden), encoding="utf-8")
        print(golden.folder / PAGE)  # noqa: T201 - a command tells what it wrote
