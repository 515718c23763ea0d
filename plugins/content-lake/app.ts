import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAccessControl } from './auth/access.ts'
import { anonymous, createDirectory } from './auth/directory.ts'
import { createOrigins } from './auth/origins.ts'
import { createThrottle } from './auth/throttle.ts'
import { machineTime } from './clock.ts'
import type { LakeConfig } from './config.ts'
import type { LakeContext } from './context.ts'
import { type Door, openDoor } from './http/door.ts'
import { handleRequest } from './http/handle-request.ts'
import type { FetchHandler } from './http/node-server.ts'
import { createFileAssetStore } from './images/index.ts'
import { createLimits } from './limits/limits.ts'
import { createReleaseKeeper } from './releases/release-keeper.ts'
import { openDatabase } from './store/database.ts'
import { openDatasets } from './store/dataset.ts'
import { lockFolder } from './store/folder-lock.ts'
import { createKeyValues } from './store/key-values.ts'
import { createLogReader } from './store/reader.ts'
import { createWriter } from './store/writer.ts'
import { createWebhooks } from './webhooks/webhooks.ts'

/** A running lake. */
export interface ContentLake {
  /** Answers a request in this process. Never rejects; an answer that hosted rules lose is `Response.error()`. */
  fetch(request: Request): Promise<Response>
  /** Listens for HTTP (and the sockets) on a port, 0 for any free one; loopback unless `host` says otherwise. */
  listen(port: number, host?: string): Promise<{ readonly port: number }>
  /** Finishes what was asked, ends every stream and lets go of the files. */
  close(): Promise<void>
}

/** Wrong passwords for one e-mail address in a quarter of an hour; then it waits. */
const mostWrongPasswords = 5

/**
 * Starts a Content Lake: opens (or makes) its files, loads its documents, makes the datasets of the configuration that
 * are not there yet. Throws when the data folder cannot be used, or another lake is using it.
 */
export async function createContentLake(config: LakeConfig): Promise<ContentLake> {
  const clock = config.clock ?? machineTime
  const unlock = lockFolder(config.dataDir)
  const database = openDatabase(config.dataDir)
  const assetFolder = config.dataDir === ':memory:' ? mkdtempSync(join(tmpdir(), 'content-lake-')) : undefined
  const limits = config.hostedRules && createLimits(config.hostedRules, config.pace)
  const datasets = openDatasets(database, config.projectId, {
    lag: limits?.lag,
    most: limits?.most,
    queries: config.queryLimits,
  })
  for (const { name, aclMode, referenceChecks = true } of config.datasets)
    datasets.create({ name, aclMode, referenceChecks, createdAt: clock() })
  const home = {
    config,
    clock,
    datasets,
    reader: createLogReader(database),
    access: createAccessControl(config, datasets),
  }
  const writer = createWriter(database, clock)
  const directory = createDirectory(config, database, clock)
  const lake: LakeContext = {
    ...home,
    writer,
    releases: createReleaseKeeper({
      ...home,
      writer,
      guardOf: (author, dataset) => home.access.of(directory.person(author) ?? anonymous, dataset),
    }),
    directory,
    webhooks: createWebhooks(database, home),
    origins: createOrigins(database),
    throttle: createThrottle(mostWrongPasswords),
    keyValues: createKeyValues(database),
    assets: createFileAssetStore(assetFolder ?? join(config.dataDir, 'assets'), cacheBytesOf(config)),
    ...(limits && { limits }),
  }
  const fetch: FetchHandler = (request, address) => handleRequest(lake, request, address)
  const doors: Door[] = []
  let closing: Promise<void> | undefined

  return {
    fetch: (request) => fetch(request),
    async listen(port, host = 'localhost') {
      const first = await openDoor(fetch, port, host === 'localhost' ? '127.0.0.1' : host)
      doors.push(first)
      if (host === 'localhost') doors.push(...(await openDoor(fetch, first.port, '::1').then((door) => [door], none)))
      return { port: first.port }
    },
    close() {
      closing ??= end()
      return closing
    },
  }

  async function end(): Promise<void> {
    await lake.writer.drain()
    await datasets.close()
    await Promise.all(doors.map((door) => door.close()))
    await lake.releases.close()
    await lake.writer.drain()
    await lake.webhooks.close()
    database.close()
    unlock()
    if (assetFolder) rmSync(assetFolder, { recursive: true, force: true })
  }
}

const cacheBytesOf = ({ imageCacheMegabytes = 512 }: LakeConfig): number => imageCacheMegabytes * 1024 * 1024

/** A machine without IPv6 is answered on IPv4 alone; anything else that is wrong is told. */
function none(error: NodeJS.ErrnoException): readonly Door[] {
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT') return []
  throw error
}
