// The relations of a thing in both directions, a page at a time.
// $id: id of the thing.
// $predicate = null: only this predicate.
// $direction = null: only `out` (the thing is the `from` side) or `in`.
// $kind = null: only relations with things of this kind.
// $skip = 0: how many to pass over.
// $limit = 100: how many to give at most.
// Gives: predicate, direction, id, kind, name, props, vanaf, tot, source, fact. `id`, `kind` and `name` are of the other
//   thing, `props`, `vanaf`, `tot` and `source` of the relation. By predicate, direction and name (A-Z).
MATCH (n:Ding {id: $id})-[k]-(m:Ding)
WITH k, m, type(k) AS predicate, CASE WHEN startNode(k) = n THEN 'out' ELSE 'in' END AS direction
WHERE ($predicate IS NULL OR predicate = $predicate)
  AND ($direction IS NULL OR direction = $direction)
  AND ($kind IS NULL OR m.kind = $kind)
WITH k, m, predicate, direction
ORDER BY predicate, direction, m.sorteer, m.id, k.document, k.start, k.feit
SKIP $skip LIMIT $limit
RETURN predicate, direction, m.id AS id, m.kind AS kind, m.name AS name, k.props AS props, k.vanaf AS vanaf, k.tot AS tot,
  {document: k.document, file: k.file, section: k.section, page: k.page, start: k.start, `end`: k.`end`,
   quote: k.quote, extractor: k.extractor, zekerheid: k.zekerheid, status: k.status} AS source, k.feit AS fact
ORDER BY predicate, direction, m.sorteer, id, k.document, k.start, fact
