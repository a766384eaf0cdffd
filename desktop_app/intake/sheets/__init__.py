"""Reads lists of people, nominations and awards from workbooks."""
