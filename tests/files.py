"""Small invented files for tests, in the formats that more than one room reads."""

import csv
from pathlib import Path

import polars as pl


def write_csv(path: Path, names, rows, separator=",", mark="") -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(mark)
        csv.writer(file, delimiter=separator, lineterminator="\n").writerows([names, *rows])
    return path


def write_parquet(path: Path, names, rows) -> Path:
    columns = zip(*rows, strict=True)
    frame = {name: list(cells) for name, cells in zip(names, columns, strict=True)}
    pl.DataFrame(frame).write_parquet(path)
    return path
