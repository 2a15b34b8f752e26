"""annotations.py SCHEMA FILE.jsonl

Validates every line of a JSON Lines file against a JSON Schema. Exit code 1 and a line a fault if one does not conform.
"""

import json
import sys

import jsonschema


def main(schema, file):
    schema = json.load(open(schema, encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    lines = open(file, encoding="utf-8").read().splitlines()
    faults = 0
    for number, line in enumerate(lines, 1):
        for fault in validator.iter_errors(json.loads(line)):
            print(f"{file}:{number}: {'/'.join(map(str, fault.absolute_path))}: {fault.message}")
            faults += 1
    print(f"{len(lines)} lines, {faults} faults")
    return int(faults > 0 or not lines)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
