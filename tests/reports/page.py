"""Looks at the HTML reports as a person does, in a real browser.

Usage: page.py APISCRIBE [PICTURES], the built command and a folder for screenshots. Needs playwright, and a Chromium: $CHROMIUM, or one that
is installed. It must not load anything but the pages.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import change

CLASSES = ["source", "wire", "review", "compatible", "docs"]
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


def chromium():
    names = [os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome"]
    found = next((path for name in names if name and (path := shutil.which(name))), None)
    if not found:
        print("no Chromium: `apt-get install chromium`, or name one with $CHROMIUM")
        sys.exit(3)
    return found


class Look:
    """One page in one window, with all that it asked for and complained of."""

    def __init__(self, browser, path, viewport, **options):
        self.page = browser.new_page(viewport=viewport, **options)
        self.asked, self.said = [], []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.said.append(dialog.message), dialog.dismiss()))
        self.address = path.as_uri()
        self.page.goto(self.address)

    def visible(self, selector="article"):
        return self.page.evaluate("s => [...document.querySelectorAll(s)].filter(e => e.checkVisibility()).map(e => e.id || e.className)", selector)

    def classes(self):
        return self.page.evaluate("() => [...document.querySelectorAll('article')].filter(e => e.checkVisibility()).map(e => e.className)")

    def overflow(self):
        return self.page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth")

    def boxes(self, selector):
        return [box for part in self.page.query_selector_all(selector) if (box := part.bounding_box())]


def filters_by_class(look):
    all_of = look.classes()
    assert set(all_of) == set(CLASSES), all_of
    for word in CLASSES:
        look.page.uncheck(f"input[name={word}]")
        assert look.classes() == [of for of in all_of if of != word], word
        assert word not in look.visible("main > section"), "the heading of a class goes with it"
        look.page.check(f"input[name={word}]")
    assert look.classes() == all_of
    for word in CLASSES:
        look.page.uncheck(f"input[name={word}]")
    assert look.classes() == [] and look.page.is_visible("#none")
    for word in CLASSES:
        look.page.check(f"input[name={word}]")
    assert look.page.is_hidden("#none")


def searches(look):
    everything = look.visible()
    look.page.fill("#search", "DELETEcloud req-field")
    found = look.visible()
    assert len(found) == 1 and "request.Reason" in look.page.inner_text(f"[id='{found[0]}']"), found
    look.page.press("#search", "Enter")
    assert look.page.url == look.address, "nothing is sent"
    look.page.fill("#search", "nothing has these words")
    assert look.visible() == [] and look.page.is_visible("#none")
    look.page.fill("#search", "")
    assert look.visible() == everything


def folds(look):
    open_now = lambda: look.page.evaluate("() => [...document.querySelectorAll('details')].filter(e => e.open).length")
    some = open_now()
    everything = len(look.visible())
    assert 0 < some < everything, "what hurts nobody is folded"
    look.page.click("#fold")
    assert open_now() == 0 and len(look.visible()) == everything
    look.page.click("#fold")
    assert open_now() == everything
    look.page.reload()


def asks_for_nothing(look):
    assert set(look.asked) == {look.address}, look.asked
    assert look.said == [], look.said
    # The policy is no ornament: what a page could ask for is refused.
    refused = look.page.evaluate("""() => new Promise(done => {
        document.addEventListener("securitypolicyviolation", event => done(event.violatedDirective), { once: true });
        const later = () => setTimeout(done, 1000, "it was let through");
        document.body.append(Object.assign(new Image(), { src: "https://example.com/x.png", onerror: later, onload: later }));
    })""")
    assert refused == "img-src", refused


def hostile_words_are_words(look):
    assert look.page.title().startswith("Specs: "), look.page.title()
    assert look.page.evaluate("() => document.querySelectorAll('article img, article script, article style, article [onload], article [onerror]').length") == 0
    assert "<script>document.title = 'broken'</script>" in look.page.inner_text("main")
    assert look.page.evaluate("() => [...document.querySelectorAll('article')].every(e => e.parentElement.parentElement.tagName === 'MAIN')")


def stands_side_by_side(look):
    pairs = look.page.evaluate("""() => [...document.querySelectorAll(".sides")].filter(e => e.checkVisibility()).map(e =>
        [...e.children].map(side => { const box = side.getBoundingClientRect(); return [box.left, box.right, box.top]; }))""")
    assert len(pairs) >= 5
    for (_, before_right, before_top), (after_left, _, after_top) in pairs:
        assert before_right <= after_left and before_top == after_top, pairs
    parts = look.page.evaluate("""() => [...document.querySelectorAll(".sides > section")].map(e =>
        [...e.querySelectorAll("pre")].map(part => part.className).join())""")
    assert {"spec,rust", "spec,value"} <= set(parts), parts
    assert look.page.locator(".before mark").count() > 0 and look.page.locator(".after mark").count() > 0


def fits_a_phone(look):
    assert look.overflow() <= 0, look.overflow()
    look.page.evaluate("() => document.querySelectorAll('details').forEach(e => { e.open = true; })")
    assert look.overflow() <= 0, f"unfolded: {look.overflow()}"
    sides = look.boxes(".sides > section")
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= PHONE["width"] for box in sides), sides
    assert sides[0]["x"] == sides[1]["x"] and sides[0]["y"] < sides[1]["y"], "one below the other"


def reads_without_its_script(look):
    assert set(look.classes()) == set(CLASSES) and look.page.is_hidden("#none")


def says_that_nothing_is_different(look):
    assert look.classes() == [] and "Nothing is different." in look.page.inner_text("header")
    assert look.page.is_visible("#none")


def counts(look):
    assert look.overflow() <= 0, look.overflow()
    assert set(look.asked) == {look.address} and look.said == []
    assert look.page.locator("tbody tr").count() > 5


def main():
    pictures = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        before, after = change.make(folder)

        def page(name, *words):
            path = Path(folder) / f"{name}.html"
            words = [str(Path(sys.argv[1]).resolve()), *map(str, words), "--format", "html"]
            path.write_bytes(subprocess.run(words, capture_output=True, check=True).stdout)
            return path

        diff, same = page("diff", "diff", before, after), page("same", "diff", before, before)
        coverage = page("coverage", "coverage", "--specs", after)
        # As root, which CI often is, Chromium has no sandbox; the pages are ours.
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        cases = [
            (diff, DESKTOP, {}, [filters_by_class, searches, folds, hostile_words_are_words, stands_side_by_side, asks_for_nothing]),
            (diff, PHONE, {}, [fits_a_phone, filters_by_class, searches, hostile_words_are_words]),
            (diff, DESKTOP, {"color_scheme": "dark"}, [stands_side_by_side]),
            (diff, PHONE, {"java_script_enabled": False}, [reads_without_its_script]),
            (same, PHONE, {}, [says_that_nothing_is_different]),
            (coverage, PHONE, {}, [counts]),
            (coverage, DESKTOP, {}, [counts]),
        ]
        failed = passed = 0
        for number, (path, viewport, options, checks) in enumerate(cases):
            for check in checks:
                look = Look(browser, path, viewport, **options)
                if pictures and check is checks[0]:
                    pictures.mkdir(parents=True, exist_ok=True)
                    look.page.screenshot(path=pictures / f"{number}-{path.stem}.png", full_page=path is not diff)
                try:
                    check(look)
                    passed += 1
                except AssertionError as error:
                    failed += 1
                    print(f"{path.stem}, {viewport['width']} px wide, {check.__name__}: {error}")
                look.page.close()
        browser.close()
    print(f"{passed} passed, {failed} failed")
    sys.exit(bool(failed))


main()
