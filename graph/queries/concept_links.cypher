// Which concepts every thing is related to, for narrowing search results.
// Gives: thing, kind, id, name. `kind`, `id` and `name` are of the concept; by thing and concept, each pair once.
MATCH (n:Ding)-[k]-(m:Ding)
WHERE m.kind IN ['Organisatie', 'Doelgroep', 'Probleem', 'Setting', 'Beroep', 'Thema', 'Wet', 'Uitkomst', 'Vraaggebied',
  'Loket'] AND type(k) <> 'BREDER'
RETURN DISTINCT n.id AS thing, m.kind AS kind, m.id AS id, m.name AS name
ORDER BY thing, id
