"""Quotation marks and what they hold."""
