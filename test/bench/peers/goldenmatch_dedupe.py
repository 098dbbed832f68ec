#!/usr/bin/env python3
"""GoldenMatch with no settings: goldenmatch_dedupe.py RECORDS.csv OUT_FOLDER. Writes record_id,cluster_id."""

import csv
import os
import sys

import goldenmatch


def main(records, out):
    with open(records, newline="") as file:
        ids = [row["id"] for row in csv.DictReader(file)]
    result = goldenmatch.dedupe(records)
    cluster_of = {}
    for number, cluster in result.clusters.items():
        for member in cluster["members"]:
            cluster_of[member] = number
    with open(os.path.join(out, "clusters.csv"), "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("record_id", "cluster_id"))
        for row, record in enumerate(ids):
            writer.writerow((record, cluster_of.get(row, f"alone-{row}")))


main(*sys.argv[1:])
