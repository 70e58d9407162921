"""Small mistakes put into the modules of money, one at a time, to see whether a test notices (docs/mutation-testing.md)."""
