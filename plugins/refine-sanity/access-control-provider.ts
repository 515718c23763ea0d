import type { AccessControlProvider } from '@refinedev/core'

/** Actions a role may take on a resource; `*` stands for all of them, on either side. */
export type AccessRules = Readonly<Record<string, Readonly<Record<string, readonly string[] | '*'>>>>

const allows = (rule: readonly string[] | '*' | undefined, action: string): boolean =>
  rule === '*' || (rule?.includes(action) ?? false)

/**
 * Refine 5 access control from a table role -> resource -> actions. What no row allows is refused with the roles that
 * could. It only draws the screen: the lake and the server decide again.
 */
export function createAccessControlProvider(
  rolesOf: () => Promise<readonly string[]>,
  rules: AccessRules,
): AccessControlProvider {
  const may = (role: string, resource: string, action: string): boolean => {
    const own = rules[role]
    return own !== undefined && (allows(own[resource], action) || allows(own['*'], action))
  }
  return {
    async can({ resource = '*', action }) {
      const held = await rolesOf()
      if (held.some((role) => may(role, resource, action))) return { can: true }
      const could = Object.keys(rules).filter((role) => may(role, resource, action))
      const reason = could.length > 0 ? `Only ${could.join(' or ')} may do this.` : 'Nobody may do this here.'
      return { can: false, reason }
    },
  }
}
