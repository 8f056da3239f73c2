/** Two threads that need a knife and a fork to eat: what happens in which order they take the two. */

/** As locks/deadlock_two_locks runs: each takes one, then wants the other, until its timeout is over. */
export const OPPOSITE_ORDERS = [
  { task: "A", does: "takes", resource: "knife" },
  { task: "B", does: "takes", resource: "fork" },
  { task: "A", does: "wants", resource: "fork" },
  { task: "B", does: "wants", resource: "knife" },
  { task: "A", does: "givesUp", resource: "fork" },
  { task: "B", does: "givesUp", resource: "knife" },
  { task: "B", does: "releases", resource: "fork" },
  { task: "A", does: "releases", resource: "knife" },
];

/** As in locks/deadlock_avoided_by_lock_order: both take the knife first. */
export const ONE_ORDER = [
  { task: "A", does: "takes", resource: "knife" },
  { task: "B", does: "wants", resource: "knife" },
  { task: "A", does: "takes", resource: "fork" },
  { task: "A", does: "eats" },
  { task: "A", does: "releases", resource: "fork" },
  { task: "A", does: "releases", resource: "knife" },
  { task: "B", does: "takes", resource: "knife" },
  { task: "B", does: "takes", resource: "fork" },
  { task: "B", does: "eats" },
  { task: "B", does: "releases", resource: "fork" },
  { task: "B", does: "releases", resource: "knife" },
];
