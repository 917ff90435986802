"""A phone without JavaScript shows every page whole."""

# What a script may hide or show: things that are of no use without it.
# The questions of a guide are a script's; without one its cases are links in words.
OF_NO_USE_WITHOUT_SCRIPT = (
    "[data-print], [data-count], [data-none], [data-kept], [data-clear], [data-found], [data-case], [data-chosen], "
    "[data-for], [data-mine], [data-over], [data-trouble], [data-nothing]"
)
HIDDEN = f"""() => [...document.querySelectorAll('main *')]
  .filter(one => !one.checkVisibility() && one.textContent.trim() && !one.closest('details:not([open]), svg'))
  .filter(one => !one.closest(`{OF_NO_USE_WITHOUT_SCRIPT}, .print-only, .month`))
  .map(one => one.outerHTML.slice(0, 100))"""


def test_every_page_reads_without_javascript(new_page, example):
    page = new_page(javascript=False)
    page.goto(example)

    assert page.locator("h1").is_visible()
    assert page.evaluate(HIDDEN) == []


def test_scripts_add_nothing_that_has_to_be_read(new_page, example):
    plain, scripted = new_page(javascript=False), new_page()
    for page in (plain, scripted):
        page.goto(example)
        page.evaluate("() => document.querySelectorAll('details').forEach(one => { one.open = true })")
        page.evaluate(f"() => document.querySelectorAll(`{OF_NO_USE_WITHOUT_SCRIPT}`).forEach(one => one.remove())")

    added = set(lines_of(scripted)) - set(lines_of(plain))

    assert {line for line in added if not line.endswith(ADDED_BY_SCRIPTS)} == set()


# "12 hari lagi", "0 dari 3 siap", and the button that prints.
ADDED_BY_SCRIPTS = ("hari lagi", "Besok", "Hari ini", "siap", "Cetak", "luring")


def lines_of(page) -> list[str]:
    return [line.strip() for line in page.locator("main").inner_text().splitlines() if line.strip()]


def test_no_page_complains_to_its_console(phone, example):
    complaints = []
    phone.on("console", lambda message: complaints.append(message.text) if message.type != "log" else None)
    phone.on("pageerror", lambda error: complaints.append(str(error)))
    phone.on("requestfailed", lambda request: complaints.append(request.url))

    phone.goto(example, wait_until="networkidle")

    assert complaints == []
