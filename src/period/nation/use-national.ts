/** The national file of a period, fetched when a page that needs it is opened. Null until it has come or failed. */
import { useEffect, useState } from 'react'
import type { Edition, National } from '#aggregate'
import type { Work } from '../use-work.ts'
import { fetchNational, type NationalRefusal } from './fetch-national.ts'

export function useNational({ period, stage, enrolled }: Work): National | NationalRefusal | null {
  const [national, setNational] = useState<National | NationalRefusal | null>(null)
  const edition: Edition = stage.edition === 2 && stage.delivery?.is === 'acknowledged' ? 2 : 1
  useEffect(() => {
    let late = false
    if (enrolled) void fetchNational(period.id, edition, enrolled.server).then((found) => late || setNational(found))
    return () => {
      late = true
    }
  }, [period.id, edition, enrolled])
  return national
}
