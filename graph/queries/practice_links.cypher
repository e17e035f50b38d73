// For whom, with what and where: the target groups, problems and settings of advice, interventions and support options.
// Gives: id, kind, name, predicate, concept, concept_kind, concept_name. By id, predicate and concept.
MATCH (n:Ding)-[k:VOOR|BIJ|IN]->(c:Ding)
WHERE n.kind IN ['Aanbeveling', 'Module', 'Richtlijn', 'Interventie', 'Voorziening']
WITH DISTINCT n, type(k) AS predicate, c
RETURN n.id AS id, n.kind AS kind, n.name AS name, predicate, c.id AS concept, c.kind AS concept_kind,
  c.name AS concept_name
ORDER BY id, predicate, concept
