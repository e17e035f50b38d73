// Agreements that no intervention or support option answers: none is named in it, helps with its problem or adds to its goal.
// $skip = 0: how many to pass over.
// $limit = 100: how many to give at most.
// Gives: id, name, props.
MATCH (n:Afspraak)
WHERE NOT EXISTS { MATCH (n)-[:NOEMT]->(i:Ding) WHERE i.kind IN ['Interventie', 'Voorziening'] }
  AND NOT EXISTS { MATCH (n)-[:BIJ]->(q:Probleem)<-[:BIJ]-(i:Ding) WHERE i.kind IN ['Interventie', 'Voorziening'] }
  AND NOT EXISTS { MATCH (n)-[:HEEFT_DOEL]->(d:Doel)<-[:DRAAGT_BIJ_AAN]-(i:Ding) WHERE i.kind IN ['Interventie', 'Voorziening'] }
RETURN n.id AS id, n.name AS name, n.props AS props
ORDER BY n.sorteer, id
SKIP $skip LIMIT $limit
