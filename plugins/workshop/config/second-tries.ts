import type { Reporter, TestModule } from 'vitest/node'

/**
 * Names the tests that passed only when they were tried again. A run is not lost over one of them, and none of them is
 * passed over in silence: each is a race to be found, in the test or in the product.
 */
export default class SecondTries implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const shaky = modules.flatMap((module) =>
      [...module.children.allTests('passed')]
        .filter((test) => test.diagnostic()?.flaky)
        .map((test) => `  ${module.relativeModuleId}: ${test.name}`),
    )
    console.log(`\nPassed at the second try: ${shaky.length}`)
    for (const line of shaky) console.log(line)
  }
}
