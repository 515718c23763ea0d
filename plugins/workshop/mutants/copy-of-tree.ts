import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../../..')

/**
 * A copy of the tree as it stands, in which files may be changed: packages of others are linked, ours are the copy's
 * own, so that no import leads back into the tree.
 */
export function copyOfTree(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'souk-mutants-'))
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  for (const file of listed.split('\n'))
    if (file && existsSync(join(root, file))) cpSync(join(root, file), join(path, file), { recursive: true })
  linkPackages('', path)
  for (const plugin of readdirSync(join(root, 'plugins')))
    if (existsSync(join(root, 'plugins', plugin, 'node_modules'))) linkPackages(join('plugins', plugin), path)
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

function linkPackages(folder: string, path: string): void {
  const from = join(root, folder, 'node_modules')
  const to = join(path, folder, 'node_modules')
  mkdirSync(to, { recursive: true })
  for (const name of readdirSync(from)) {
    if (name === '@souk') cpSync(join(from, name), join(to, name), { recursive: true, verbatimSymlinks: true })
    else symlinkSync(join(from, name), join(to, name))
  }
}
