// The things next to a thing, a page at a time: each once, with how it is tied and the first sentence that says so.
// $id: id of the thing.
// $kinds = []: only things of these kinds; empty means all.
// $predicates = []: only ties of these predicates; empty means all.
// $skip = 0: how many to pass over.
// $limit = 40: how many to give at most.
// Gives: id, kind, name, ties, relations, source. `ties` are {predicate, direction}; `out` runs from the thing.
//   What is merely mentioned comes last, then most relations first.
MATCH (n:Ding {id: $id})-[k]-(m:Ding)
WHERE m.id <> $id AND (size($kinds) = 0 OR m.kind IN $kinds) AND (size($predicates) = 0 OR type(k) IN $predicates)
WITH m, k, type(k) AS predicate, CASE WHEN startNode(k).id = $id THEN 'out' ELSE 'in' END AS direction
ORDER BY m.id, predicate, direction, k.document, k.start, k.feit
WITH m, predicate, direction, count(k) AS times,
  head(collect({document: k.document, start: k.start, `end`: k.`end`, quote: k.quote})) AS source
WITH m, collect({predicate: predicate, direction: direction}) AS ties, sum(times) AS relations,
  head(collect(source)) AS source, min(CASE WHEN predicate = 'NOEMT' THEN 1 ELSE 0 END) AS mere
RETURN m.id AS id, m.kind AS kind, m.name AS name, ties, relations, source
ORDER BY mere, relations DESC, m.sorteer, id
SKIP $skip LIMIT $limit
