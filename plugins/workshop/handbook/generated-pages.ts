import { withSchemaDrawing } from './schema-drawing.ts'
import { seedTests, withTestLinks } from './seed-tests.ts'

/** A page of the handbook that is partly written by a program. `write` answers the page as it should be. */
interface GeneratedPage {
  readonly file: string
  readonly write: (page: string, top: string) => string
}

/** Every such page; a test holds each to what its program says now. */
export const generatedPages: readonly GeneratedPage[] = [
  { file: 'plugins/handbook/seeds.md', write: (page, top) => withTestLinks(page, seedTests(top)) },
  { file: 'plugins/handbook/data.md', write: withSchemaDrawing },
]
