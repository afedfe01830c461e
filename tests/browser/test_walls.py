"""The second wall: whatever got past the loader is harmless in a browser, with the policy and without."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Page,
    Route,
    expect,
)

from onrecord.hosts import loading
from onrecord.hosts.commands import build
from tests.browser.conftest import PATIENCE, Serve
from tests.browser.finding import find
from tests.browser.looking import ready
from tests.conftest import Once
from tests.hosts.projects import SETTINGS, write
from tests.walls.corpora import chosen
from tests.walls.past_the_loader import past_the_loader, some_places

OPEN = f"""\
{SETTINGS.replace("onrecord]", "{onrecord: {contact: record@example.org, pictures: false}}]")}\
site_url: https://example.org/record/
repo_url: https://github.com/example/record
"""

LISTEN = """
    for (const name of ["hit", "alert", "confirm", "prompt", "print"]) {
        window[name] = (...given) => ran(`${name}(${given.join()})`);
    }
"""
"""What a script would call that ran."""

LOOK = r"""() => {
    const scheme = /^(?:https?|mailto):/i;
    const wrong = [];
    const addresses = ["href", "src", "action", "formaction", "data", "poster", "background", "cite", "ping", "srcset", "xlink:href"];
    for (const one of document.querySelectorAll("*")) {
        const told = one.outerHTML.slice(0, 200);
        for (const { name, value } of one.attributes) {
            // Scripts of the theme set heights of its parts, ours where a preview stands.
            const ours = name === "style" && /^(?:md|or)-/.test(one.className);
            if (/^on|^srcdoc$|^style$|[^a-z0-9:_-]/i.test(name) && !ours) wrong.push(`attribute ${name}: ${told}`);
            if (addresses.includes(name.toLowerCase())) {
                const to = URL.canParse(value, document.baseURI) ? new URL(value, document.baseURI) : null;
                if (!to || !scheme.test(to.protocol)) wrong.push(`address ${value}: ${told}`);
                else if (one.localName !== "a" && one.localName !== "link" && to.origin !== location.origin
                    && !(one.localName === "form")) wrong.push(`loads ${value}: ${told}`);
            }
        }
    }
    const named = (sort) => [...document.querySelectorAll(sort)].map(one => `${sort}: ${one.outerHTML.slice(0, 200)}`);
    wrong.push(...["iframe", "frame", "object", "embed", "base", "math", "applet", "style", "marquee", "video", "audio"].flatMap(named));
    wrong.push(...named("script:not([src]):not([type='application/json']):not([type='application/ld+json'])"));
    wrong.push(...named("script[src]").filter(one => !/ src="[./]*(?:assets|search)\/[\w./-]+\.js"/.test(one)));
    wrong.push(...named("meta[http-equiv]").filter(one => !/Content-Security-Policy/i.test(one)));
    wrong.push(...named("link[rel~=stylesheet]").filter(one => !/ href="[./]*assets\/[\w./-]+\.css"/.test(one)));
    wrong.push(...[...document.forms].filter(one => new URL(one.action).origin !== location.origin).map(one => one.outerHTML));
    wrong.push(...named("img").filter(one => !/ src="[./]*assets\//.test(one)));
    return wrong;
}"""
"""What of a page is not ours, and could do something."""


@dataclass
class Watch:
    """A browser that tells whatever it does besides showing pages of one site."""

    context: BrowserContext
    site: str
    told: list[str] = field(default_factory=list)
    visited: int = 0

    def open(self) -> Page:
        """Open a page that is watched."""
        page = self.context.new_page()
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.told.append(f"script: {error}"))
        page.on("dialog", self._dismiss)
        page.on("popup", lambda popup: self.told.append(f"window: {popup.url}"))
        return page

    def route(self, route: Route) -> None:
        """Let nothing through but what is asked of the site."""
        if route.request.url.startswith(self.site):
            route.continue_()
        else:
            self.told.append(f"asks {route.request.url} ({route.request.resource_type})")
            route.abort()

    def _dismiss(self, dialog: Dialog) -> None:
        self.told.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.told.append(f"console: {message.text} ({message.location.get('url', '')})")

    def look(self, page: Page) -> None:
        """Fail on what is not ours in a page, and on whatever the browser did meanwhile."""
        self.visited += 1
        self.told.extend(page.evaluate(LOOK))
        if not page.url.startswith(self.site):
            self.told.append(f"left for {page.url}")
        assert self.told == [], page.url


@pytest.fixture(scope="module")
def walled_folder(once: Once) -> Path:
    """Build a site of records that no loader would let through."""

    def make(folder: Path) -> Path:
        outcome = past_the_loader(chosen(), some_places)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(loading, "load", lambda project, **_: replace(outcome, project=project))
            return build(write(folder, {"mkdocs.yml": OPEN})).site

    return once("walls", make)


@pytest.fixture(scope="module", params=[False, True], ids=["policy", "no policy"])
def watch(
    request: pytest.FixtureRequest, browser: Browser, serve: Serve, walled_folder: Path
) -> Iterator[Watch]:
    """Open a browser that keeps to the policy of pages, and one that does not."""
    site = serve(walled_folder)
    with browser.new_context(bypass_csp=request.param, reduced_motion="reduce") as context:
        context.set_default_timeout(PATIENCE)
        found = Watch(context, site)
        context.expose_function("ran", lambda what: found.told.append(f"ran {what}"))
        context.add_init_script(LISTEN)
        context.route("**/*", found.route)
        yield found


def kinds(folder: Path) -> list[str]:
    """Return pages of every kind: the lists, and some of those below each."""
    pages = sorted(
        path.parent.relative_to(folder).as_posix() for path in folder.rglob("index.html")
    )
    shapes: dict[tuple[str, int], list[str]] = {}
    for page in pages:
        shapes.setdefault((page.partition("/")[0], page.count("/")), []).append(page)
    return [page for some in shapes.values() for page in some[:: max(len(some) // 4, 1)][:5]]


@pytest.fixture
def page(watch: Watch) -> Iterator[Page]:
    """Open a page that is watched, and look at it once more in the end."""
    page = watch.open()
    yield page
    watch.look(page)
    page.close()


def test_nothing_runs_on_any_kind_of_page(
    watch: Watch, page: Page, walled_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is asked of others, no dialog opens, nothing in a page is anything but ours."""
    for path in kinds(walled_folder):
        page.goto(f"{watch.site}{quote(path)}/".replace("/./", "/"))
        ready(page)
        watch.look(page)
    with capsys.disabled():
        print(f"\nsecond wall: {len(chosen())} texts past the loader, {watch.visited} pages opened")  # noqa: T201


NAMES = [text for text in chosen() if "\n" not in text][:: len(chosen()) // 12]
"""What somebody types who looks for such a name."""


def test_nothing_runs_in_the_search(watch: Watch, page: Page) -> None:
    """Names, direct answers and hits are shown while somebody types."""
    page.goto(watch.site)
    page.keyboard.press("/")
    field = page.locator(".or-search__field")
    for words in (*NAMES, "hit", "img", "norm 13e", "what did script say about 13e?"):
        field.fill(words)
        expect(page.locator(".or-search__status")).not_to_be_empty()
        watch.look(page)
    expect(page.locator(".or-search__hit").first).to_be_visible()


def test_nothing_runs_where_results_are_shown(watch: Watch, page: Page) -> None:
    """With the choices beside them, and two people side by side."""
    ends = (*(f"?q={quote(words)}" for words in NAMES[::3]), "?q=hit", "?norm=13e", "?kind=said")
    for end in (
        *ends,
        "?norm=13e&speaker=s-0&with=s-1",
        "?topic=%22%3E%3Cscript%3Ehit()%3C/script%3E",
    ):
        find(page, watch.site, end)
        watch.look(page)


def test_nothing_runs_in_filters(watch: Watch, page: Page) -> None:
    """Whichever choice is made of all that contributors have named."""
    page.goto(f"{watch.site}norms/13e/")
    fields = page.locator(".or-filters__field:visible select")
    for number in range(fields.count()):
        fields.nth(number).select_option(index=1)
        watch.look(page)


def test_nothing_runs_in_previews(watch: Watch, page: Page) -> None:
    """Of norms and of people, whatever they are called."""
    for number in (0, 3, 7):
        page.goto(f"{watch.site}summaries/t-{number}/", wait_until="networkidle")
        for name in (".or-who__name", ".or-body a.or-norm"):
            page.locator(name).first.hover()
            expect(page.locator(".or-preview")).to_be_visible()
            watch.look(page)


def test_nothing_runs_where_something_is_cited(watch: Watch, page: Page) -> None:
    """The dialog has the words of a reference, in three styles."""
    page.goto(f"{watch.site}summaries/t-1/")
    for name in ("Cite this summary", "Cite paragraph 1"):
        link = page.get_by_role("link", name=name, exact=True)
        link.click()
        expect(page.locator("dialog[open]")).to_be_visible()
        watch.look(page)
        page.keyboard.press("Escape")


def test_nothing_runs_in_the_form(watch: Watch, page: Page) -> None:
    """Neither what somebody types, nor what it is completed with."""
    page.goto(f"{watch.site}propose/")
    ready(page)
    for words in NAMES[:6]:
        for box in page.locator(
            ".or-propose form :is(input[type=text], input:not([type]), textarea):not([readonly]):visible"
        ).all():
            box.fill(words)
        watch.look(page)
