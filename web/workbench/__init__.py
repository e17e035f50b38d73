"""The workbench for richtlijncommissies and policy staff: what its pages show, as rows that every format shares."""
