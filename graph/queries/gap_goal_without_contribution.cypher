// Goals that nothing in the graph contributes to: no advice, intervention, support option, agreement or action.
// $skip = 0: how many to pass over.
// $limit = 100: how many to give at most.
// Gives: id, name, props.
MATCH (n:Doel)
WHERE NOT EXISTS { MATCH (n)<-[:DRAAGT_BIJ_AAN]-(m:Ding) }
RETURN n.id AS id, n.name AS name, n.props AS props
ORDER BY n.sorteer, id
SKIP $skip LIMIT $limit
