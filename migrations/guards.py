"""Guards that migrations put on tables: the database itself refuses to change or delete what is written once."""

from collections.abc import Sequence

from alembic import op


def forbid_changes(table: str) -> None:
    """Makes the database itself refuse to change or delete rows of a table. (The function is that of 0001.)"""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
        )
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
        return
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )


def keep_terms(table: str, columns: Sequence[str]) -> None:
    """Makes the database itself refuse to change some columns of a table, and to delete its rows."""
    change = f"UPDATE OF {', '.join(columns)}"
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE OR REPLACE FUNCTION refuse_other_terms() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION '% keeps its terms', TG_TABLE_NAME; END $$"
        )
        op.execute(
            f"CREATE TRIGGER {table}_keeps_terms BEFORE {change} OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_other_terms()"
        )
        return
    for name, refused in (("update", change), ("delete", "DELETE")):
        op.execute(
            f"CREATE TRIGGER {table}_no_{name} BEFORE {refused} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} keeps its terms'); END"
        )


def release_terms(table: str) -> None:
    """Undoes keep_terms."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"DROP TRIGGER {table}_keeps_terms ON {table}")
        return
    for name in ("update", "delete"):
        op.execute(f"DROP TRIGGER {table}_no_{name}")


def allow_changes(table: str) -> None:
    """Takes the guard of a table away, for a migration that carries its rows over; to be set again in the same one."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"DROP TRIGGER {table}_append_only ON {table}")
        return
    for change in ("update", "delete"):
        op.execute(f"DROP TRIGGER {table}_no_{change}")


def forbid_replacing(table: str, keys: Sequence[Sequence[str]]) -> None:
    """Makes the database itself refuse what changes or takes rows of a table out without saying UPDATE or DELETE: on
    SQLite INSERT OR REPLACE, which tells no trigger of the row it takes out; on PostgreSQL TRUNCATE. `keys` are the
    columns by which two rows are the same."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
        return
    same = " OR ".join(
        f"EXISTS (SELECT 1 FROM {table} WHERE {' AND '.join(f'{one} = NEW.{one}' for one in key)})"  # noqa: S608
        for key in keys
    )
    op.execute(
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {same} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )


def allow_replacing(table: str) -> None:
    """Undoes forbid_replacing."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"DROP TRIGGER {table}_no_truncate ON {table}")
    else:
        op.execute(f"DROP TRIGGER {table}_no_replace")


# a currency of a transaction is open from its first entry to the one that makes up for all before it, and then closed
CLOSED = """
    EXISTS (SELECT 1 FROM ledger_sum WHERE transaction_id = NEW.transaction_id)
    AND NOT EXISTS (SELECT 1 FROM ledger_sum WHERE transaction_id = NEW.transaction_id AND off_by_minor IS NOT NULL)
"""
COUNTED = (
    "INSERT INTO ledger_sum (transaction_id, currency, off_by_minor) SELECT NEW.transaction_id, NEW.currency, 0 "
    "WHERE NOT EXISTS (SELECT 1 FROM ledger_sum WHERE transaction_id = NEW.transaction_id AND currency = NEW.currency)",
    "UPDATE ledger_sum SET off_by_minor = NULLIF(COALESCE(off_by_minor, 0) + NEW.amount_minor, 0) "
    "WHERE transaction_id = NEW.transaction_id AND currency = NEW.currency",
)


def keep_balanced() -> None:
    """Makes the database itself add up what is booked. What a transaction is off by in a currency must be found in a table
    that holds nothing, at the latest when the unit of work is committed; and what has added up takes no further entry."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION refuse_more_entries() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF {CLOSED} THEN RAISE EXCEPTION 'ledger_transaction % is booked whole', NEW.transaction_id; END IF; "
            "RETURN NEW; END $$"
        )
        op.execute(
            "CREATE FUNCTION count_entry() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"{'; '.join(COUNTED)}; RETURN NULL; END $$"
        )
        op.execute(
            "CREATE TRIGGER ledger_entry_closed BEFORE INSERT ON ledger_entry "
            "FOR EACH ROW EXECUTE FUNCTION refuse_more_entries()"
        )
        op.execute(
            "CREATE TRIGGER ledger_entry_counted AFTER INSERT ON ledger_entry FOR EACH ROW EXECUTE FUNCTION count_entry()"
        )
        return
    op.execute(
        f"CREATE TRIGGER ledger_entry_closed BEFORE INSERT ON ledger_entry WHEN {CLOSED} "
        "BEGIN SELECT RAISE(ABORT, 'ledger_transaction is booked whole'); END"
    )
    op.execute(f"CREATE TRIGGER ledger_entry_counted AFTER INSERT ON ledger_entry BEGIN {'; '.join(COUNTED)}; END")


def let_go_unbalanced() -> None:
    """Undoes keep_balanced."""
    on_table = " ON ledger_entry" if op.get_bind().dialect.name == "postgresql" else ""
    for name in ("closed", "counted"):
        op.execute(f"DROP TRIGGER ledger_entry_{name}{on_table}")
    if on_table:
        op.execute("DROP FUNCTION refuse_more_entries()")
        op.execute("DROP FUNCTION count_entry()")
