/** The wordings that staff may ask chosen forms in: the unit's packs, and goals in the words of the case. */
import { useEffect, useState } from 'react'
import { type Form, GOALS_FORM } from '#instruments'
import type { CaseFile } from '../case-file/case-file.ts'
import { packsFor, type UnitPack, type WordingsOf } from '../catalogue/packs.ts'
import { useVault } from '../vault/index.ts'
import { loadLaterWords } from '../words/index.tsx'

interface Found {
  readonly chosen: readonly Form[]
  readonly packs: readonly (readonly UnitPack[])[]
}

/** The wordings of each chosen form, in the same order; null while they are being read, so that no form gets another's. */
export function usePacks(file: CaseFile, chosen: readonly Form[], day: string): Found['packs'] | null {
  const vault = useVault()
  const [found, setFound] = useState<Found | null>(null)
  useEffect(() => {
    let late = false
    void Promise.all(chosen.map((form) => packsOf(file, vault, form, day))).then(
      (packs) => late || setFound({ chosen, packs }),
    )
    return () => {
      late = true
    }
  }, [vault, file, chosen, day])
  return found?.chosen === chosen ? found.packs : null
}

async function packsOf(file: CaseFile, unit: WordingsOf, form: Form, day: string) {
  if (form.id !== GOALS_FORM) return await packsFor(unit, form, day)
  const [{ goalPacks }] = await Promise.all([import('../goals/index.ts'), loadLaterWords()])
  return await goalPacks(file, form.informant === 'parent' ? 'parent' : 'self')
}
