"""A page as a test reads it: its elements with what stands on them, its words, its forms with what they would send."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
SILENT = {"script", "style"}
CONTROLS = {"input", "select", "textarea", "button"}


@dataclass
class Element:
    """One element: its name, its attributes, the words inside it, what stands inside it."""

    tag: str
    attrs: dict[str, str]
    inside: list["Element"] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        return self.attrs[name]

    def get(self, name: str, missing: str = "") -> str:
        return self.attrs.get(name, missing)

    @property
    def words(self) -> str:
        """What is written inside it, on one line."""
        return " ".join("".join(self.said).split())

    def all(self, tag: str, **attrs: str) -> list["Element"]:
        """The elements of a kind inside it; `class_` names one class among others, `data_x` stands for data-x."""
        return [one for child in self.inside for one in (*child.matching(tag, attrs), *child.all(tag, **attrs))]

    def one(self, tag: str, **attrs: str) -> "Element":
        """The first of them; there must be one."""
        found = self.all(tag, **attrs)
        assert found, (tag, attrs)
        return found[0]

    def matching(self, tag: str, attrs: dict[str, str]) -> list["Element"]:
        return [self] if self.tag == tag and all(self.has(name, value) for name, value in attrs.items()) else []

    def has(self, name: str, value: str) -> bool:
        if name == "class_":
            return value in self.get("class").split()
        return self.attrs.get(name.rstrip("_").replace("_", "-")) == value


@dataclass(frozen=True)
class Form:
    """Where a form goes, and what it would send as it stands; every name it can send is there."""

    action: str
    method: str
    values: dict[str, str]


class Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("document", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        while len(self.open) > 1 and self.open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        for element in self.open if self.open[-1].tag not in SILENT else self.open[-1:]:
            element.said.append(data)


def page(answer: Any) -> Element:
    """The page of an answer, or of HTML."""
    parser = Parser()
    parser.feed(answer if isinstance(answer, str) else answer.text)
    parser.close()
    return parser.root


def forms(answer: Any, *, here: str) -> list[Form]:
    """Every form of a page that stands at the address `here`; a button with an address of its own is one more."""
    found, root = [], page(answer)
    for form in root.all("form"):
        outside = [one for tag in CONTROLS for one in root.all(tag, form=form.get("id", "-"))]
        fields = [one for tag in CONTROLS for one in form.all(tag)] + outside
        values: dict[str, str] = {}
        for control in fields:
            if control.get("name"):
                put(control, values)
        actions = [form.get("action") or here, *(one["formaction"] for one in fields if one.get("formaction"))]
        found += [Form(action.partition("#")[0], form.get("method", "get"), values) for action in actions]
    return found


def put(control: Element, values: dict[str, str]) -> None:
    """What a control would send."""
    name, kind = control["name"], control.get("type")
    if control.tag == "select":
        options = control.all("option")
        chosen = [one for one in options if "selected" in one.attrs] or options[:1]
        values[name] = chosen[0].get("value") if chosen else ""
    elif control.tag == "textarea":
        values[name] = "".join(control.said).removeprefix("\r\n")
    elif kind in ("radio", "checkbox") and "checked" not in control.attrs:
        values.setdefault(name, "")
    else:
        values[name] = control.get("value")
