/** Who has which role in the unit, and what whoever is in may do by it. The vault itself refuses what is not theirs. */
import { useRecords, useVault } from '../vault/index.ts'
import { type Person, people } from './staff.ts'

export interface Roles {
  /** Whoever is in is a *nyckelansvarig*. */
  readonly keeper: boolean
  /** Whoever is in is the *utlämnare*. */
  readonly releaser: boolean
  readonly keepers: readonly Person[]
  readonly releasing: Person | undefined
}

export function useRoles(): Roles {
  const vault = useVault()
  const known = people(useRecords())
  const { keepers, releaser } = vault.membership()
  const { staff: me } = vault.me
  return {
    keeper: keepers.has(me),
    releaser: releaser === me,
    keepers: known.filter(({ staff }) => keepers.has(staff)),
    releasing: known.find(({ staff }) => staff === releaser),
  }
}
