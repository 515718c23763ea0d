/** Lets `npx sanity` in this folder work on the project that the environment names: the handbook's page on deploying. */
export default {
  api: { projectId: process.env['SANITY_PROJECT_ID'], dataset: process.env['SANITY_DATASET'] ?? 'production' },
}
