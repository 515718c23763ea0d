/** Carriers for tests: every adapter, pointed at the simulators of a world. */
export { type AdapterWorld, carriersOf } from './carriers-of.ts'
