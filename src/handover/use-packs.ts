/** The wordings that staff may ask chosen forms in: the unit's packs, and goals in the words of the case. */
import { useEffect, useState } from 'react'
import { type Form, GOALS_FORM } from '#instruments'
import type { CaseFile } from '../case-file/case-file.ts'
import { packsFor, type UnitPack, type WordingsOf } from '../catalogue/packs.ts'
import { useVault } from '../vault/index.ts'
import { loadLaterWords } from '../words/index.tsx'

/** The wordings of each chosen form, in the same order. */
export function usePacks(file: CaseFile, chosen: readonly Form[], day: string): readonly (readonly UnitPack[])[] {
  const vault = useVault()
  const [packs, setPacks] = useState<readonly (readonly UnitPack[])[]>([])
  useEffect(() => {
    let late = false
    void Promise.all(chosen.map((form) => packsOf(file, vault, form, day))).then((found) => late || setPacks(found))
    return () => {
      late = true
    }
  }, [vault, file, chosen, day])
  return packs
}

async function packsOf(file: CaseFile, unit: WordingsOf, form: Form, day: string) {
  if (form.id !== GOALS_FORM) return await packsFor(unit, form, day)
  const [{ goalPacks }] = await Promise.all([import('../goals/index.ts'), loadLaterWords()])
  return await goalPacks(file, form.informant === 'parent' ? 'parent' : 'self')
}
