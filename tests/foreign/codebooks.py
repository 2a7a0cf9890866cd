"""The codebook of a small release, as files that other programs open."""

from pathlib import Path

from tests.unit.write.files import CODEBOOK, CONTENTS, TINY

from tenfold.write.description import Description
from tenfold.write.documents import documents
from tenfold.write.figures import figures_of


def write_codebooks(folder: Path) -> Path:
    told = Description(CONTENTS, figures_of(TINY, CODEBOOK))
    for name, make in documents(CONTENTS.edition).items():
        if name.startswith("codebook/"):
            (folder / Path(name).name).write_bytes(make(told))
    return folder
