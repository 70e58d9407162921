"""A folder of readable files; the default, so that nothing leaves a machine by accident."""

import hashlib
from pathlib import Path

from storefront.community.texts.carrying import Abilities, Text


class Folder:
    """Each message a file: to whom, and below an empty line what it says. One that is handed in again is the same file."""

    abilities = Abilities()

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def send(self, text: Text) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        name = hashlib.sha256(text.once.encode()).hexdigest()[:32]
        part = self.folder / f".{name}.part"
        part.write_text(f"To: {text.to}\nLanguage: {text.language}\n\n{text.words}\n", encoding="utf-8")
        part.replace(self.folder / f"{name}.txt")
