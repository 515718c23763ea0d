import { type ClientConfig, createClient } from '@sanity/client'
import type { SourceOptions } from 'sanity'
import type { StudioEnvironment } from './env.ts'

/** Where the Studio finds its data and its people: the embedded lake, or Sanity's own defaults when hosted. */
export function lakeOptions(environment: StudioEnvironment): Partial<SourceOptions> {
  if (environment.hosted) return {}
  const apiHost = environment.lakeOrigin
  return {
    // For callers inside Sanity that make their own client.
    apiHost,
    unstable_clientFactory: (config: ClientConfig) => createClient({ ...config, apiHost, useProjectHostname: false }),
    auth: {
      loginMethod: 'token',
      redirectOnSingle: false,
      providers: [{ name: 'lake', title: 'Content Lake', url: `${apiHost}/v1/auth/login/lake` }],
    },
  }
}
