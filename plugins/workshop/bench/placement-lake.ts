import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createContentLake } from '@souk/content-lake'
import { benchConfig } from './lake-process.ts'

// As a process of its own: a lake with the hosted service's rules, switched off until they are asked for.
const dataDir = mkdtempSync(join(tmpdir(), 'souk-placement-'))
const lake = await createContentLake({ ...benchConfig(dataDir), hostedRules: { enabled: false } })
const { port } = await lake.listen(0)
process.send?.({ port })
process.on('disconnect', () => {
  void lake.close().then(() => {
    rmSync(dataDir, { recursive: true, force: true })
    process.exit(0)
  })
})
