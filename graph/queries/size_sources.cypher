// How many relations there are of things to their sources.
// Gives: number. One row.
MATCH (a)-[k:BRON]->(b)
RETURN count(k) AS number
