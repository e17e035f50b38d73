// Every thing by name, for finding one to start from; sections left out.
// Gives: id, kind, name. By id.
MATCH (n:Ding)
WHERE n.kind <> 'Sectie'
RETURN n.id AS id, n.kind AS kind, n.name AS name
ORDER BY id
