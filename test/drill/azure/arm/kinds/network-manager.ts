import type { Kind } from '../kind';
import { ok } from '../resource';

/**
 * A configuration takes effect in a region when it is committed there; a commit with none takes the former ones away.
 * What is committed is kept in the manager itself, under a name that Azure does not show.
 */
export const networkManager: Kind = {
  written: (resource, _request, previous) => ({ ...resource, deployed: previous?.deployed ?? {} }),
  shown: ({ deployed: _hidden, ...resource }) => resource as never,
  actions: {
    commit: ({ world, body }, manager) => {
      const deployed = { ...manager.deployed };
      for (const region of body.targetLocations ?? []) {
        deployed[slot(region, body.commitType)] = body.configurationIds ?? [];
      }
      world.put({ ...manager, deployed });
      return { status: 200, body: { ...body, commitId: manager.etag } };
    },
    listdeploymentstatus: ({ body }, manager) =>
      ok({
        value: (body.regions ?? []).flatMap((region: string) =>
          (body.deploymentTypes ?? []).flatMap((deploymentType: string) => {
            const configurationIds = manager.deployed?.[slot(region, deploymentType)] ?? [];
            return configurationIds.length === 0
              ? []
              : [{ region, deploymentType, configurationIds, deploymentStatus: 'Deployed', errorMessage: '' }];
          }),
        ),
      }),
  },
};

const slot = (region: string, type: string) => `${region}/${type}`.toLowerCase();
