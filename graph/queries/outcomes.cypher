// What was found about interventions, advice and support options: each with the outcomes of its evidence.
// Gives: id, evidence, outcome. By id and evidence; `outcome` is null when the evidence does not say.
MATCH (n:Ding)-[k:ONDERBOUWD_DOOR]->(b:Bewijs)
RETURN DISTINCT n.id AS id, b.id AS evidence, b.uitkomst AS outcome
ORDER BY id, evidence
