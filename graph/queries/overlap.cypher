// Pairs of interventions that are for the same people and help with the same problems.
// $minimum = 2: how many target groups and problems they share at least.
// $limit = 100: how many to give at most.
// Gives: first, first_name, second, second_name, shared, concepts. `concepts` are the ids they share. Most first.
MATCH (a:Interventie)-[k:VOOR|BIJ]->(c:Ding)<-[l:VOOR|BIJ]-(b:Interventie)
WHERE a.id < b.id
WITH DISTINCT a, b, c.id AS concept
ORDER BY a.id, b.id, concept
WITH a, b, count(*) AS shared, collect(concept) AS concepts
WHERE shared >= $minimum
RETURN a.id AS first, a.name AS first_name, b.id AS second, b.name AS second_name, shared, concepts
ORDER BY shared DESC, first, second
LIMIT $limit
