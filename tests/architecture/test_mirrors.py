"""Tests stand where the code stands: one can be found from the other."""

from tests.architecture.house import CODE, ROOT

ELSEWHERE = {"architecture", "builders", "journeys", "races", "browser", "operators", "stripe_server"}


def test_every_test_file_has_its_code() -> None:
    lost = []
    for path in (ROOT / "tests").rglob("test_*.py"):
        place = path.relative_to(ROOT / "tests")
        if place.parts[0] in ELSEWHERE or len(place.parts) == 1:
            continue
        code = CODE / place.parent / place.name.removeprefix("test_")
        if not code.exists() and not (CODE / place.parent / place.stem.removeprefix("test_")).is_dir():
            lost.append(str(place))

    assert lost == []
