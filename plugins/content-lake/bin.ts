#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { parseArgs } from 'node:util'
import { createContentLake } from './app.ts'
import { LakeConfigError, parseLakeConfig } from './config.ts'
import { BackupFailed, backUpFolder } from './store/backup.ts'
import { FolderInUse, FolderUnusable } from './store/folder-lock.ts'

/**
 * Runs a lake by itself: `node bin.ts --config FILE`. `LAKE_PORT`, `HOST` and `DATA_DIR` fill in what the file leaves
 * out (`port`, `host`, `dataDir`), and `LAKE_MODE=hosted-rules` with `LAKE_RULES` the rules. Prints one line of JSON
 * when it listens. SIGTERM and SIGINT drain and exit 0, and so does the end of a parent that started it over IPC; under
 * such a parent SIGINT is the parent's to answer, because Ctrl-C reaches the whole group and the lake must outlive those
 * who still write to it. With `--spare` it waits, loaded, until such a parent sends a message. With `--backup FOLDER` it copies the data of a lake, which may be running, and ends.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { config: { type: 'string' }, backup: { type: 'string' }, spare: { type: 'boolean' } },
  })
  if (values.config === undefined) throw new LakeConfigError(['no --config FILE was given'])
  const file: unknown = JSON.parse(readFileSync(values.config, 'utf8'))
  const fields = typeof file === 'object' && file !== null ? file : {}
  const config = parseLakeConfig({ dataDir: process.env['DATA_DIR'], ...rulesOf(process.env), ...fields })
  if (values.backup !== undefined) {
    const figures = await backUpFolder(config.dataDir, values.backup)
    process.stdout.write(`${JSON.stringify({ backup: values.backup, ...figures })}\n`)
    return
  }
  const port = Number('port' in fields ? fields.port : (process.env['LAKE_PORT'] ?? 3900))
  const host = 'host' in fields ? String(fields.host) : (process.env['HOST'] ?? 'localhost')
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new LakeConfigError(['the port is not a port'])

  if (values.spare && process.send) await toldToBegin()
  const lake = await createContentLake(config)
  const listening = await lake.listen(port, host)
  let stopping = false
  const stop = (): void => {
    if (stopping) return
    stopping = true
    void lake.close().then(() => process.exit(0))
  }
  process.once('SIGTERM', stop)
  process.on('SIGINT', () => !process.send && stop())
  if (process.send) process.once('disconnect', stop)
  const ready = { ready: true, port: listening.port, projectId: config.projectId }
  process.stdout.write(`${JSON.stringify(ready)}\n`)
  // Whoever is killed writes nothing down: the next start is quick after such an end, too
  flushCompileCache()
  // A parent that is gone by now is told of by `disconnect`.
  process.send?.(ready, undefined, undefined, () => undefined)
}

/** Resolves when the parent says so; the process leaves when the parent is gone. */
const toldToBegin = (): Promise<void> =>
  new Promise((begin) => {
    const leave = (): never => process.exit(0)
    // It may be gone while everything was being loaded
    if (!process.connected) leave()
    process.once('disconnect', leave)
    process.once('message', () => {
      process.off('disconnect', leave)
      begin()
    })
  })

/** `LAKE_MODE=hosted-rules` imitates the hosted service; `LAKE_RULES` is JSON that sets some of its rules. */
function rulesOf({ LAKE_MODE: mode, LAKE_RULES: rules }: NodeJS.ProcessEnv): { hostedRules?: unknown } {
  return mode === 'hosted-rules' ? { hostedRules: rules ? JSON.parse(rules) : {} } : {}
}

/** What its words alone explain. */
const isPlain = (error: Error): boolean =>
  [LakeConfigError, FolderInUse, FolderUnusable, BackupFailed].some((kind) => error instanceof kind)

main().catch((error: unknown) => {
  console.error(error instanceof Error && isPlain(error) ? error.message : error)
  process.exit(1)
})
