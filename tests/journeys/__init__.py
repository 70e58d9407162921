"""Whole ways through the market, as shoppers, families and the office go them, in a real browser."""
