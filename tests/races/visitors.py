"""Somebody with a browser, over the wire: cookies of their own, and forms sent as they stand on the page they read."""

import http.client
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html import unescape
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from ipaddress import ip_address
from urllib.parse import urlencode, urlsplit

from tests.builders import numbers
from tests.builders.crowds import at_once

PATIENCE_SECONDS = 30
FARTHEST = 5  # redirects in a row
FORM = re.compile("<form([^>]*)>(.*?)</form>", re.DOTALL)
ACTION = re.compile('action="([^"]*)"')
FIRST_ADDRESS = int(ip_address("10.0.0.0"))


class Lost(Exception):
    """The connection broke before the answer came: whether anything was done is not known."""


@dataclass(frozen=True)
class Answer:
    """What the market answered: status, the path it sends the reader on to, the page; `away` is an address of somebody
    else's."""

    status: int
    leads_to: str
    text: str
    away: str = ""


class Fields(HTMLParser):
    """What a form would send if nobody typed anything."""

    def __init__(self, form: str) -> None:
        super().__init__()
        self.values: dict[str, str] = {}
        self._inside = ""
        self.feed(form)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        name = has.get("name", "")
        if tag == "input" and name and ("checked" in has or has.get("type") not in ("radio", "checkbox")):
            self.values[name] = has.get("value", "")
        elif tag in ("select", "textarea"):
            self.values[name], self._inside = "", name
        elif tag == "option" and "selected" in has:
            self.values[self._inside] = has.get("value", "")


def an_address() -> str:
    """A network address nobody else comes from."""
    return str(ip_address(FIRST_ADDRESS + next(numbers)))


@dataclass
class Visitor:
    """A browser without a past. Each comes from an address of its own, as the proxy in front of the market says."""

    site: str
    cookies: dict[str, str] = field(default_factory=dict)
    address: str = field(default_factory=an_address)
    here: str = ""  # the path of the open page
    page: str = ""

    def ask(self, method: str, path: str, typed: dict[str, str] | None = None, **headers: str) -> Answer:
        """One request and its answer, not followed; raises Lost when there is none."""
        line = http.client.HTTPConnection(urlsplit(self.site).netloc, timeout=PATIENCE_SECONDS)
        headers |= {"X-Forwarded-For": self.address, "Cookie": "; ".join(f"{n}={v}" for n, v in self.cookies.items())}
        if typed is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": self.site}
        try:
            line.request(method, path, urlencode(typed) if typed is not None else None, headers)
            answer = line.getresponse()
            text = answer.read().decode()
        except (http.client.HTTPException, ConnectionError) as error:
            raise Lost(path) from error
        finally:
            line.close()
        for header in answer.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(header).items()}
        there = answer.headers.get("Location", "")
        if urlsplit(there).netloc not in ("", urlsplit(self.site).netloc):
            return Answer(answer.status, "", text, there)
        return Answer(answer.status, urlsplit(there).path, text)

    def read(self, path: str) -> Answer:
        """Opens a page, wherever it leads, and leaves it open."""
        for _ in range(FARTHEST):
            answer = self.ask("GET", path)
            if not answer.leads_to:
                break
            path = answer.leads_to
        assert answer.status == 200, (path, answer.status)
        self.here, self.page = path, answer.text
        return answer

    def forms(self) -> Iterator[tuple[str, str]]:
        """Every form of the open page: the path it goes to, and what is in it."""
        for opening, inside in FORM.findall(self.page):
            aim = ACTION.search(opening)
            yield unescape(aim[1]) if aim else self.here, inside

    def path_to(self, part: str) -> str:
        """Where the first form goes whose path has this part."""
        return next(path for path, _ in self.forms() if part in path)

    def form(self, path: str) -> dict[str, str]:
        """The fields of the form that goes to a path, as they stand there."""
        inside = dict(reversed([*self.forms()])).get(path)
        assert inside is not None, f"no form to {path} on {self.here}"
        return Fields(inside).values

    def send(self, path: str, **typed: object) -> Answer:
        """Sends the form that goes to a path, with what was typed into it; the answer, not followed."""
        return self.ask("POST", path, {**self.form(path), **{name: str(value) for name, value in typed.items()}})

    def take(self, path: str, **typed: object) -> Answer:
        """Sends a form that must be taken."""
        answer = self.send(path, **typed)
        assert answer.status == 303, (path, answer.status)
        return answer

    def go(self, path: str, **typed: object) -> Answer:
        """Sends a form that must be taken, and reads the page it leads to."""
        return self.read(self.take(path, **typed).leads_to)


def another_tab(visitor: Visitor) -> Visitor:
    """The same browser once more: the same cookies, the same open page."""
    return replace(visitor, cookies=dict(visitor.cookies))


def press(visitor: Visitor, path: str, *, times: int, **typed: object) -> list[Answer]:
    """Presses the button of a form so often at the same moment, which never breaks anything, and goes on to where one of
    the answers leads."""
    tabs = [another_tab(visitor) for _ in range(times)]
    answers = at_once([lambda tab=tab: tab.send(path, **typed) for tab in tabs])  # type: ignore[misc]
    assert max(answer.status for answer in answers) < 500, (path, answers)
    on, tab = next((answer, tab) for answer, tab in zip(answers, tabs, strict=True) if answer.leads_to or answer.away)
    visitor.cookies = tab.cookies
    visitor.read(on.leads_to or visitor.here)
    return answers
