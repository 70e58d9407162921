"""The folder in which messages lie readable."""

from pathlib import Path

from storefront.community.texts import Text, carrier_of

TEXT = Text("text:parcel-new:1", "+966501234567", "دكّة: طلب جديد.\nhttp://localhost/n/1", "ar")


def test_a_message_lies_readable_in_the_folder_once(tmp_path: Path) -> None:
    carrier = carrier_of((tmp_path / "نصوص").as_uri())
    for _ in range(2):
        carrier.send(TEXT)

    (file,) = (tmp_path / "نصوص").iterdir()
    assert file.suffix == ".txt"
    assert file.read_text(encoding="utf-8") == f"To: {TEXT.to}\nLanguage: ar\n\n{TEXT.words}\n"
