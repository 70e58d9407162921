"""Static files under names that carry their content, joined and packed once at start, served by WhiteNoise."""

import gzip
import hashlib
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from flask import Flask
from whitenoise import WhiteNoise

from storefront.web.kit.headers import GUARDS

A_YEAR = 60 * 60 * 24 * 365
DESK = (  # read by those who are signed in at a desk, and on a plan of stalls, so that nobody else waits for it
    "components/bookings", "components/chart", "components/day_strip",
    "pages/family_desk", "pages/money", "pages/office", "pages/picking", "pages/stalls", "pages/till",
)  # fmt: skip
SHEETS = ("layers", "tokens", "fonts", "reset", "base", "layout", "components/*", "pages/*", "utilities", "print")
PACKED = {".css", ".js", ".svg", ".txt", ".webmanifest"}
REFERENCE = re.compile(r"""(url\(|from |import )(["']?)(\.\.?/[^"')]+)(["']?)""")
HASHED = re.compile(r"\.[0-9a-f]{10}\.\w+$")


class AssetBook:
    """Knows the hashed address of every static file; made once per process."""

    def __init__(self, source: Path, built: Path) -> None:
        self.source, self.built = source, built
        self.addresses: dict[str, str] = {}

    def build(self) -> None:
        """Writes what is missing; files under a hashed name never change, so several processes may do it at once."""
        plain = [path for path in self.source.rglob("*") if path.is_file() and path.suffix not in (".css", ".js")]
        for path in sorted(plain):
            self._keep(path.relative_to(self.source).as_posix(), path.read_bytes())
        for path in sorted(self.source.rglob("*.js"), key=lambda script: (-len(script.parts), script)):
            self._keep_text(path.relative_to(self.source).as_posix(), path.read_text())
        css = self.source / "css"
        files = [file.relative_to(css) for pattern in SHEETS for file in sorted(css.glob(f"{pattern}.css"))]
        desk = [file for file in files if file.with_suffix("").as_posix() in DESK]
        self._keep_text("css/app.css", self._joined([file for file in files if file not in desk]))
        self._keep_text("css/desk.css", self._joined(desk))

    def __getitem__(self, name: str) -> str:
        return self.addresses[name]

    def _joined(self, sheets: Sequence[Path]) -> str:
        css = self.source / "css"
        text = re.sub(r"/\*.*?\*/", "", "\n".join((css / sheet).read_text() for sheet in sheets), flags=re.S)
        return re.sub(r"\s*([{};,>])\s*", r"\1", re.sub(r"\s+", " ", text)).replace(";}", "}").strip()

    def _keep_text(self, name: str, text: str) -> None:
        folder = (self.source / name).parent

        def hashed(match: re.Match[str]) -> str:
            target, _, fragment = match[3].partition("#")
            inside = (folder / target).resolve().relative_to(self.source.resolve()).as_posix()
            address = self.addresses[inside] + (f"#{fragment}" if fragment else "")
            return f"{match[1]}{match[2]}{address}{match[4]}"

        self._keep(name, REFERENCE.sub(hashed, text).encode())

    def _keep(self, name: str, content: bytes) -> None:
        stem, dot, ending = name.rpartition(".")
        hashed = f"{stem}.{hashlib.sha256(content).hexdigest()[:10]}{dot}{ending}"
        self.addresses[name] = f"/static/{hashed}"
        target = self.built / hashed
        if target.exists():
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        for path, bytes_ in [(target, content)] + [(Path(f"{target}.gz"), gzip.compress(content, 9, mtime=0))] * (
            target.suffix in PACKED
        ):
            part = path.with_name(path.name + ".part")
            part.write_bytes(bytes_)
            part.replace(path)


def furnish(app: Flask) -> None:
    """Builds the files and serves them in front of the application."""
    source, built = Path(app.root_path) / "static", Path(app.config["INSTANCE_DIR"]) / "static"
    book = AssetBook(source, built)
    book.build()
    app.extensions["assets"] = book
    app.jinja_env.globals["asset"] = book.__getitem__

    def never_changes(_path: Any, url: str) -> bool:
        return bool(HASHED.search(url))

    def guard(headers: Any, _path: str, _url: str) -> None:
        for name, value in GUARDS.items():
            headers[name] = value

    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]  # the documented way to wrap
        app.wsgi_app,
        root=built,
        prefix="static/",
        max_age=A_YEAR,
        immutable_file_test=never_changes,
        add_headers_function=guard,
        autorefresh=False,
    )
