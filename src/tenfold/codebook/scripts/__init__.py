"""Scripts that read a release's cases.csv in other programs, with labels, from the codebook."""

from collections.abc import Callable, Mapping

from tenfold.codebook.book import Codebook
from tenfold.codebook.scripts.languages import python_script, r_script
from tenfold.codebook.scripts.statistics import spss_script, stata_script

SCRIPTS: Mapping[str, Callable[[Codebook], str]] = {
    "import.R": r_script,
    "import.do": stata_script,
    "import.sps": spss_script,
    "import.py": python_script,
}
"""What writes each script, by its name."""
