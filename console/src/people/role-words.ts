/** The roles of the house, as people choose them. */
export const staffRoles = [
  { value: 'manager', title: 'Manager' },
  { value: 'picker', title: 'Picker' },
  { value: 'support', title: 'Support' },
  { value: 'analyst', title: 'Analyst' },
  { value: 'administrator', title: 'Administrator' },
] as const

/** Roles that a robot may have: staff's, and the server's own. */
export const robotRoles = [...staffRoles, { value: 'server', title: 'Server' }] as const
