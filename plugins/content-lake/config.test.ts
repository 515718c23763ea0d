import { describe, expect, it } from 'vitest'
import { LakeConfigError, parseLakeConfig } from './config.ts'

const problemsOf = (input: unknown): readonly string[] => {
  try {
    parseLakeConfig(input)
    return []
  } catch (error) {
    if (error instanceof LakeConfigError) return error.problems
    throw error
  }
}

describe('the configuration', () => {
  it('may leave out what a lake can be without', () => {
    expect(parseLakeConfig({ dataDir: 'x', projectId: 'p' })).toEqual({
      dataDir: 'x',
      projectId: 'p',
      datasets: [],
      tokens: [],
      people: [],
      roles: {},
    })
  })

  it('may hand out the hosted roles without naming them', () => {
    const tokens = ['administrator', 'editor', 'developer', 'contributor', 'viewer'].map((role) => ({
      token: `of-${role}`,
      role,
      id: role,
      name: role,
    }))
    expect(problemsOf({ dataDir: 'x', projectId: 'p', tokens })).toEqual([])
  })

  it('is refused with everything that is wrong with it', () => {
    const problems = problemsOf({
      dataDir: '',
      datasets: [{ name: 'Bad Name', aclMode: 'secret' }],
      tokens: [{ token: 't', role: 'ghost', id: 'i', name: 'n' }],
      roles: {
        editor: { title: 'Editor', grants: [{ filter: 'true', permissions: ['fly'] }] },
        clerk: { title: 'Clerk', grants: [{ filter: 'desk ==', permissions: ['read'] }] },
      },
      sessionDays: 0,
      people: 'nobody',
    })
    expect(problems).toEqual([
      'dataDir is missing',
      'projectId is missing',
      'sessionDays is not above zero',
      'roles.editor.grants[0].permissions holds something unknown',
      expect.stringMatching(/^roles\.clerk\.grants\[0\]\.filter is not a GROQ filter: ./),
      'datasets[0].name is not a dataset name',
      'datasets[0].aclMode is neither private nor public',
      'tokens[0].role is not one of the roles',
      'people is not a list',
    ])
    expect(problemsOf('text')).toEqual(['it is not an object'])
  })
})
