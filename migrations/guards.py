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
