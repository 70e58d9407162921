"""The list of the modules that mistakes are put into is that of today."""

from tests.mutants import money


def test_every_module_and_test_that_is_named_is_there() -> None:
    assert list(money.astray()) == []


def test_no_module_of_the_packages_that_count_money_is_forgotten() -> None:
    assert list(money.forgotten()) == []
