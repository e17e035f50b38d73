"""Guidelines (richtlijnen): from module to advice to evidence, with their validity, parties and derived products.

Who reads one begins at `ingest.guideline.facts`.
"""
