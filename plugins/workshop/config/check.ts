import { checkGenerated } from './generate.ts'
import { runStep, runSteps, staticSteps } from './steps.ts'

const started = Date.now()
const vitest = {
  program: 'vitest',
  args: ['run', '--config', 'plugins/workshop/config/vitest.config.ts', '--project', 'unit', '--reporter', 'dot'],
}
const good = await runSteps(
  [
    ...staticSteps.map((step) => () => runStep(step)),
    () => checkGenerated(false),
    () => runStep({ name: 'unit and property tests', ...vitest }),
  ],
  2,
)
console.log(`${good ? 'All good' : 'Not good'} in ${((Date.now() - started) / 1000).toFixed(1)} s`)
process.exit(good ? 0 : 1)
