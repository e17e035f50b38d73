// Where a document says something of weight: the places of its actions, agreements, goals and amounts.
// $document: id of the document.
// Gives: start, end, id, kind. By place.
MATCH (n:Ding)-[b:BRON]->(s:Bron {id: $document})
WHERE n.kind IN ['Actie', 'Afspraak', 'Doel', 'Bedrag']
WITH DISTINCT b.start AS start, b.`end` AS finish, n
RETURN start, finish AS `end`, n.id AS id, n.kind AS kind
ORDER BY start, finish, id
