// How many relations there are of each predicate.
// Gives: predicate, relations. By predicate; one that is not used has no row.
MATCH (a:Ding)-[k]->(b:Ding)
RETURN type(k) AS predicate, count(*) AS relations
ORDER BY predicate
