"""Parses SQL for the tests: each line in is a statement and its dialect as JSON, each line out what is wrong with it."""

import gc
import json
import logging
import sys

import sqlglot
from sqlglot import ErrorLevel, exp

# A statement that it does not know is let through with a warning; here it is an error.
logging.disable(logging.WARNING)

# To look for garbage as often as usual, among the many objects of a large statement, takes a fifth of the time.
gc.set_threshold(1_000_000)


def verdict(text, dialect):
    """What is wrong with a statement, and the functions that sqlglot does not know by that dialect and lets through."""
    try:
        parsed = sqlglot.parse(text, read=dialect, error_level=ErrorLevel.RAISE)
        if len(parsed) != 1 or parsed[0] is None:
            return f"expected one statement, got {len(parsed)}", []
        command = parsed[0].find(exp.Command)
        if command is not None:
            return f"not understood: {command.sql()[:200]}", []
        unknown = sorted({call.name.upper() for call in parsed[0].find_all(exp.Anonymous)})
        parsed[0].sql(dialect=dialect, unsupported_level=ErrorLevel.RAISE)
    except Exception as error:
        return f"{type(error).__name__}: {error}", []
    return None, unknown


for line in sys.stdin:
    request = json.loads(line)
    problem, unknown = verdict(request["text"], request["dialect"])
    print(json.dumps({"problem": problem, "unknown": unknown}), flush=True)
