"""Several at once, or cut down in the middle: real server processes, real browsers' requests, one real database."""
