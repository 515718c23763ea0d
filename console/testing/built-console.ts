import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { freshBuild } from '../../plugins/workshop/dev/build.ts'

const top = resolve(import.meta.dirname, '../..')

/**
 * The folder of a console built from the sources as they are. It is made once for all test files and runs, in a folder
 * named by its sources, so that nobody's build changes under a browser.
 */
export async function builtConsole(): Promise<string> {
  const { fingerprint, folder } = freshBuild(top, 'console')
  if (folder) return folder
  const kept = join(top, '.cache/console', fingerprint.slice(0, 16))
  if (existsSync(kept)) return kept
  const outDir = `${kept}.${process.pid}`
  mkdirSync(outDir, { recursive: true })
  await build({ configFile: join(top, 'console/vite.config.ts'), logLevel: 'error', build: { outDir } })
  try {
    renameSync(outDir, kept)
  } catch {
    // Another test file was quicker
    rmSync(outDir, { recursive: true, force: true })
  }
  return kept
}
