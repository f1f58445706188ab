/**
 * Values of the tag that tell what responders may do with a thing they make: `containment` is changed and deleted again,
 * `evidence` is never removed. What is tagged otherwise, or not at all, was somebody else's before the incident.
 */
export const INCIDENT_TAG = { key: 'firebreak', containment: 'containment', evidence: 'evidence' } as const;
