"""Which carrier an address names; the folder, in which messages lie readable."""

from pathlib import Path

import pytest

from storefront.community.texts import Folder, Hook, Text, carrier_of

TEXT = Text("text:parcel-new:1", "+966501234567", "دكّة: طلب جديد.\nhttp://localhost/n/1", "ar")


def test_addresses_name_carriers(tmp_path: Path) -> None:
    assert isinstance(carrier_of(tmp_path.as_uri()), Folder)
    assert isinstance(carrier_of("https://texts.example/send", "secret"), Hook)
    assert isinstance(carrier_of("http://127.0.0.1:1/send", "secret"), Hook)


@pytest.mark.parametrize("url", ["", "texts", "sms://x", "smtp://x"])
def test_any_other_is_an_error(url: str) -> None:
    with pytest.raises(ValueError, match="TEXTS_URL"):
        carrier_of(url)
