/** Says on the list of wordings that the collector has texts which nobody here has looked at. Without a network it says nothing. */
import { useEffect, useMemo, useState } from 'react'
import type { ShelvedWording } from '#aggregate'
import type { UnitPack } from '../catalogue/packs.ts'
import { Notice } from '../look/index.tsx'
import { enrolmentOf } from '../outbox/enrolment.ts'
import { useRecords, useVault } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'
import { listShelf, waitingAt } from './shelf.ts'

export function ShelfNews(props: { readonly have: readonly UnitPack[]; readonly day: string }) {
  const { t } = useWords()
  const vault = useVault()
  const records = useRecords()
  const enrolled = useMemo(() => enrolmentOf(records), [records])
  const [shelf, setShelf] = useState<readonly ShelvedWording[]>([])
  useEffect(() => {
    let late = false
    if (enrolled) void listShelf(vault, enrolled).then((found) => late || 'refused' in found || setShelf(found))
    return () => {
      late = true
    }
  }, [vault, enrolled])
  const count = waitingAt(shelf, props)
  if (count === 0) return null
  return <Notice kind="calm">{t('wordings.shelf.news', { count })}</Notice>
}
