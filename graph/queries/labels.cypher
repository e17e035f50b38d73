// All names of every concept, for widening a question.
// Gives: id, kind, name, aliassen, afkortingen, verborgen, lay, lay_gewicht, lay_beide, lay_verborgen.
// Lists, or null when there are none; lay_gewicht is parallel to lay. By id.
MATCH (n:Ding)
WHERE n.kind IN ['Organisatie', 'Doelgroep', 'Probleem', 'Setting', 'Beroep', 'Thema', 'Wet', 'Uitkomst']
RETURN n.id AS id, n.kind AS kind, n.name AS name, n.aliassen AS aliassen, n.afkortingen AS afkortingen,
  n.verborgen AS verborgen, n.lay AS lay, n.lay_gewicht AS lay_gewicht, n.lay_beide AS lay_beide,
  n.lay_verborgen AS lay_verborgen
ORDER BY id
