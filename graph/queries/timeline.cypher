// Everything with a date, day by day: when something starts to hold and when it ends or is due.
// $from = null: ISO date; only days on or after it.
// $until = null: ISO date; only days on or before it.
// $kind = null: only things of this kind.
// $skip = 0: how many to pass over.
// $limit = 200: how many to give at most.
// Gives: day, moment, id, kind, name. `moment` is `vanaf` or `tot`.
MATCH (n:Ding)
WHERE (n.vanaf IS NOT NULL OR n.tot IS NOT NULL) AND ($kind IS NULL OR n.kind = $kind)
UNWIND [{moment: 'vanaf', day: n.vanaf}, {moment: 'tot', day: n.tot}] AS one
WITH n, one.moment AS moment, one.day AS day
WHERE day IS NOT NULL AND ($from IS NULL OR day >= date($from)) AND ($until IS NULL OR day <= date($until))
RETURN day, moment, n.id AS id, n.kind AS kind, n.name AS name
ORDER BY day, kind, n.sorteer, id, moment
SKIP $skip LIMIT $limit
