/** New periods: those the collector has, and one from a file. */

import { useState } from 'react'
import type { Enrolled, Period } from '#aggregate'
import { loadedPeriods } from '../../catalogue/periods.ts'
import { loadedHashes } from '../../catalogue/read-instrument.ts'
import { FileField } from '../../controls/file-field.tsx'
import { Button, Notice } from '../../look/index.tsx'
import { useRecords, useVault } from '../../vault/index.ts'
import { type MessageId, useWords } from '../../words/index.tsx'
import {
  clashesWithOwn,
  fetchPeriod,
  type Listed,
  listPeriods,
  periodFromFile,
  periodRecords,
} from '../fetch-periods.ts'
import { isPlayedElsewhere, PracticeInstead } from './practice-instead.tsx'

export function MorePeriods({ enrolled }: { readonly enrolled: Enrolled | null }) {
  const { t, language } = useWords()
  const vault = useVault()
  const known = new Set(loadedPeriods(useRecords()).map(({ id }) => id))
  const [listed, setListed] = useState<readonly Listed[] | null>(null)
  const [said, setSaid] = useState<MessageId | null>(null)
  const [elsewhere, setElsewhere] = useState(false)

  async function list(server: Enrolled['server']) {
    setSaid(null)
    const found = await listPeriods(server)
    if ('refused' in found) setSaid(`period.fetch.${found.refused}`)
    else setListed(found)
  }
  async function keep(found: Period | { readonly refused: 'offline' | 'not-the-collector' | 'not-a-period' }) {
    setElsewhere(false)
    if ('refused' in found) return setSaid(`period.fetch.${found.refused}`)
    if (isPlayedElsewhere(found, vault.place)) {
      setSaid(null)
      return setElsewhere(true)
    }
    if (clashesWithOwn(found)) return setSaid('period.fetch.other-questions')
    await vault.append(...(await periodRecords(found, loadedHashes(vault))))
    setSaid('period.fetch.kept')
  }
  const fresh = listed?.filter(({ id }) => !known.has(id))

  return (
    <section className="stack">
      <h2>{t('period.fetch.title')}</h2>
      {enrolled && <Button onClick={() => void list(enrolled.server)}>{t('period.fetch.list')}</Button>}
      {enrolled && fresh && (
        <ul className="periods">
          {fresh.map(({ id, names, kind }) => (
            <li key={id} className="card periods__card">
              <h3>{names[language]}</h3>
              {kind === 'rehearsal' && <p className="period__rehearsal">{t('period.rehearsal')}</p>}
              <Button look="main" onClick={() => void fetchPeriod(id, enrolled.server).then(keep)}>
                {t('period.fetch.take')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {fresh?.length === 0 && !said && <p role="status">{t('period.fetch.no-more')}</p>}
      {elsewhere && <PracticeInstead />}
      {said && <Notice kind={said === 'period.fetch.kept' ? 'calm' : 'refusal'}>{t(said)}</Notice>}
      <FileField
        label={t('period.fetch.file')}
        onText={(text) => void periodFromFile(text, enrolled?.server ?? null).then(keep)}
      />
    </section>
  )
}
