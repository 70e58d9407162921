"""The page others are measured beside: plain Flask, three SQLite queries, 24 cards, and nothing else.

In two ways: with the database opened for each request, as Flask's own tutorial writes it, and with one connection kept, as
the market keeps its own. More than half of the first one's cost is the opening.
"""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any
from wsgiref.types import WSGIApplication

from flask import Flask, g, render_template
from jinja2 import DictLoader

PRODUCTS, GROUPS, CARDS = 10_000, 12, 24
PAGE = """<!doctype html>
<html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{{ title }}</title></head>
<body><nav>{% for id, name in groups %}<a href="/c/{{ id }}">{{ name }}</a>{% endfor %}</nav>
<h1>{{ title }}</h1><p>{{ total }}</p>
<ul>{% for id, name, family, price, photo in cards %}
<li><a href="/p/{{ id }}"><img src="/media/{{ photo }}.jpg" width="320" height="320" alt="{{ name }}"></a>
<h2><a href="/p/{{ id }}">{{ name }}</a></h2><p>{{ family }}</p><p>{{ "%.2f" | format(price / 100) }} ر.س</p></li>
{% endfor %}</ul></body></html>
"""


def bare_page(folder: Path, asked: list[Any], *, is_kept: bool = False) -> WSGIApplication:
    """An application with that one page at /: a database file in `folder`, opened for each request, or once when it
    `is_kept`. `asked` grows by one with every statement."""
    app, file = Flask(__name__), folder / "bare.sqlite3"
    app.jinja_loader = DictLoader({"page.html": PAGE})
    if not file.exists():
        fill(file)
    kept = opened(file, asked) if is_kept else None

    def database() -> sqlite3.Connection:
        if kept:
            return kept
        if "database" not in g:
            g.database = opened(file, asked)
        return g.database  # type: ignore[no-any-return]

    @app.teardown_appcontext
    def close(_trouble: BaseException | None) -> None:
        if "database" in g:
            g.pop("database").close()

    @app.get("/")
    def show() -> str:
        groups = database().execute("SELECT id, name FROM part ORDER BY id").fetchall()
        (total,) = database().execute("SELECT count(*) FROM product WHERE part_id = 3").fetchone()
        newest = "SELECT id, name, family, price, photo FROM product WHERE part_id = 3 ORDER BY id DESC LIMIT ?"
        cards = database().execute(newest, (CARDS,)).fetchall()
        return render_template("page.html", title=groups[3]["name"], groups=groups, total=total, cards=cards)

    return app


def opened(file: Path, asked: list[Any]) -> sqlite3.Connection:
    """The database, which says each statement it is asked."""
    database = sqlite3.connect(file)
    database.row_factory = sqlite3.Row
    database.set_trace_callback(asked.append)
    return database


def fill(file: Path) -> None:
    """Two small tables."""
    goods = [(at, at % GROUPS, f"معمول بالتمر {at}", f"بيت نورة {at}", at * 25, f"{at:032x}") for at in range(PRODUCTS)]
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("CREATE TABLE part (id INTEGER PRIMARY KEY, name TEXT)")
        database.execute(
            "CREATE TABLE product (id INTEGER PRIMARY KEY, part_id INT, name TEXT, family TEXT, price INT, photo TEXT)"
        )
        database.execute("CREATE INDEX by_part ON product (part_id)")
        database.executemany("INSERT INTO part VALUES (?, ?)", [(at, f"قسم {at}") for at in range(GROUPS)])
        database.executemany("INSERT INTO product VALUES (?, ?, ?, ?, ?, ?)", goods)
