// How many things there are. Stands by itself, as do the other two: so kglite reads the number instead of counting.
// Gives: number. One row.
MATCH (n:Ding)
RETURN count(n) AS number
