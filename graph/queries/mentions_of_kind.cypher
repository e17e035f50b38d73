// Where things of one kind are mentioned in documents: each place once.
// $kind: the kind that is mentioned.
// Gives: document, start, end, id, name. By document and place.
MATCH (n:Ding)-[k:NOEMT]->(m:Ding)
WHERE m.kind = $kind
WITH DISTINCT k.document AS document, k.start AS start, k.`end` AS finish, m
RETURN document, start, finish AS `end`, m.id AS id, m.name AS name
ORDER BY document, start, finish, id
