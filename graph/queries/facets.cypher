// What a set of things can be narrowed by: every concept they are related to, with the number of things.
// $ids: list of ids.
// Gives: predicate, kind, id, name, things. Per predicate, most things first.
MATCH (n:Ding)
WHERE n.id IN $ids
MATCH (n)-[k]->(m:Ding)
WHERE m.kind IN ['Organisatie', 'Doelgroep', 'Probleem', 'Setting', 'Beroep', 'Thema', 'Wet', 'Uitkomst',
  'Vraaggebied', 'Loket']
WITH m, type(k) AS predicate, count(DISTINCT n.id) AS things
RETURN predicate, m.kind AS kind, m.id AS id, m.name AS name, things
ORDER BY predicate, things DESC, m.sorteer, id
