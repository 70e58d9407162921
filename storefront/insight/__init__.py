"""What it adds up to: search and the journal. Reads all, changes nothing below."""
