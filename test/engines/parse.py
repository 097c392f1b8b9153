"""Parses SQL for the tests: each line in is a statement and its dialect as JSON, each line out what is wrong with it."""

import json
import logging
import sys

import sqlglot
from sqlglot import ErrorLevel, exp

# A statement that it does not know is let through with a warning; here it is an error.
logging.disable(logging.WARNING)


def problem(text, dialect):
    try:
        parsed = sqlglot.parse(text, read=dialect, error_level=ErrorLevel.RAISE)
        if len(parsed) != 1 or parsed[0] is None:
            return f"expected one statement, got {len(parsed)}"
        command = parsed[0].find(exp.Command)
        if command is not None:
            return f"not understood: {command.sql()[:200]}"
        parsed[0].sql(dialect=dialect, unsupported_level=ErrorLevel.RAISE)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return None


def unknown(text, dialect):
    """The functions that sqlglot does not know by that dialect, which it lets through."""
    parsed = sqlglot.parse_one(text, read=dialect)
    return sorted({call.name.upper() for call in parsed.find_all(exp.Anonymous)})


for line in sys.stdin:
    request = json.loads(line)
    text, dialect = request["text"], request["dialect"]
    found = problem(text, dialect)
    print(json.dumps({"problem": found, "unknown": [] if found else unknown(text, dialect)}), flush=True)
