"""Which modules of money mistakes are put into, and the tests that know them best: one run for each group."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CODE, TESTS = Path("storefront"), Path("tests")


@dataclass(frozen=True)
class Group:
    """Modules of one package, by their names, and tests beside those of the package itself."""

    package: str
    modules: str
    tests: tuple[str, ...] = ()

    @property
    def paths(self) -> list[Path]:
        return [CODE / self.package / f"{name}.py" for name in self.modules.split()]

    @property
    def known_by(self) -> list[Path]:
        """The package's own tests come first, those of a module of its own floor alone."""
        own = TESTS / self.package
        mine = [own] if len(own.relative_to(TESTS).parts) > 1 else [own / f"test_{path.name}" for path in self.paths]
        return [*mine, *(TESTS / name for name in self.tests)]


GROUPS = (
    Group(
        "treasury/refunds",
        "commands differing overlapping parts purposes waiting",
        ("treasury/conversations",),
    ),
    Group(
        "treasury/ledger",
        "accounts browsing cash commands entries losses names queries statement",
        ("web/office/test_ledger.py", "web/office/test_courier.py"),
    ),
    Group("treasury/movements", "noting queries reversing states"),
    Group("treasury/debts", "queries"),
    Group("trade/adjustments", "assigning commands deciding late shares stopping"),
    Group("treasury/payments", "attempts commands refunding settling states verdicts", ("treasury/conversations",)),
    Group("trade/commissions", "commands fees platform queries rates splitting"),
    Group("kernel", "money"),
    Group("trade/returns", "shares"),
    Group("trade/allowances", "arithmetic", ("trade/adjustments",)),
    Group("treasury/conversations", "differing looking paying refunding"),
    Group("treasury/disputes", "commands covering", ("treasury/conversations",)),
    Group("treasury/reconciliation", "balancing comparing differing"),
    Group(
        "reactions",
        "bookings settlements",
        (
            "treasury/conversations",
            "trade/adjustments",
            "fairs/fees",
            "cases/test_disputes.py",
            "cases/test_refunds.py",
            "cases/test_paying.py",
        ),
    ),
    Group("trade/coupons", "terms using"),
)

# packages of which every module that thinks is in a group
WHOLE = ("treasury/refunds", "treasury/ledger", "treasury/movements", "trade/commissions", "trade/adjustments")
PLAIN = {"__init__", "models", "facts", "refusals"}


def forgotten() -> Iterator[Path]:
    """Modules of the whole packages that are in no group."""
    named = {path for group in GROUPS for path in group.paths}
    for package in WHOLE:
        yield from sorted(p for p in (CODE / package).glob("*.py") if p.stem not in PLAIN and p not in named)


def astray() -> Iterator[Path]:
    """What groups name and is not there."""
    for group in GROUPS:
        yield from (path for path in [*group.paths, *group.known_by] if not path.exists())
