"""Feeding the index. One writer at a time; what could not be written stays in the queue and is asked for again.

The database is not locked while the index is written: the queue is read first and emptied afterwards, so that whatever
dies in between is done once more. It is read with the pen in hand, so that of two workers none writes what the other knew
better already.
"""

from storefront.insight.indexing import reading
from storefront.insight.search import FAMILY, PRODUCT, SearchEngine, Write, WriterIsBusy, queue_done, queue_next
from storefront.kernel import units


def refresh(engine: SearchEngine) -> int:
    """Indexes what waits in the queue, up to 500 rows; how many. A busy writer means later. Where there is no index, or none
    that can be read, it is made of everything there is."""
    try:
        if not engine.is_there():
            return rebuild(engine)
    except WriterIsBusy:
        return 0
    waits = bool(queue_next(limit=1))
    units.abandon()
    if not waits:
        return 0
    try:
        with engine.writing() as write:
            return follow(write)
    except WriterIsBusy:
        return 0


def follow(write: Write) -> int:
    """Reads what waits, and everything it is about, as it is now; writes it, and takes it from the queue."""
    waiting = queue_next()
    asked: dict[str, set[int]] = {}
    for row in waiting:
        asked.setdefault(row.kind, set()).add(row.subject_id)
    asked.setdefault(PRODUCT, set()).update(reading.products_of(sorted(asked.get(FAMILY, ()))))
    changed = [document for kind, ids in asked.items() for document in reading.READERS[kind](sorted(ids))]
    known = {document.id for document in changed}
    gone = [f"{kind}:{number}" for kind, ids in asked.items() for number in ids if f"{kind}:{number}" not in known]
    done = [row.id for row in waiting]
    units.abandon()  # ends the reading before the index is written
    if done:  # another worker may have been here while this one waited for the pen
        write(changed, gone)
    with units.unit_of_work():
        queue_done(done)
    return len(done)


def rebuild(engine: SearchEngine) -> int:
    """Makes the whole index anew beside the old one, which answers meanwhile; how many documents."""
    number = engine.rebuild(reading.everything())
    units.abandon()  # ends the reading
    return number
