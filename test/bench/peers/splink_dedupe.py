#!/usr/bin/env python3
"""Splink 5 on DuckDB as somebody who knows it would set it up for a file of customers.

  splink_dedupe.py RECORDS.csv OUT_FOLDER narrow|broad

Reads the columns id, name, email, mobile, phone, company, street, city, zip, birthday; cleans them in SQL, trains, predicts,
and writes one file record_id,cluster_id for each of several thresholds. 'broad' blocking finds more and costs more.
Prints the seconds from the file to the clusters of the first threshold: the others are made for the scoring alone.
"""

import csv
import json
import os
import sys
import time

import duckdb
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

THRESHOLDS = [0.5, 0.9, 0.95, 0.99, 0.999, 0.9999]
DATE_FORMATS = "['%Y-%m-%d', '%Y/%m/%d', '%m/%d/%Y', '%b %d, %Y', '%Y年%m月%d日', '%d/%m/%Y', '%d.%m.%Y']"

CLEAN = f"""
create table customers as
with trimmed as (
    select id as unique_id,
        regexp_replace(trim(regexp_replace(lower(name), '[.,　]', ' ', 'g')), '\\s+', ' ', 'g') as name_text,
        regexp_matches(name, '^[\\x{{4e00}}-\\x{{9fff}}]+$') as han,
        nullif(lower(trim(email)), '') as email,
        nullif(right(regexp_replace(mobile, '[^0-9]', '', 'g'), 10), '') as phone_a,
        nullif(right(regexp_replace(phone, '[^0-9]', '', 'g'), 10), '') as phone_b,
        nullif(lower(trim(company)), '') as company,
        nullif(lower(trim(street)), '') as street,
        nullif(lower(trim(city)), '') as city,
        nullif(trim(zip), '') as zip,
        try_strptime(trim(birthday), {DATE_FORMATS})::date as born
    from read_csv(?, all_varchar = true, header = true)
)
select unique_id, nullif(name_text, '') as name,
    nullif(case when han then name_text[2:] else split_part(name_text, ' ', 1) end, '') as given,
    nullif(case when han then name_text[1:1] else list_extract(string_split(name_text, ' '), -1) end, '') as family,
    email, phone_a, phone_b,
    list_distinct(list_filter([phone_a, phone_b], lambda x: x is not null)) as phones,
    company, street, city, zip, born
from trimmed
"""


def blocking_rules(broad):
    keys = [
        ("email",), ("phone_a",), ("phone_b",), ("name", "zip"), ("name", "city"),
        ("born", "family"), ("born", "given"), ("street", "given"), ("street", "family"),
    ]
    if broad:
        keys += [("family", "zip"), ("given", "zip"), ("born",), ("street",), ("family", "substr(given, 1, 1)", "city")]
    return [block_on(*key) for key in keys]


def main(records, out, rules):
    start = time.perf_counter()
    connection = duckdb.connect()
    connection.execute("set threads = " + str(os.cpu_count()))
    connection.execute(CLEAN, [records])
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="unique_id",
        comparisons=[
            cl.JaroWinklerAtThresholds("name", [0.95, 0.9, 0.8]).configure(term_frequency_adjustments=True),
            cl.EmailComparison("email"),
            cl.ArrayIntersectAtSizes("phones", [1]),
            cl.DateOfBirthComparison("born", input_is_string=False),
            cl.JaroWinklerAtThresholds("street", [0.95, 0.88]),
            cl.ExactMatch("zip").configure(term_frequency_adjustments=True),
            cl.JaroWinklerAtThresholds("company", [0.9]),
        ],
        blocking_rules_to_generate_predictions=blocking_rules(rules == "broad"),
        retain_intermediate_calculation_columns=False,
        retain_matching_columns=False,
        max_iterations=20,
    )
    database = DuckDBAPI(connection=connection)
    linker = Linker(database.register("customers"), settings)
    training = linker.training
    sure = [block_on("email"), block_on("phone_a"), block_on("name", "born")]
    training.estimate_probability_two_random_records_match(sure, recall=0.7)
    training.estimate_u_using_random_sampling(max_pairs=2e6)
    training.estimate_parameters_using_expectation_maximisation(block_on("name", "city"))
    training.estimate_parameters_using_expectation_maximisation(block_on("phone_a"))
    predictions = linker.inference.predict(threshold_match_probability=0.05)
    for number, threshold in enumerate(THRESHOLDS):
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predictions, threshold)
        rows = connection.execute(f"select unique_id, cluster_id from {clusters.physical_name}").fetchall()
        with open(os.path.join(out, f"{threshold}.csv"), "w", newline="") as file:
            csv.writer(file).writerows([("record_id", "cluster_id"), *rows])
        if number == 0:
            print(json.dumps({"seconds": time.perf_counter() - start}))


main(*sys.argv[1:])
