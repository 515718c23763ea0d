/** Puts variables into the environment of whatever is started from here on; the answer puts back what was there before. */
export function lend(setting: Readonly<Record<string, string>>, env: Record<string, string | undefined>): () => void {
  const before = Object.keys(setting).map((name) => [name, env[name]] as const)
  Object.assign(env, setting)
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete env[name]
      else env[name] = value
    }
  }
}
