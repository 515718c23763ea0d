import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { top } from '../config/steps.ts'
import { generatedPages } from './generated-pages.ts'

/** Writes the handbook's generated parts again and answers which pages changed. */
export function writeHandbook(): readonly string[] {
  return generatedPages.flatMap(({ file, write }) => {
    const path = join(top, file)
    const before = readFileSync(path, 'utf8')
    const after = write(before, top)
    if (before === after) return []
    writeFileSync(path, after)
    return [file]
  })
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  for (const file of writeHandbook()) console.log(`wrote ${file}`)
