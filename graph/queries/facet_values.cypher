// Which values the properties of a kind have that one can choose from, with the number of things.
// $kind: the kind.
// Gives: property, value, things. Values as text: a yes or no reads `true` or `false`.
MATCH (n:Ding {kind: $kind})
UNWIND [{property: 'soort', value: n.soort}, {property: 'status', value: n.status},
  {property: 'digitaal', value: toString(n.digitaal)}, {property: 'arbeidsbesparend', value: n.arbeidsbesparend},
  {property: 'richting', value: n.richting}, {property: 'sterkte', value: n.sterkte},
  {property: 'uitkomst', value: n.uitkomst}, {property: 'modaliteit', value: n.modaliteit}] AS one
WITH one.property AS property, one.value AS value
WHERE value IS NOT NULL
RETURN property, value, count(*) AS things
ORDER BY property, things DESC, value
