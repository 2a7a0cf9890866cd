"""The codebook of a release for people and programs: page, paper and tables."""

from tenfold.write.documents.codebook.page import codebook_html
from tenfold.write.documents.codebook.paper import codebook_pdf
from tenfold.write.documents.codebook.tables import codebook_csv, codebook_xlsx

__all__ = ["codebook_csv", "codebook_html", "codebook_pdf", "codebook_xlsx"]
