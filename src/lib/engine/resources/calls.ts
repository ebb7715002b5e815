import type { Engine } from '../api.ts'
import type { Desk } from '../desk.ts'
import { listResources } from './list-resources.ts'
import { matchCase } from './match-case.ts'
import { openResource } from './open-resource.ts'
import { movePlacement, newPlacement, openPlacement, placementsOf } from './placements.ts'
import type { ResourceCalls } from './resource-calls.ts'
import { allot, answerQuota, giveQuota, newResource } from './write-resource.ts'

/** What bodies offer, and the people sent on to them. */
export function resourceCalls({ act, read }: Desk): Pick<Engine, keyof ResourceCalls> {
  return {
    resources: () => read(listResources, { resources: [], scopes: [] }),
    openResource: (record) => read((open) => openResource(open, record), undefined),
    newResource: (scope, fields, quotas) => act((open) => newResource(open, scope, fields, quotas)),
    allot: (resource, quota) => act((open) => allot(open, resource, quota)),
    giveQuota: (resource, gift) => act((open) => giveQuota(open, resource, gift)),
    answerQuota: (resource, move, answer) => act((open) => answerQuota(open, resource, move, answer)),
    matches: (target) => read((open) => matchCase(open, target), []),
    placements: (target) => read((open) => placementsOf(open, target), []),
    openPlacement: (record) => read((open) => openPlacement(open, record), undefined),
    newPlacement: (target, input) => act((open) => newPlacement(open, target, input)),
    movePlacement: (record, to, move) => act((open) => movePlacement(open, record, to, move)),
  }
}
