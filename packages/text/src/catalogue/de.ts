import { access } from './de/access.ts';
import { audience } from './de/audience.ts';
import { audienceEvents } from './de/audience-events.ts';
import { audiences } from './de/audiences.ts';
import { common } from './de/common.ts';
import { compare } from './de/compare.ts';
import { consent } from './de/consent.ts';
import { events } from './de/events.ts';
import { feeling } from './de/feeling.ts';
import { imports } from './de/imports.ts';
import { insight } from './de/insight.ts';
import { maps } from './de/maps.ts';
import { members } from './de/members.ts';
import { merges } from './de/merges.ts';
import { model } from './de/model.ts';
import { palette } from './de/palette.ts';
import { people } from './de/people.ts';
import { plan } from './de/plan.ts';
import { problems } from './de/problems.ts';
import { processMap } from './de/process-map.ts';
import { profile } from './de/profile.ts';
import { proposal } from './de/proposal.ts';
import { requests } from './de/requests.ts';
import { rules } from './de/rules.ts';
import { selection } from './de/selection.ts';
import { sourcePrivacy } from './de/source-privacy.ts';
import { sources } from './de/sources.ts';
import { tour } from './de/tour.ts';

export const de = {
  ...common,
  ...compare,
  ...audience,
  ...audiences,
  ...audienceEvents,
  ...access,
  ...members,
  ...merges,
  ...maps,
  ...insight,
  ...processMap,
  ...model,
  ...people,
  ...consent,
  ...events,
  ...palette,
  ...feeling,
  ...imports,
  ...plan,
  ...problems,
  ...profile,
  ...proposal,
  ...requests,
  ...rules,
  ...selection,
  ...sourcePrivacy,
  ...sources,
  ...tour,
};
