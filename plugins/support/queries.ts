/** None yet: tickets come with their own issue. */
export const supportQueries: readonly string[] = []
