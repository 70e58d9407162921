"""Settings about money: a wrong tax number stops the start, sums are whole halalas."""

from pathlib import Path

import pytest

import config

NUMBER = "310122393500003"


def read(folder: Path, **environ: str) -> dict[str, object]:
    return config.read({"INSTANCE_DIR": str(folder), **environ})


@pytest.mark.parametrize("text", ["", NUMBER, f" {NUMBER} "])
def test_the_markets_own_tax_number_is_there_or_not(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, PLATFORM_VAT_NUMBER=text)["PLATFORM_VAT_NUMBER"] == text.strip()


@pytest.mark.parametrize("text", ["123", NUMBER[:-1] + "4", "٣" + NUMBER[1:], NUMBER + "3", "none"])
def test_a_wrong_one_stops_the_start_in_one_sentence(tmp_path: Path, text: str) -> None:
    with pytest.raises(config.UnsafeSettings, match="PLATFORM_VAT_NUMBER"):
        read(tmp_path, PLATFORM_VAT_NUMBER=text)


def test_the_terms_of_payouts_are_whole_halalas(tmp_path: Path) -> None:
    usual, own = read(tmp_path), read(tmp_path, PAYOUT_MINIMUM="1", PAYOUT_FOUR_EYES="20000")

    assert (usual["PAYOUT_MINIMUM"], usual["PAYOUT_FOUR_EYES"]) == (5_000, 500_000)
    assert (own["PAYOUT_MINIMUM"], own["PAYOUT_FOUR_EYES"]) == (1, 20_000)


@pytest.mark.parametrize("name", ["PAYOUT_MINIMUM", "PAYOUT_FOUR_EYES"])
@pytest.mark.parametrize("text", ["", "-1", "50.00", "٥٠٠٠", "100000001"])
def test_anything_else_stops_the_start_in_one_sentence(tmp_path: Path, name: str, text: str) -> None:
    with pytest.raises(config.UnsafeSettings, match=name):
        read(tmp_path, **{name: text})
