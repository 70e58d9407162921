"""What can be seen wrong on an open page: rules of axe, overflow, small targets, a focus nobody sees."""

from collections.abc import Sequence
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

from tests.browser.visiting import Visitor

AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text()
JUDGE = """async forgiven => (await axe.run({
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
  rules: Object.fromEntries(forgiven.map(rule => [rule, {enabled: false}])),
  preload: false, // only rules that are not asked for read style sheets and sounds
})).violations.map(rule => `${rule.id}: ${rule.nodes.slice(0, 3).map(node => node.target).join(' | ')}`)"""
FORGIVEN = {
    "/office/patterns/letter": ["region", "landmark-one-main"]
}  # a mail program puts the landmarks round a letter
# where the rules of axe are asked for: both languages have one markup and the same colours (see test_styles), so each is
# judged at one width, and each width in one language; colours, which cost as much as a third of the rest, in one
JUDGED_AT = {"": 390, "/en": 1280}
JUDGED_HERE = ["target-size"]  # small_targets asks for more, at each width
OF_COLOURS = {"": [], "/en": ["color-contrast"]}
MOST_STOPS = 200
WIDTHS, NARROWEST = (1280, 390), 320

SMALL_TARGETS = """() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary')]
  .filter(e => {
    const box = e.getBoundingClientRect(), style = getComputedStyle(e);
    const unseen = !box.width || style.visibility === 'hidden' || e.closest('[popover]:not(:popover-open), .sr, .skip');
    const drawn = e.tagName === 'INPUT' && (style.opacity === '0' || style.position === 'absolute');
    const label = e.tagName === 'INPUT' && e.closest('label')?.getBoundingClientRect();
    const labelled = label && label.width >= 24 && label.height >= 24; // a press on the words is a press on it
    return !unseen && !drawn && !labelled && style.display !== 'inline' && (box.width < 24 || box.height < 24);
  })
  .map(e => `${e.tagName} ${(e.textContent || e.ariaLabel || e.name || '').trim().slice(0, 30)}`)"""

STOP = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const box = e.getBoundingClientRect();
  const ringed = x => x && getComputedStyle(x).outlineStyle !== 'none' && parseFloat(getComputedStyle(x).outlineWidth) >= 2;
  const near = [e, e.nextElementSibling, e.parentElement, e.closest('label'), e.closest('.card'), e.closest('.house')];
  const shadow = x => x && getComputedStyle(x).boxShadow !== 'none';
  return {
    name: `${e.tagName} ${e.id || ''} ${(e.ariaLabel || e.textContent || e.name || '').trim().slice(0, 40)}`,
    place: `${Math.round(box.left)},${Math.round(box.top + scrollY)},${Math.round(box.width)}`,
    ring: near.some(ringed) || shadow(e.parentElement),
    seen: box.bottom > 0 && box.top < innerHeight,
  };
}"""


def bring_rules(visitor: Visitor) -> None:
    """Has every page this visitor opens from now on come with the rules of axe, which is cheaper than to hand them over."""
    visitor.page.add_init_script(AXE)


def faults(visitor: Visitor, *, judged: bool = True) -> list[str]:
    """Everything wrong with the open page, at a desk, on a phone and on the narrowest phone; forgets its troubles. Without
    being `judged` it is not asked for the rules of axe."""
    page, found = visitor.page, []
    for width in WIDTHS:
        visitor.resize(width)
        here = judged and JUDGED_AT[visitor.prefix] == width
        seen = broken_rules(page, forgiven_of(visitor)) if here else []
        seen += small_targets(page) + overflow(page)
        found += [f"{width}: {fault}" for fault in seen]
    visitor.resize(NARROWEST)
    found += [f"{NARROWEST}: {fault}" for fault in overflow(page)] + visitor.troubles
    visitor.troubles.clear()
    return found


def forgiven_of(visitor: Visitor) -> list[str]:
    """The rules that are not asked for where a visitor is."""
    return [*JUDGED_HERE, *OF_COLOURS[visitor.prefix], *FORGIVEN.get(visitor.path, [])]


def broken_rules(page: Page, forgiven: Sequence[str] = ()) -> list[str]:
    """The rules of accessibility the page breaks, with the first places where."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    return [str(rule) for rule in page.evaluate(JUDGE, list(forgiven))]


def overflow(page: Page) -> list[str]:
    """How many pixels of the page lie beyond the window, sideways."""
    beyond = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"{beyond} px beyond the window"] if beyond > 0 else []


def small_targets(page: Page) -> list[str]:
    """Controls of less than 24 pixels, save words within a line."""
    return [f"small: {name}" for name in page.evaluate(SMALL_TARGETS)]


def walk(page: Page) -> tuple[list[str], list[str]]:
    """Goes through a page with Tab: every stop in turn, and the faults among them (unseen, or without a ring)."""
    stops, wrong, known = [], [], set()
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or stop["name"] + stop["place"] in known:
            break
        known.add(stop["name"] + stop["place"])
        stops.append(stop["name"])
        if not (stop["ring"] and stop["seen"]):
            wrong.append(stop["name"])
    return stops, wrong
