import { mkdtempSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAccessControl } from './auth/access.ts'
import { createDirectory } from './auth/directory.ts'
import type { LakeConfig } from './config.ts'
import type { LakeContext } from './context.ts'
import { handleRequest } from './http/handle-request.ts'
import { createNodeServer } from './http/node-server.ts'
import { createFileAssetStore } from './images/index.ts'
import { attachSockets } from './sockets/index.ts'
import { openDatabase } from './store/database.ts'
import { openDatasets } from './store/dataset.ts'
import { createKeyValues } from './store/key-values.ts'
import { createLogReader } from './store/reader.ts'
import { createWriter } from './store/writer.ts'

/** A running lake. */
export interface ContentLake {
  /** Answers a request in this process. Never rejects. */
  fetch(request: Request): Promise<Response>
  /** Listens for HTTP (and the sockets) on a port, 0 for any free one; loopback unless `host` says otherwise. */
  listen(port: number, host?: string): Promise<{ readonly port: number }>
  /** Finishes what was asked, ends every stream and lets go of the files. */
  close(): Promise<void>
}

/**
 * Starts a Content Lake: opens (or makes) its files, loads its documents, makes the datasets of the configuration that
 * are not there yet. Throws when the data folder cannot be used.
 */
export async function createContentLake(config: LakeConfig): Promise<ContentLake> {
  const clock = config.clock ?? (() => new Date().toISOString())
  const database = openDatabase(config.dataDir)
  const assetFolder = config.dataDir === ':memory:' ? mkdtempSync(join(tmpdir(), 'content-lake-')) : undefined
  const datasets = openDatasets(database, config.projectId)
  for (const { name, aclMode, referenceChecks = true } of config.datasets)
    datasets.create({ name, aclMode, referenceChecks, createdAt: clock() })
  const lake: LakeContext = {
    config,
    clock,
    datasets,
    writer: createWriter(database, clock),
    reader: createLogReader(database),
    directory: createDirectory(config, database, clock),
    access: createAccessControl(config),
    keyValues: createKeyValues(database),
    assets: createFileAssetStore(assetFolder ?? join(config.dataDir, 'assets')),
  }
  const fetch = (request: Request): Promise<Response> => handleRequest(lake, request)
  const servers: Server[] = []

  return {
    fetch,
    async listen(port, host = 'localhost') {
      const server = createNodeServer(fetch)
      attachSockets(server, { fetchInternal: fetch })
      servers.push(server)
      return { port: await listening(server, port, host) }
    },
    async close() {
      const closed = servers.map((server) => new Promise((done) => server.close(done)))
      await lake.writer.drain()
      datasets.close()
      for (const server of servers) server.closeIdleConnections()
      const force = setTimeout(() => servers.forEach((server) => server.closeAllConnections()), 2_000)
      await Promise.all(closed)
      clearTimeout(force)
      database.close()
      if (assetFolder) rmSync(assetFolder, { recursive: true, force: true })
    },
  }
}

function listening(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}
