import { workspaces } from './0001-workspaces.ts';
import { access } from './0002-access.ts';
import { collect } from './0003-collect.ts';
import { imports } from './0004-imports.ts';
import { maps } from './0005-maps.ts';
import { people } from './0006-people.ts';
import { sessionUse } from './0007-session-use.ts';
import { members } from './0009-members.ts';
import { mapSummary } from './0010-map-summary.ts';
import { identity } from './0011-identity.ts';
import { consent } from './0012-consent.ts';
import { privacy } from './0013-privacy.ts';
import { learnedTraits } from './0014-learned-traits.ts';
import { audiences } from './0015-audiences.ts';
import { requests } from './0018-requests.ts';
import { sourcePrivacy } from './0020-source-privacy.ts';
import { audienceEvents } from './0021-audience-events.ts';
import type { Migration } from './migration.ts';

/** Every step of the state's schema, in order. */
export const migrations: readonly Migration[] = [
  workspaces,
  access,
  collect,
  imports,
  maps,
  people,
  sessionUse,
  members,
  mapSummary,
  identity,
  consent,
  privacy,
  learnedTraits,
  audiences,
  requests,
  sourcePrivacy,
  audienceEvents,
];
