"""A table that somebody sends as a file, whatever program wrote it: Excel's own or comma separated."""

from storefront.kernel import csv_tables, workbooks
from storefront.kernel.csv_tables import Rows
from storefront.kernel.refusals import N_, NotValid

MOST_BYTES = 5 * 1024 * 1024
OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"


class FileIsTooLarge(NotValid):
    text = N_("الملف أكبر من 5 ميغابايت. قسّموه إلى ملفين أو أكثر.")


class FileIsEmpty(NotValid):
    text = N_("الملف فارغ. اختاروا ملفاً فيه جدول منتجاتكم.")


class WorkbookIsOldOrLocked(NotValid):
    text = N_("هذا ملف إكسل قديم أو مقفل بكلمة سر. احفظوه بصيغة «xlsx» بلا كلمة سر ثم أرسلوه من جديد.")


def read(data: bytes, *, most_rows: int) -> Rows:
    """The cells of the file's table, row by row; one row beyond `most_rows` is read too, so that its reader sees that there
    are more. Raises FileIsTooLarge, FileIsEmpty, WorkbookIsOldOrLocked, WorkbookIsDamaged, WorkbookIsNotSafe,
    FileIsNotATable."""
    if len(data) > MOST_BYTES:
        raise FileIsTooLarge()
    if not data.strip():
        raise FileIsEmpty()
    if data.startswith(OLD_OR_LOCKED):
        raise WorkbookIsOldOrLocked()
    if workbooks.is_one(data):
        return workbooks.read(data, most_rows=most_rows + 1)
    return csv_tables.read(data, most_rows=most_rows + 1)
