// How much the graph holds.
// Gives: nodes, edges. One row.
RETURN COUNT { MATCH (n:Ding) } AS nodes, COUNT { MATCH (a)-[k]->(b) } - COUNT { MATCH (c)-[l:BRON]->(s:Bron) } AS edges
