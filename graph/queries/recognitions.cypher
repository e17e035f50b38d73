// Which databank recognises which intervention, at what level and until when: one row per statement, also where they disagree.
// $id = null: only this intervention.
// Gives: id, name, organisation, organisation_name, props, vanaf, tot, quote, document.
MATCH (n:Interventie)-[k:ERKEND_DOOR]->(o:Organisatie)
WHERE $id IS NULL OR n.id = $id
RETURN n.id AS id, n.name AS name, o.id AS organisation, o.name AS organisation_name, k.props AS props,
  k.vanaf AS vanaf, k.tot AS tot, k.quote AS quote, k.document AS document
ORDER BY n.sorteer, id, o.sorteer, organisation, k.document, k.start, k.feit
