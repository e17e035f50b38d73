// What was agreed to be done, by party, deadline and status, a page at a time: soonest deadline first, undated last.
// $today: ISO date; a deadline before it makes an action `verlopen`, another deadline `lopend`, none `ongedateerd`.
// $party = null: id of an organisation or profession that carries it out, leads it or is involved.
// $after = null: ISO date; only deadlines on or after it.
// $before = null: ISO date; only deadlines on or before it.
// $status = null: only `verlopen`, `lopend` or `ongedateerd`.
// $document = null: id of the document that says so.
// $skip = 0: how many to pass over.
// $limit = 100: how many to give at most.
// Gives: id, name, props, vanaf, tot, status, parties. `parties` are {predicate, id, name} by predicate and name.
MATCH (n:Actie)
WITH n, CASE WHEN n.tot IS NULL THEN 'ongedateerd' WHEN n.tot < date($today) THEN 'verlopen' ELSE 'lopend' END AS status
WHERE ($status IS NULL OR status = $status)
  AND ($after IS NULL OR n.tot >= date($after))
  AND ($before IS NULL OR n.tot <= date($before))
  AND ($document IS NULL OR EXISTS { MATCH (n)-[:BRON]->(s:Bron) WHERE s.id = $document })
  AND ($party IS NULL OR EXISTS { MATCH (q:Ding)-[:VOERT_UIT|BETROKKEN_BIJ|TREKT]->(n) WHERE q.id = $party })
OPTIONAL MATCH (o:Ding)-[k:VOERT_UIT|BETROKKEN_BIJ|TREKT]->(n)
WITH DISTINCT n, status, o, type(k) AS predicate
ORDER BY n.id, predicate, o.sorteer, o.id
WITH n, status, collect(CASE WHEN o IS NULL THEN null ELSE {predicate: predicate, id: o.id, name: o.name} END) AS parties
RETURN n.id AS id, n.name AS name, n.props AS props, n.vanaf AS vanaf, n.tot AS tot, status, parties
ORDER BY n.tot, n.sorteer, id
SKIP $skip LIMIT $limit
