"""Questions about the guards of the database itself: what is written once can be changed and deleted by nobody."""

from collections.abc import Sequence

from sqlalchemy import text

from storefront.kernel.database import db

CHANGES = ("UPDATE", "DELETE")
WRITTEN_ONCE = (
    "journal_entry",
    "ledger_entry",
    "ledger_transaction",
    "order_line",
    "parcel_step",
    "payout_step",
    "receipt_document",
    "stock_move",
)

# table and statement of every guard that stands; the numbers are PostgreSQL's bits of BEFORE, DELETE and UPDATE
STANDING = {
    "sqlite": """
        SELECT tbl_name, CASE WHEN sql LIKE '%BEFORE UPDATE%' THEN 'UPDATE' ELSE 'DELETE' END
        FROM sqlite_master WHERE type = 'trigger' AND (sql LIKE '%BEFORE UPDATE%' OR sql LIKE '%BEFORE DELETE%')
    """,
    "postgresql": """
        SELECT c.relname, change.name
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        JOIN (VALUES ('DELETE', 8), ('UPDATE', 16)) AS change (name, bit) ON t.tgtype::int & change.bit <> 0
        WHERE NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype::int & 2 <> 0
        AND c.relnamespace = current_schema()::regnamespace
    """,
}


def guards_that_are_gone() -> Sequence[str]:
    """The database refuses to change or delete what is written once; which refusals are missing."""
    missing = {(table, change) for table in WRITTEN_ONCE for change in CHANGES} - standing()
    return [f"{table}: {change} is not refused" for table, change in sorted(missing)]


def standing() -> set[tuple[str, str]]:
    """Tables and the kinds of statements on them that a guard refuses."""
    rows = db.session.execute(text(STANDING[db.engine.dialect.name]))
    return {(str(table), str(change)) for table, change in rows}
