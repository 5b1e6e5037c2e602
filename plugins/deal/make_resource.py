#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes resources/sectors.tsv from the resource of the plugin company.

Usage: make_resource.py <companies.tsv of the plugin company> > resources/sectors.tsv

Columns of the result: id of the company, side: what companies of its sector mostly do in a deal.
"""
import sys

SIDES = {
    "host": ("neocloud", "cloud"),
    "site": ("dc_operator", "dc_developer", "miner"),
    "platform": ("hyperscaler",),
    "maker": ("chip", "memory", "server", "network", "storage", "power_equipment", "cooling",
              "foundry", "semicap", "energy", "construction", "eda"),
    "lender": ("lender", "bank", "pe", "swf", "investor"),
    "user": ("lab", "software", "consumer", "customer", "autos", "telecom", "space", "robotics",
             "defence"),
}
# Companies that mostly do something else than their sector.
OTHERS = {"company/meta": "user", "company/oracle": "host"}


def main():
    side_of = {sector: side for side, sectors in SIDES.items() for sector in sectors}
    with open(sys.argv[1], encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 8 and cells[3] in side_of:
                print(cells[0], OTHERS.get(cells[0], side_of[cells[3]]), sep="\t")


if __name__ == "__main__":
    main()
