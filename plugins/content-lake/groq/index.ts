/** The lake's query side: documents with indexes in memory, and GROQ over them. */
export { createDocumentIndex, type DocumentIndex, type DocumentIndexOptions } from './document-index.ts'
export { isVersionedId, type LakeDocument, publishedIdOf } from './document.ts'
export { boundedEngine } from './worker/bounded-engine.ts'
export {
  createQueryDesk,
  QueriesBusyError,
  type QueryDesk,
  type QueryLimits,
  QueryTooLargeError,
} from './worker/query-desk.ts'
export { type CompiledFilter, createQueryEngine, type QueryEngine, type QueryRequest } from './engine.ts'
export type { Explanation } from './execution.ts'
export { QueryParseError, QueryTimeoutError } from './parse-error.ts'
export type { Perspective, Readable } from './views.ts'
