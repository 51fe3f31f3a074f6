import { access } from './en/access.ts';
import { audience } from './en/audience.ts';
import { audienceEvents } from './en/audience-events.ts';
import { audiences } from './en/audiences.ts';
import { common } from './en/common.ts';
import { compare } from './en/compare.ts';
import { consent } from './en/consent.ts';
import { events } from './en/events.ts';
import { feeling } from './en/feeling.ts';
import { imports } from './en/imports.ts';
import { insight } from './en/insight.ts';
import { maps } from './en/maps.ts';
import { members } from './en/members.ts';
import { merges } from './en/merges.ts';
import { model } from './en/model.ts';
import { palette } from './en/palette.ts';
import { people } from './en/people.ts';
import { plan } from './en/plan.ts';
import { problems } from './en/problems.ts';
import { processMap } from './en/process-map.ts';
import { profile } from './en/profile.ts';
import { proposal } from './en/proposal.ts';
import { requests } from './en/requests.ts';
import { rules } from './en/rules.ts';
import { selection } from './en/selection.ts';
import { sourcePrivacy } from './en/source-privacy.ts';
import { sources } from './en/sources.ts';
import { tour } from './en/tour.ts';

export const en = {
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
