import { defineCliConfig } from 'sanity/cli'

/** Only for `sanity schema extract` and `sanity typegen generate`, which reach no project. */
export default defineCliConfig({
  api: { projectId: 'souk', dataset: 'production' },
  deployment: { autoUpdates: false },
  typegen: {
    path: ['../plugins/*/queries.ts', '../console/src/queries.ts'],
    schema: 'generated/schema.json',
    generates: 'generated/sanity.types.ts',
    overloadClientMethods: false,
  },
})
