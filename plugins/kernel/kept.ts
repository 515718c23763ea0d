/** More than any shop has languages, currencies and zones; beyond it, all begins anew. */
const most = 1000

/**
 * A function of words that makes each of its answers once. For formats above all: making one costs a hundred times what
 * using it does.
 */
export function kept<Words extends readonly (string | boolean)[], Made>(
  make: (...words: Words) => Made,
): (...words: Words) => Made {
  const answers = new Map<string, { readonly made: Made }>()
  return (...words) => {
    const key = words.join('\u0000')
    const known = answers.get(key)
    if (known) return known.made
    const made = make(...words)
    if (answers.size >= most) answers.clear()
    answers.set(key, { made })
    return made
  }
}
