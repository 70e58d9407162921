"""What people read, as it stands in the house: every sentence that is marked for translation, and the Arabic letters."""

import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract_from_file

from tests.architecture.house import CODE, ROOT

MARKUP = re.compile(r"{[{%#].*?[}%#]}|<[^>]*>", re.DOTALL)
KEYWORDS = {"_": None, "N_": None, "gettext": None, "lazy_gettext": None}


def sentences() -> Iterator[tuple[str, Path]]:
    """Every sentence that is marked for translation, with where it stands."""
    sources = [("python", path) for path in CODE.rglob("*.py")]
    sources += [("jinja2.ext:babel_extract", path) for path in (ROOT / "templates").rglob("*.html")]
    options = {"trimmed": "false", "silent": "false"}
    for method, path in sources:
        for _, sentence, _, _ in extract_from_file(method, path, keywords=KEYWORDS, options=options):
            yield (sentence if isinstance(sentence, str) else sentence[0]), path


def letters(language: str) -> Iterator[tuple[str, Path]]:
    """The words of every letter of one language, without what the templates do; one line after the other."""
    for path in sorted((ROOT / "templates" / "letters").glob(f"*.{language}.*")):
        for line in MARKUP.sub("\n", path.read_text(encoding="utf-8")).splitlines():
            if line.strip():
                yield line.strip(), path
