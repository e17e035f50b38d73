// How much the graph holds.
// Gives: nodes, edges. One row.
MATCH (n:Ding)
WITH count(n) AS nodes
OPTIONAL MATCH (a:Ding)-[k]->(b:Ding)
RETURN nodes, count(k) AS edges
