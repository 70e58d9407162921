"""Questions about the guards of the database itself: what is written once can be changed and deleted by nobody."""

from collections.abc import Sequence

from sqlalchemy import text

from storefront.kernel.database import db

# what takes rows out without saying DELETE is another thing on each database
CHANGES = {"sqlite": ("UPDATE", "DELETE", "REPLACE"), "postgresql": ("UPDATE", "DELETE", "TRUNCATE")}
BALANCE = ("ledger_entry_closed", "ledger_entry_counted")  # triggers that keep what is booked in balance
WRITTEN_ONCE = (
    "journal_entry",
    "ledger_entry",
    "ledger_transaction",
    "order_line",
    "parcel_step",
    "payout_step",
    "receipt_document",
    "stall_move",
    "stock_move",
    "till_count",
    "till_sale",
    "till_sale_line",
)

# table and statement of every guard that stands; the numbers are PostgreSQL's bits of BEFORE, DELETE, UPDATE, TRUNCATE
STANDING = {
    "sqlite": """
        SELECT tbl_name, CASE WHEN sql LIKE '%BEFORE UPDATE%' THEN 'UPDATE' WHEN sql LIKE '%BEFORE DELETE%' THEN 'DELETE'
        ELSE 'REPLACE' END FROM sqlite_master WHERE type = 'trigger'
        AND (sql LIKE '%BEFORE UPDATE%' OR sql LIKE '%BEFORE DELETE%' OR name = tbl_name || '_no_replace')
    """,
    "postgresql": """
        SELECT c.relname, change.name
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        JOIN (VALUES ('DELETE', 8), ('UPDATE', 16), ('TRUNCATE', 32)) AS change (name, bit) ON t.tgtype::int & change.bit <> 0
        WHERE NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype::int & 2 <> 0
        AND c.relnamespace = current_schema()::regnamespace
    """,
}

# the triggers that stand and are not set aside
TRIGGERS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": """
        SELECT t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        WHERE t.tgenabled <> 'D' AND c.relnamespace = current_schema()::regnamespace
    """,
}


def guards_that_are_gone() -> Sequence[str]:
    """The database refuses to change or delete what is written once, and adds up what is booked; what of it is missing."""
    missing = wanted() - standing()
    triggers = set(db.session.scalars(text(TRIGGERS[db.engine.dialect.name])))
    unkept = [f"{name}: what is booked is not added up" for name in BALANCE if name not in triggers]
    return [*(f"{table}: {change} is not refused" for table, change in sorted(missing)), *unkept]


def wanted() -> set[tuple[str, str]]:
    """Tables and the kinds of statements that must be refused on them by the database the market runs on."""
    return {(table, change) for table in WRITTEN_ONCE for change in CHANGES[db.engine.dialect.name]}


def standing() -> set[tuple[str, str]]:
    """Tables and the kinds of statements on them that a guard refuses."""
    rows = db.session.execute(text(STANDING[db.engine.dialect.name]))
    return {(str(table), str(change)) for table, change in rows}
