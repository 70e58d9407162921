"""What keeping a picture takes, weighed: run as a process of its own, which does each file in a fork and says as JSON lines
what came of it, by how many bytes the process grew, and the seconds it worked."""

import json
import os
import resource
import sys
import tempfile
import time
from pathlib import Path

from storefront.kernel import photos
from storefront.kernel.refusals import NotValid


def most_bytes() -> int:
    """The most memory this process ever had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def weigh(file: Path, media: Path) -> None:
    """Keeps one picture and says what it took."""
    before, began = most_bytes(), time.process_time()
    try:
        came = "kept" if photos.keep(file.read_bytes(), media) else ""
    except NotValid as refusal:
        came = type(refusal).__name__
    grew, seconds = most_bytes() - before, time.process_time() - began
    print(json.dumps({"name": file.stem, "came": came, "grew": grew, "seconds": seconds}), flush=True)


def main() -> None:
    """Weighs every file that is named, one after the other."""
    with tempfile.TemporaryDirectory() as media:
        for name in sys.argv[1:]:
            if (child := os.fork()) == 0:
                weigh(Path(name), Path(media))
                os._exit(0)
            os.waitpid(child, 0)


if __name__ == "__main__":
    main()
