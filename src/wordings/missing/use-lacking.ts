/** Which of this unit's forms have no licensed wording that holds today, by who holds their sentences. */
import { useMemo } from 'react'
import { isPracticeOnly } from '#instruments'
import { formsAt } from '../../case-file/offers.ts'
import { holdsOn, loadedPacks } from '../../catalogue/packs.ts'
import { today } from '../../clock/today.ts'
import { useRecords, useVault } from '../../vault/index.ts'
import { lackingByHolder } from './holders.ts'

export function useLacking() {
  const vault = useVault()
  const records = useRecords()
  const day = today()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the vault gives other answers once the records have changed
  return useMemo(() => {
    const shown = loadedPacks(vault.of('loaded')).filter(({ pack }) => !pack.training && holdsOn(pack, day))
    const has = new Set(shown.map(({ pack }) => pack.form))
    const asked = formsAt(vault).filter((form) => !isPracticeOnly(form))
    return lackingByHolder(asked, ({ id }) => has.has(id))
  }, [vault, records, day])
}
