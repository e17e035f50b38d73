// How many relations there are, those of things to their sources included.
// Gives: number. One row.
MATCH (a)-[k]->(b)
RETURN count(k) AS number
