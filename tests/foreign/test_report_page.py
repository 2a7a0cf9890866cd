"""The public report's page in a real Chromium: on a phone."""

import shutil

import pytest
from playwright.sync_api import sync_playwright
from tests.foreign.test_codebook_page import ARGS, PHONE
from tests.unit.write.files import CODEBOOK, CONTENTS, TINY

from tenfold.stages import LANGUAGES
from tenfold.write.description import Description
from tenfold.write.documents.public import report_page
from tenfold.write.figures import figures_of

CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="chromium is absent")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phone_shows_each_variable_s_figures_without_scrolling(tmp_path, language):
    file = tmp_path / "report.html"
    file.write_bytes(report_page(Description(CONTENTS, figures_of(TINY, CODEBOOK)), language))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        page = browser.new_page(viewport=PHONE)
        page.goto(file.as_uri())
        wide = page.evaluate("[...document.querySelectorAll('.wide')].map(one => one.scrollWidth)")
        browser.close()
    assert max(wide) <= PHONE["width"]
