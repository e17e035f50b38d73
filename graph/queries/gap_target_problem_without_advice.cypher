// Target group and problem that go together somewhere, but in no recommendation, module or guideline.
// $skip = 0: how many to pass over.
// $limit = 100: how many to give at most.
// Gives: target, target_name, problem, problem_name, things. `things` counts what joins the two. Most first.
MATCH (d:Doelgroep)<-[:VOOR]-(n:Ding)-[:BIJ]->(q:Probleem)
WHERE NOT EXISTS { MATCH (d)<-[:VOOR]-(a:Ding)-[:BIJ]->(q) WHERE a.kind IN ['Aanbeveling', 'Module', 'Richtlijn'] }
WITH d, q, count(DISTINCT n.id) AS things
RETURN d.id AS target, d.name AS target_name, q.id AS problem, q.name AS problem_name, things
ORDER BY things DESC, d.sorteer, q.sorteer, target, problem
SKIP $skip LIMIT $limit
