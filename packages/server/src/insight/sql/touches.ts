/**
 * The touches of some workspaces with the person they belong to when read; `place` is the row's number in the person's
 * stable order (happened_at, ordinal, identity, stated_at, message_id). Parameter: workspaces Array(UUID).
 */
export const TOUCHES = `
  SELECT e.workspace AS workspace, if(p.person = 0, e.identity, p.person) AS person, e.name AS name, e.channel AS channel,
    toUnixTimestamp(e.happened_at) AS second, e.happened_at AS happened_at, e.ordinal AS ordinal, e.identity AS identity,
    e.stated_at AS stated_at, e.message_id AS message_id
  FROM (SELECT * FROM events FINAL WHERE workspace IN {workspaces:Array(UUID)} AND kind IN ('track', 'page', 'screen')) AS e
  LEFT JOIN (SELECT workspace, identity, person FROM identity_person FINAL WHERE workspace IN {workspaces:Array(UUID)}) AS p
    ON p.workspace = e.workspace AND p.identity = e.identity`;

/** The window of a person's touches in the stable order. */
export const PERSON_WINDOW =
  'PARTITION BY workspace, person ORDER BY happened_at, ordinal, identity, stated_at, message_id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING';
