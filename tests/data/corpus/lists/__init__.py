"""Invented lists as offices have them: workbooks, texts and tables in Word, and what is to be read from them."""
