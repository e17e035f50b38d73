// All names of every concept, for widening a question.
// Gives: id, kind, name, aliassen, afkortingen, verborgen, lay. Lists, or null when there are none. By id.
MATCH (n:Ding)
WHERE n.kind IN ['Organisatie', 'Doelgroep', 'Probleem', 'Setting', 'Beroep', 'Thema', 'Wet', 'Uitkomst']
RETURN n.id AS id, n.kind AS kind, n.name AS name, n.aliassen AS aliassen, n.afkortingen AS afkortingen,
  n.verborgen AS verborgen, n.lay AS lay
ORDER BY id
