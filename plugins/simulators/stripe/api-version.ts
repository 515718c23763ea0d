import { book } from './schemas/book.ts'

/** The API version that the schemas were made from: the one that the `stripe` package pins. */
export const apiVersion = book.apiVersion
