"""Runs SQL for the tests: each line in is a statement as JSON, each line out its rows or its error."""

import datetime
import decimal
import json
import math
import os
import sys


def clickhouse(folder):
    from chdb import session

    connection = session.Session(folder)
    for setting in (
        "output_format_json_quote_decimals = 1",
        "output_format_json_quote_64bit_integers = 0",
        "date_time_input_format = 'best_effort'",
        "date_time_output_format = 'iso'",
    ):
        connection.query("SET " + setting)

    def query(text, parameters):
        named = {f"p{place}": escaped(value) for place, value in enumerate(parameters, 1)}
        answer = connection.query(text, "JSONCompact", params=named).bytes()
        if not answer:
            return [], []
        found = json.loads(answer)
        return [column["name"] for column in found["meta"]], found["data"]

    return query


def escaped(value):
    """ClickHouse reads the text of a parameter as it reads a field of a tab-separated file."""
    if not isinstance(value, str):
        return value
    for raw, code in (("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n")):
        value = value.replace(raw, code)
    return value


# Java compiles a method well after four times as many calls as usual: few methods are called often enough to pay for it.
virtual_machine = (
    "-XX:+UseSerialGC",
    "-XX:Tier4InvocationThreshold=20000",
    "-XX:Tier4MinInvocationThreshold=2400",
    "-XX:Tier4CompileThreshold=60000",
    "-XX:Tier4BackEdgeThreshold=160000",
)


def spark(folder, master, statements):
    from pyspark.sql import SparkSession

    settings = {
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.session.timeZone": "UTC",
        # Else a product is rounded, without a word, where its type has no room for all its digits.
        "spark.sql.decimalOperations.allowPrecisionLoss": "false",
        # One for each worker.
        "spark.sql.shuffle.partitions": "1" if master.startswith("local") else "2",
        "spark.sql.adaptive.enabled": "false",
        "spark.sql.warehouse.dir": folder,
    }
    if statements == "interpreted":
        settings |= {
            "spark.driver.extraJavaOptions": " ".join(virtual_machine),
            "spark.sql.codegen.wholeStage": "false",
            "spark.sql.codegen.factoryMode": "NO_CODEGEN",
        }
    builder = SparkSession.builder.master(master)
    for name, value in settings.items():
        builder = builder.config(name, value)
    connection = builder.getOrCreate()

    def query(text, parameters):
        found = connection.sql(text, args=parameters or None)
        return found.columns, found.collect()

    return query


def plain(value):
    """What JSON and JavaScript hold without loss: the rest is text."""
    if isinstance(value, datetime.datetime):
        return value.isoformat(timespec="milliseconds") + "Z"
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, decimal.Decimal):
        return format(value, "f")
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) > 2**53 - 1:
        return str(value)
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value


def main(engine, *arguments):
    # What the engines print must not mix with the answers.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    query = {"clickhouse": clickhouse, "spark": spark}[engine](*arguments)
    for line in sys.stdin:
        request = json.loads(line)
        try:
            columns, rows = query(request["text"], request["parameters"])
            answer = {"columns": columns, "rows": [[plain(value) for value in row] for row in rows]}
        except Exception as error:
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), file=answers, flush=True)


main(*sys.argv[1:])
