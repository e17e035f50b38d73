"""Policy documents → agreements, actions with their doers and deadlines, money and goals (see
docs/datamodel-policy.md)."""
