"""The `html` page in a real Chromium: it reads well, it can be used by keys alone, and no article runs in it."""

import re
import shutil

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

HOSTILE = """---
title: "</title><script>window.ran = 'title'</script> the the"
published: 2025-03-11
---

</style><script>window.ran = 'style'</script>

The council met in the the hall <img src=x onerror="window.ran='img'">.

[Click the the link](javascript:window.ran='link') and <a href="javascript:window.ran='a'" onclick="window.ran='on'">this
this</a> too.

- <svg onload="window.ran='svg'"> saw saw it `<script>window.ran = 'code'</script>`
- `` ` `` --> <!-- ]]> <iframe srcdoc="<script>parent.ran='frame'</script>"></iframe> came came

> “"'><script>window.ran = 'quote'</script> he he said.

```
</pre><script>window.ran = 'pre'</script>
```

<svg><style><img src="</style><img src=x onerror=window.ran='mutation'>"></style></svg> one one more \u202e and \x1b[31m red red.

The bridge over the river will open in the spring of next year, said Ann.

Nobody knew it then.

The bridge over the river will open in the spring of next year, said Ann.
"""


@pytest.fixture(scope="module")
def browser():
    api = pytest.importorskip("playwright.sync_api", reason="pip install 'copychief[acceptance]'")
    if CHROMIUM is None:
        pytest.skip("needs a Chromium: apt install chromium")
    with api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser, copychief):
    (copychief.folder / "<b onmouseover=x>.md").write_text(HOSTILE, encoding="utf-8")
    (copychief.folder / "fine.md").write_text("All is well.\n", encoding="utf-8")
    (copychief.folder / "broken.md").write_bytes(b"\xff")
    done = copychief(
        "check", "--isolated", "--output-format", "html", "--output-file", "o.html", "--select", "REP", "."
    )
    assert done.returncode == 2, done.stderr
    page = browser.new_page()
    page.asked, page.said = [], []
    page.on("request", lambda r: page.asked.append(r.url))
    page.on("console", lambda m: page.said.append(m.text))
    page.on("pageerror", lambda e: page.said.append(str(e)))
    page.on("dialog", lambda d: page.said.append(d.message))
    page.goto((copychief.folder / "o.html").as_uri())
    yield page
    page.close()


def test_nothing_of_the_article_runs_and_nothing_is_loaded(page):
    page.wait_for_timeout(200)
    for mark in page.query_selector_all("article mark, article .link, article p, h2"):
        mark.hover(force=True, timeout=2000)
        mark.click(force=True, timeout=2000)
    assert page.evaluate("window.ran") is None
    assert page.asked == [page.url.split("#")[0]]
    assert page.said == []
    assert page.evaluate("document.scripts.length") == 1
    assert page.query_selector_all("article script, article img, article svg, article iframe, article a:not(.n)") == []
    assert (
        page.evaluate(
            "[...document.querySelectorAll('*')].flatMap(e => [...e.attributes]).filter(a => a.name.startsWith('on')).length"
        )
        == 0
    )
    assert "window.ran = 'code'" in page.inner_text("article >> nth=0")


def test_a_script_that_got_in_would_still_not_run(page):
    page.evaluate(
        "const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s)"
    )
    assert page.evaluate("window.ran") is None
    assert "Content Security Policy" in page.said[0]


def selected(page):
    return page.evaluate("[...document.querySelectorAll('ol.cards li.on')].map(c => +c.dataset.f)")


def lit(page):
    return page.evaluate("[...document.querySelectorAll('mark.on')].map(m => m.textContent)")


def test_keys_alone_are_enough(page):
    count = page.evaluate("document.querySelectorAll('ol.cards li').length")
    assert count >= 8
    page.keyboard.press("j")
    assert selected(page) == [1]
    page.keyboard.press("j")
    assert selected(page) == [2]
    page.keyboard.press("k")
    page.keyboard.press("k")
    assert selected(page) == [count]
    page.keyboard.press("Escape")
    assert selected(page) == []
    assert lit(page) == []
    page.keyboard.press("f")
    assert page.evaluate("document.activeElement.value") == "CHF"


def test_both_sides_of_a_finding_are_linked(page):
    card = page.locator("ol.cards li", has_text="REP001")
    card.locator(".far a").click()
    sentence = "The bridge over the river will open in the spring of next year, said Ann."
    assert lit(page) == [sentence, sentence]
    in_view = "e => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight; }"
    first, second = page.locator("mark", has_text="The bridge").all()
    page.wait_for_timeout(600)
    assert first.evaluate(in_view)
    page.set_viewport_size({"width": 1000, "height": 250})
    page.keyboard.press("o")
    page.wait_for_timeout(800)
    assert second.evaluate(in_view)
    assert not first.evaluate(in_view) or second.evaluate(in_view)


def test_the_anchors_work_without_the_script(browser, page):
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(page.url)
    hrefs = re.findall(r'href="#([^"]+)"', plain.content())
    assert hrefs
    assert all(plain.locator(f"[id='{h}']").count() == 1 for h in hrefs)
    context.close()


def test_a_family_can_be_hidden(page):
    before = page.locator("ol.cards li:visible").count()
    page.locator("fieldset label", has_text="repeats").click()
    assert page.locator("ol.cards li:visible").count() == 1 < before
    assert page.locator("article mark:not(.off)").count() == 0
    assert page.locator("article a.n:visible").count() == 0
    page.locator("fieldset label", has_text="repeats").click()
    assert page.locator("ol.cards li:visible").count() == before


LUMINANCE = """sel => {
  const rgb = c => (c.match(/[\\d.]+/g) || []).slice(0, 3).map(Number);
  const lum = c => { const [r, g, b] = rgb(c).map(v => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; });
                     return .2126 * r + .7152 * g + .0722 * b; };
  const behind = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor;
                        if (!/rgba\\(.*, 0\\)|transparent/.test(c)) return c; } return 'rgb(255, 255, 255)'; };
  return [...document.querySelectorAll(sel)].map(e => { const a = lum(getComputedStyle(e).color), b = lum(behind(e));
    return (Math.max(a, b) + .05) / (Math.min(a, b) + .05); });
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("media", ["screen", "print"])
def test_it_is_readable(page, scheme, media):
    """Contrast of at least 4.5 (WCAG AA) everywhere; printed, all is there and nothing is cut off."""
    page.emulate_media(media=media, color_scheme=scheme)
    page.wait_for_timeout(100)
    ratios = page.evaluate(
        LUMINANCE, "article p, article mark, ol.cards p, ol.cards a, .sev, header.top .sum, h2 small"
    )
    assert len(ratios) > 20
    assert min(ratios) >= 4.5
    if media == "print":
        assert page.locator("fieldset").is_hidden()
        assert page.evaluate("getComputedStyle(document.querySelector('ol.cards')).overflow") == "visible"


def test_it_fits_a_telephone(page):
    page.set_viewport_size({"width": 375, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 375


def test_what_could_not_be_read_is_there_and_what_is_clean_is_counted(page):
    assert "not valid UTF-8" in page.inner_text("section.file >> nth=1")
    assert page.inner_text("p.clean") == "1 article without findings."
