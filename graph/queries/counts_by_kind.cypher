// How many things there are of each kind.
// Gives: kind, things. By kind; a kind without things has no row.
MATCH (n:Ding)
RETURN n.kind AS kind, count(*) AS things
ORDER BY kind
