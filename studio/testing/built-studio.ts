import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { freshBuild } from '../../plugins/workshop/dev/build.ts'

const top = resolve(import.meta.dirname, '../..')
const viteBin = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js')

/**
 * The folder of a Studio built from the sources as they are. It is made once for all test files and runs, in a folder
 * named by its sources, so that nobody's build changes under a browser.
 */
export async function builtStudio(): Promise<string> {
  const { fingerprint, folder } = freshBuild(top, 'studio')
  if (folder) return folder
  const kept = join(top, '.cache/studio', fingerprint.slice(0, 16))
  if (existsSync(kept)) return kept
  const outDir = `${kept}.${process.pid}`
  mkdirSync(outDir, { recursive: true })
  // Its own process, because a test runner's NODE_ENV would get React's slow development half.
  await promisify(execFile)(process.execPath, [viteBin, 'build', '--outDir', outDir, '--emptyOutDir'], {
    cwd: join(top, 'studio'),
    env: { ...process.env, NODE_ENV: 'production' },
  })
  try {
    renameSync(outDir, kept)
  } catch {
    // Another test file was quicker
    rmSync(outDir, { recursive: true, force: true })
  }
  return kept
}
