"""The codebook's page in a real Chromium: by keyboard, on a phone, without script, by itself."""

import shutil

import pytest
from playwright.sync_api import sync_playwright
from tests.foreign.codebooks import write_codebooks

CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="chromium is absent")
ARGS = [
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    return (write_codebooks(tmp_path_factory.mktemp("codebook")) / "codebook.html").as_uri()


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield browser
        browser.close()


@pytest.fixture
def opened(browser, address):
    contexts = []

    def opened(**more):
        contexts.append(browser.new_context(**more))
        page = contexts[-1].new_page()
        page.faults, page.requests = [], []
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.on("console", lambda said: page.faults.append(said.text))
        page.on("request", lambda request: page.requests.append(request.url))
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()


def shown(page):
    return [each.get_attribute("id") for each in page.locator(".variable:visible").all()]


def test_the_page_loads_nothing_but_itself_and_makes_no_complaint(opened, address):
    page = opened()
    page.click("[data-language=fr]")
    assert page.requests == [address]
    assert page.faults == []


def test_a_variable_is_found_by_keyboard_alone(opened):
    page = opened()
    page.keyboard.press("/")
    page.keyboard.type("debt bondage")
    assert shown(page) == ["v9", "v26", "v27"]
    page.keyboard.press("Escape")
    page.locator("#search").fill("8")
    assert shown(page) == ["v8"]


def test_the_first_stop_of_the_keyboard_skips_to_the_content(opened):
    page = opened()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_value_is_found_in_another_language(opened):
    page = opened()
    page.locator("#search").fill("féminin")
    assert shown(page) == ["v3"]


@pytest.mark.parametrize(
    ("way", "value", "first"),
    [("group", "sex", "v51"), ("kind", "year", "v1"), ("who", "tiny", "v1")],
)
def test_entries_are_filtered(opened, way, value, first):
    page = opened()
    page.select_option(f"#by-{way}", value)
    assert shown(page)[0] == first
    assert page.locator("#found").inner_text() == str(len(shown(page)))
    page.click("button[type=reset]")
    page.wait_for_function("document.querySelector('#found').textContent === '63'")


def test_a_link_to_an_entry_that_is_filtered_away_shows_it(opened):
    page = opened()
    page.locator("#search").fill("debt bondage")
    page.evaluate("location.hash = '#v3'")
    page.wait_for_function("!document.querySelector('#v3').hidden")


def test_another_language_is_spoken_and_english_comes_back(opened):
    page = opened()
    before = page.locator("#v3").inner_text()
    page.click("[data-language=fr]")
    said = page.locator("#v3").inner_text()
    assert "Genre" in said
    assert "1\u202f200" in said
    assert page.evaluate("document.documentElement.lang") == "fr"
    assert page.locator("#in-english").is_visible()
    page.click("[data-language=en]")
    assert page.locator("#v3").inner_text() == before


def test_a_colon_has_its_space_in_french(opened):
    page = opened()
    page.click("[data-language=fr]")
    assert "Cas ayant une valeur\u00a0: 1\u202f210" in page.locator("#v1 .filled").inner_text()


def test_a_value_that_is_the_same_in_another_language_is_said_once(opened):
    page = opened()
    page.click("[data-language=fr]")
    assert page.locator("#v4 tbody th", has_text="0–8").inner_text().split() == ["0–8"]


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_phone_shows_the_page_without_scrolling_sideways(opened, language):
    page = opened(viewport=PHONE)
    page.click(f"[data-language={language}]")
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_without_script_the_page_is_whole_and_shows_no_controls(opened):
    page = opened(java_script_enabled=False)
    assert len(shown(page)) == 63
    assert page.locator(".controls:visible").count() == 0
