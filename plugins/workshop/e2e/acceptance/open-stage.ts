import { createClient } from '@sanity/client'
import { buildPages } from '../../../../storefront/testing/build-pages.ts'
import { startServedWorld } from '../../dev/served-world.ts'
import { shopClient } from '../shop-client.ts'
import type { ShopScripts, Stage } from './script.ts'
import { openVisitor } from './visitor.ts'

/** Starts a shop and opens what its people use. */
export async function openStage(shop: ShopScripts['shop']): Promise<Stage> {
  const world = await startServedWorld(buildPages, { SHOP: shop })
  const { projectId, dataset, tokens } = world.access
  return {
    world,
    client: shopClient(world),
    shopper: openVisitor(world.origin),
    reader: openVisitor(world.origin),
    notes: new Map(),
    ask: (role, groq, params = {}) =>
      createClient({
        projectId,
        dataset,
        token: tokens[role],
        apiVersion: '2025-02-19',
        apiHost: `http://127.0.0.1:${world.env.lakePort}`,
        useProjectHostname: false,
        useCdn: false,
        perspective: 'raw',
      }).fetch(groq, params),
  }
}
