import type { SanityClient } from '@sanity/client'
import type { Request } from 'express'
import type { Environment } from '../app/env.server.ts'
import { type AppConfig, type DemoPerson, fromLoopback, isLoopbackOrigin } from './single-page-app.ts'

/** Asks the lake once whose the demo tokens are. People whom it does not know are left out. */
function demoPeople(client: SanityClient, tokens: readonly string[]): () => Promise<readonly DemoPerson[]> {
  let asked: Promise<readonly DemoPerson[]> | undefined
  const ask = async (token: string): Promise<readonly DemoPerson[]> => {
    const me = await client.withConfig({ token }).users.getById('me')
    return me?.name ? [{ name: me.name, role: me.role, token }] : []
  }
  return () => {
    asked ??= Promise.all(tokens.map(ask)).then((found) => found.flat())
    asked.catch(() => {
      asked = undefined
    })
    return asked
  }
}

/** What console and Studio learn at run time. The demo people are told on a laptop only: loopback shop, loopback caller. */
export function appConfigs(environment: Environment, client: SanityClient, shopTitle: () => string) {
  const people = demoPeople(client, isLoopbackOrigin(environment.publicOrigin) ? environment.demoTokens : [])
  return async (request: Request): Promise<AppConfig> => ({
    projectId: environment.lake.projectId,
    dataset: environment.lake.dataset,
    lakeOrigin: environment.lake.publicOrigin,
    apiVersion: environment.lake.apiVersion,
    hosted: environment.lake.hosted,
    apiBase: '/api/v1',
    shopTitle: shopTitle(),
    studioUrl: '/studio/',
    consoleUrl: '/console/',
    storefrontUrl: '/',
    demo: fromLoopback(request) ? await people() : [],
  })
}
