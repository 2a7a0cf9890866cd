"""A disk that takes no more is told as such, never as a fault of the file that is judged."""

import pytest

from tenfold.errors import OutputError
from tenfold.verify.scratch import Copy, copied


class Full:
    """A file on a disk that is full."""

    def write(self, _):
        raise OSError

    def flush(self):
        raise OSError


def test_rows_are_copied(tmp_path):
    with copied(tmp_path / "x.csv") as copy:
        copy.row(["a", "b,c"])
        copy.rows([["1", ""], ["2", "d"]])
    assert (tmp_path / "x.csv").read_text() == 'a,"b,c"\n1,\n2,d\n'


@pytest.mark.parametrize("use", [lambda copy: copy.row(["a"]), Copy.flush])
def test_a_full_disk_is_told(use):
    with pytest.raises(OutputError, match=r"There is no room for scratch\."):
        use(Copy(Full()))


def test_a_folder_that_takes_no_file_is_told(tmp_path):
    with pytest.raises(OutputError), copied(tmp_path / "absent/x.csv"):
        pass


def test_other_errors_pass(tmp_path):
    with pytest.raises(ValueError, match="ours"), copied(tmp_path / "x.csv"):
        raise ValueError("ours")
