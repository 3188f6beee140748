/** New periods: those the collector has, and one from a file. */

import { useState } from 'react'
import type { Enrolled, Period } from '#aggregate'
import { Button, Field, Notice } from '../../look/index.tsx'
import { useRecords, useVault } from '../../vault/react.tsx'
import { type MessageId, useWords } from '../../words/index.tsx'
import { fetchPeriod, type Listed, listPeriods, periodFromFile, periodRecord } from '../fetch-periods.ts'
import { loadedPeriods } from '../periods.ts'

export function MorePeriods({ enrolled }: { readonly enrolled: Enrolled | null }) {
  const { t } = useWords()
  const vault = useVault()
  const known = new Set(loadedPeriods(useRecords()).map(({ id }) => id))
  const [listed, setListed] = useState<readonly Listed[] | null>(null)
  const [said, setSaid] = useState<MessageId | null>(null)

  async function list(server: Enrolled['server']) {
    setSaid(null)
    const found = await listPeriods(server)
    if ('refused' in found) setSaid(`period.fetch.${found.refused}`)
    else setListed(found)
  }
  async function keep(found: Period | { readonly refused: 'offline' | 'not-the-collector' | 'not-a-period' }) {
    if ('refused' in found) return setSaid(`period.fetch.${found.refused}`)
    await vault.append(await periodRecord(found))
    setSaid('period.fetch.kept')
  }
  const fresh = listed?.filter(({ id, state }) => state === 'open' && !known.has(id))

  return (
    <section className="stack">
      <h2>{t('period.fetch.title')}</h2>
      {enrolled && <Button onClick={() => void list(enrolled.server)}>{t('period.fetch.list')}</Button>}
      {enrolled && fresh && (
        <ul className="periods">
          {fresh.map(({ id, name, rehearsal }) => (
            <li key={id} className="card periods__card">
              <h3>{name}</h3>
              {rehearsal && <p className="period__rehearsal">{t('period.rehearsal')}</p>}
              <Button look="main" onClick={() => void fetchPeriod(id, enrolled.server).then(keep)}>
                {t('period.fetch.take')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {fresh?.length === 0 && <p role="status">{t('period.fetch.no-more')}</p>}
      {said && <Notice kind={said === 'period.fetch.kept' ? 'calm' : 'refusal'}>{t(said)}</Notice>}
      <Field label={t('period.fetch.file')}>
        {(ties) => (
          <input
            {...ties}
            type="file"
            accept=".json,application/json"
            onChange={(event) => {
              const file = event.target.files?.[0]
              if (file) void file.text().then((text) => periodFromFile(text, enrolled?.server ?? null).then(keep))
            }}
          />
        )}
      </Field>
    </section>
  )
}
