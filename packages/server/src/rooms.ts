import { accessRoom } from './access/index.ts';
import { audiencesRoom } from './audiences/index.ts';
import { collectRoom } from './collect/index.ts';
import { consentRoom } from './consent/index.ts';
import { eventsRoom } from './events/index.ts';
import { exportsRoom } from './exports/index.ts';
import { importsRoom } from './imports/index.ts';
import { insightRoom } from './insight/index.ts';
import { jobsRoom } from './jobs/index.ts';
import { mapsRoom } from './maps/index.ts';
import { mergesRoom } from './merges/index.ts';
import { peopleRoom } from './people/index.ts';
import { privacyRoom } from './privacy/index.ts';
import type { Room } from './room.ts';
import { rulesRoom } from './rules/index.ts';

/** Every room of the server, in the order they start; they stop the other way round. */
export const rooms: readonly Room[] = [
  accessRoom,
  collectRoom,
  jobsRoom,
  importsRoom,
  exportsRoom,
  mapsRoom,
  peopleRoom,
  mergesRoom,
  consentRoom,
  insightRoom,
  eventsRoom,
  privacyRoom,
  rulesRoom,
  audiencesRoom,
];
