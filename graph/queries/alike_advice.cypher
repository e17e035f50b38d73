// Recommendations that may overlap or contradict one another, for people to judge; surest first.
// Gives: fact, predicate, first, first_name, first_text, second, second_name, second_text, props, zekerheid.
MATCH (a:Aanbeveling)-[k:LIJKT_OP|TEGENGESTELD_AAN]->(b:Aanbeveling)
RETURN k.feit AS fact, type(k) AS predicate, a.id AS first, a.name AS first_name, a.tekst AS first_text,
  b.id AS second, b.name AS second_name, b.tekst AS second_text, k.props AS props, k.zekerheid AS zekerheid
ORDER BY zekerheid DESC, first, second, fact
