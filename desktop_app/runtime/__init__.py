"""What the machine asks for: folders, resources, files written whole, the instance lock, the log, the interpreter.

Knows no records.
"""
