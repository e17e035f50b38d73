// Target group and problem that go together somewhere, but in no recommendation, module or guideline.
// $skip = 0: how many to pass over.
// $limit = 100: how many to give at most.
// Gives: target, target_name, problem, problem_name, things. `things` counts what joins the two. Most first.
MATCH (d:Doelgroep)<-[:VOOR]-(n:Ding)-[:BIJ]->(q:Probleem)
WITH d, q, count(DISTINCT n.id) AS things,
  sum(CASE WHEN n.kind IN ['Aanbeveling', 'Module', 'Richtlijn'] THEN 1 ELSE 0 END) AS advising
WHERE advising = 0
RETURN d.id AS target, d.name AS target_name, q.id AS problem, q.name AS problem_name, things
ORDER BY things DESC, d.sorteer, q.sorteer, target, problem
SKIP $skip LIMIT $limit
