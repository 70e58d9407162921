"""Tests of goods/portions."""
