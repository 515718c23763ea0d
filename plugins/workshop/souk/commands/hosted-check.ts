import { checks } from '../hosted/checks.ts'
import { openProject } from '../hosted/project.ts'
import { type SoukCommand, UsageError } from '../io.ts'

/** Says in words what a hosted project still lacks before a shop may run on it. Exit 1 while something is missing. */
export const hostedCheck: SoukCommand = {
  name: 'hosted-check',
  usage: 'hosted-check',
  summary: 'Looks whether the hosted project has all that a shop needs, and says what is missing.',
  async run(words, io) {
    if (words.length > 0) throw new UsageError('it takes no words: everything comes from the SANITY_ variables')
    if (!io.env['SANITY_PROJECT_ID']) throw new UsageError('SANITY_PROJECT_ID: set it to the hosted project')
    const version = io.env['SANITY_API_VERSION']
    if (version && !/^v?\d{4}-\d{2}-\d{2}$/.test(version))
      throw new UsageError('SANITY_API_VERSION: write a day, 2025-02-19')
    const project = openProject(io.env)
    const found = []
    for (const { name, run } of checks) {
      io.say(`looking at: ${name}`)
      found.push({ name, ...(await run(project)) })
    }
    io.result(
      found,
      found.map(({ name, state, words: said }) => `${state.padEnd(9)}  ${name}: ${said}`),
    )
    return found.some(({ state }) => state === 'missing') ? 1 : 0
  },
}
