"""Inventories of interventions: spreadsheets, delimited files, JSON lists and worksheets → facts.

`detection` tells what is one, `reading` reads it, `worksheet` reads a description of one intervention, `identity`
decides which interventions of several inventories are one.
"""
