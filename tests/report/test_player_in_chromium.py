"""The web page that plays a run, in the browser: the same states at the same times as the simulation, by real keys."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from designer.app.filming import Format, Take, film, reel_for
from designer.drawing.film import Reel
from designer.drawing.standing import group_standing, node_standing, resource_standing
from designer.foundation.units import clock
from designer.simulation.scenario.actions import parse_event
from tests.support.chromium import Page, browser, needs_chromium
from tests.support.samples import catalog, three_plus_one

pytestmark = needs_chromium

HOSTILE = "<img src=x onerror=\"document.title='taken'\">'&"
TIMES = 30

STATES = """Object.fromEntries(Array.from(document.querySelectorAll("#states tr[data-object]"),
  row => [row.dataset.object, [row.cells[1].textContent, row.cells[2].textContent]]))"""


def filmed() -> Reel:
    design = three_plus_one()
    group = design.virtual_servers()[1]
    design = replace(design, groups={**design.groups, group.id: replace(group, name=HOSTILE)})
    actions = tuple(parse_event(text, design) for text in ("power:NODE1@5", "service:NODE3@60"))
    return reel_for(design, catalog(), Take(f"Two losses {HOSTILE}", actions))


@pytest.fixture(scope="module")
def reel() -> Reel:
    return filmed()


@pytest.fixture(scope="module")
def page(reel: Reel, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    path = tmp_path_factory.mktemp("player") / "run with spaces & ü.html"
    path.write_bytes(film(reel, Format("html"))[""])
    with browser() as opened:
        opened.open(path)
        yield opened


@pytest.fixture(autouse=True)
def from_the_beginning(page: Page) -> Iterator[None]:
    page.press("Home")
    page.ask("document.activeElement.blur()")
    yield
    assert page.complaints == []


def seek(page: Page, at_ms: int) -> None:
    """Drag the slider to a time."""
    page.ask(
        f"(() => {{ const s = document.getElementById('scrub'); s.value = {at_ms};"
        " s.dispatchEvent(new Event('input', {bubbles: true})); })()"
    )


def shown(page: Page) -> str:
    return str(page.ask("document.getElementById('clock').textContent"))


def told(at_ms: float) -> str:
    text = clock(int(at_ms) // 100 * 100)
    return text if "." in text else f"{text}.0"


def wanted(reel: Reel, at_ms: int) -> dict[str, list[str]]:
    state, snapshot = reel.timeline.state_at(at_ms), reel.snapshot
    words = {node: [node_standing(state, node).word, ""] for node in snapshot.nodes}
    for group in snapshot.groups:
        owner = state.owners[group]
        place = snapshot.nodes[owner].name if owner is not None else "on no node"
        words[group] = [group_standing(snapshot, state, group).word, place]
    words.update({one: [resource_standing(state, one).word, ""] for one in snapshot.resources})
    return words


def test_states_in_words_are_those_of_the_simulation_at_any_time(page: Page, reel: Reel) -> None:
    dice = random.Random(6)
    times = [*(dice.randrange(reel.length_ms) for _ in range(TIMES)), *reel.times]
    dice.shuffle(times)
    for at in times:
        seek(page, at)
        assert page.ask(STATES) == wanted(reel, at), at


def test_the_picture_shows_the_state_words_too(page: Page, reel: Reel) -> None:
    for at in (0, 6_000, 15_000, 40_000, reel.length_ms):
        seek(page, at)
        words = page.ask(
            "Array.from(document.querySelectorAll('#stage text'),"
            " one => getComputedStyle(one).display === 'none' ? '' : one.textContent)"
        )
        state = reel.timeline.state_at(at)
        for node in reel.snapshot.nodes:
            assert node_standing(state, node).word in words
        for group in reel.snapshot.groups:
            assert group_standing(reel.snapshot, state, group).word in words, (at, group)


def test_arrows_step_from_event_to_event_and_back(page: Page, reel: Reel) -> None:
    seen = []
    for at in reel.times[1:8]:
        page.press("ArrowRight")
        seen.append(shown(page))
        assert seen[-1] == told(at)
    for at in reversed(reel.times[:7]):
        page.press("ArrowLeft")
        assert shown(page) == told(at)
    page.press("End")
    assert shown(page) == told(reel.length_ms)
    page.press("Home")
    assert shown(page) == told(0)


def test_play_runs_to_the_end_and_pause_stops(page: Page, reel: Reel) -> None:
    page.press(" ")
    page.until(f"document.getElementById('clock').textContent !== '{told(0)}'")
    page.press("k")
    stopped = shown(page)
    page.ask("new Promise(done => setTimeout(done, 120))")
    assert shown(page) == stopped
    page.press("l")
    page.press("l")
    assert page.ask("document.getElementById('rate').textContent") == "2 ×"
    page.press("j")
    page.until(f"document.getElementById('clock').textContent === '{told(0)}'")
    seek(page, reel.length_ms - 100)
    page.click("#play")
    page.until(f"document.getElementById('clock').textContent === '{told(reel.length_ms)}'")
    assert page.ask("document.getElementById('play').getAttribute('aria-label')") == "Play"


def test_forwards_then_backwards_is_the_same_page(page: Page, reel: Reel) -> None:
    looks = (
        "Array.from(document.querySelectorAll('#stage *'),"
        " one => [one.getAttribute('class'), one.style && one.style.transform || one.getAttribute('transform')])"
    )
    for key in ("End", "Home", "ArrowRight"):
        page.press(key)
    before = page.ask(looks)
    for key in ("End", "ArrowLeft", "ArrowLeft", "Home", "ArrowRight"):
        page.press(key)
    assert page.ask(looks) == before
    assert page.ask(STATES) == wanted(reel, reel.times[1])


def test_a_sentence_leads_to_its_time(page: Page, reel: Reel) -> None:
    page.click("#story li:nth-child(5) button")
    assert shown(page) == told(reel.told[4].at)
    assert page.ask("document.querySelectorAll('#story .now').length") >= 1


def test_the_timeline_leads_to_a_time(page: Page, reel: Reel) -> None:
    page.click("#gantt svg", share=0.6)
    assert 0 < page.ask("Number(document.getElementById('scrub').value)") <= reel.length_ms
    assert shown(page) != told(0)


def test_key_moments_are_pictures_that_lead_there(page: Page) -> None:
    assert page.ask("document.querySelectorAll('#cells svg').length") == 6
    page.click("#cells button:nth-child(2)")
    assert shown(page) == "0:05.0"


def test_hostile_names_are_shown_as_they_are(page: Page) -> None:
    assert HOSTILE in page.ask("document.querySelector('h1').textContent")
    assert page.ask("document.querySelectorAll('img').length") == 0
    assert "taken" not in page.ask("document.title").replace(HOSTILE, "")


def test_what_happened_is_read_out(page: Page) -> None:
    assert page.ask("document.getElementById('caption').getAttribute('aria-live')") == "polite"
    page.press("ArrowRight")
    assert "NODE1 loses power" in page.ask("document.getElementById('caption').textContent")


def test_reduced_motion_lets_nothing_glide(page: Page) -> None:
    reduced = {"name": "prefers-reduced-motion", "value": "reduce"}
    page.call("Emulation.setEmulatedMedia", features=[reduced])
    try:
        page.press("l")
        assert page.ask("document.body.classList.contains('glides')") is False
    finally:
        page.press("k")
        page.call("Emulation.setEmulatedMedia", features=[])


def test_the_policy_blocks_what_is_slipped_in(page: Page) -> None:
    slipped = json.dumps("<b id='slip' onclick=\"document.title='taken'\">x</b>")
    page.ask(f"document.querySelector('footer').insertAdjacentHTML('beforeend', {slipped})")
    page.ask("document.getElementById('slip').click()")
    page.ask(
        "(() => { const s = document.createElement('script'); s.textContent = 'document.title = \"taken\"';"
        " document.body.append(s); })()"
    )
    assert "taken" not in page.ask("document.title").replace(HOSTILE, "")
    assert any("Content Security Policy" in one for one in page.complaints)
    page.complaints.clear()


def test_without_javascript_the_story_is_there(tmp_path: Path, page: Page, reel: Reel) -> None:
    path = tmp_path / "still.html"
    path.write_bytes(film(reel, Format("html"))[""])
    with browser() as still:
        still.call("Emulation.setScriptExecutionDisabled", value=True)
        still.call("Page.navigate", url=path.as_uri())
        still.until("document.readyState === 'complete' && location.protocol === 'file:'")
        assert still.ask("getComputedStyle(document.getElementById('controls')).display") == "none"
        assert "Playing needs JavaScript" in still.ask("document.body.innerText")
        assert "NODE1 loses power" in still.ask("document.body.innerText")
        assert still.ask("document.querySelectorAll('#stage text').length") > 10
        assert still.complaints == []
