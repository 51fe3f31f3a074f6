import { allWorkspaces } from '../access/index.ts';
import type { Room } from '../room.ts';
import { provideAudiences } from '../rules/index.ts';
import { idsOf, peopleIn } from './audiences.ts';
import { AudienceKeeper } from './keeper.ts';
import { listRoutes } from './list-routes.ts';
import { audienceRoutes } from './routes.ts';

export { type Audience, listAudiences } from './audiences.ts';
export { forgetMembers } from './change-members.ts';
export { audiencesOf } from './compare-audiences.ts';
export type { AudienceTables } from './tables.ts';

/** People a rule holds for, kept current while things happen and time passes. */
export const audiencesRoom: Room = {
  name: 'audiences',
  routes: async (app, ctx) => {
    provideAudiences(ctx, {
      ids: (workspace) => idsOf(ctx, workspace),
      members: (workspace, audience) => peopleIn(ctx, workspace, audience),
    });
    audienceRoutes(app, ctx);
    await app.register(async (scope) => listRoutes(scope.withTypeProvider(), ctx));
  },
  start: async (ctx) => {
    const keepers = (await allWorkspaces(ctx)).map(({ id }) => new AudienceKeeper(ctx, id));
    return { stop: async () => void (await Promise.all(keepers.map((keeper) => keeper.stop()))) };
  },
};
