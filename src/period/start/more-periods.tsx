/** New periods: those the collector has, and one from a file. What came of it is said, a correction with what it changes. */

import { useState } from 'react'
import type { Enrolled } from '#aggregate'
import { loadedPeriods } from '../../catalogue/periods.ts'
import { momentIn } from '../../clock/moment.ts'
import { DocumentField } from '../../controls/file-field.tsx'
import { Button, Notice } from '../../look/index.tsx'
import { useRecords } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'
import { fetchPeriod, periodFromFile } from '../fetch-periods.ts'
import { ChangesIn } from './changes-in.tsx'
import { PracticeInstead } from './practice-instead.tsx'
import { type Came, useMorePeriods } from './use-more-periods.ts'

const DAY_MS = 86_400_000

export function MorePeriods({ enrolled }: { readonly enrolled: Enrolled | null }) {
  const { t, language } = useWords()
  const known = loadedPeriods(useRecords())
  const { listed, came, ask, take } = useMorePeriods(enrolled)
  const [asked, setAsked] = useState(false)
  const fresh = listed?.periods.filter(({ id }) => !known.some((period) => period.id === id))
  const gone = listed ? known.filter(({ id }) => !listed.periods.some((one) => one.id === id)) : []

  return (
    <section className="stack">
      <h2>{t('period.fetch.title')}</h2>
      {gone.map(({ id, names }) => (
        <Notice key={id}>{t('period.fetch.gone', { name: names[language] })}</Notice>
      ))}
      {enrolled && (
        <Button
          onClick={() => {
            setAsked(true)
            void ask(enrolled.server)
          }}
        >
          {t('period.fetch.list')}
        </Button>
      )}
      {asked && listed && isOld(listed.time) && (
        <Notice>{t('period.fetch.old-list', { when: momentIn(language, 'minute')(listed.time) })}</Notice>
      )}
      {enrolled && asked && fresh && (
        <ul className="periods">
          {fresh.map((one) => (
            <li key={one.id} className="card periods__card">
              <h3>{one.names[language]}</h3>
              {one.kind === 'rehearsal' && <p className="period__rehearsal">{t('period.rehearsal')}</p>}
              <Button look="main" onClick={() => void take(fetchPeriod(one, enrolled.server))}>
                {t('period.fetch.take')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {asked && fresh?.length === 0 && came.length === 0 && <p role="status">{t('period.fetch.no-more')}</p>}
      {came.map((one, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew whole
        <WhatCame key={i} came={one} />
      ))}
      <DocumentField
        label={t('period.fetch.file')}
        onText={(text) => void take(periodFromFile(text, enrolled?.server ?? null))}
      />
    </section>
  )
}

/** Of another day than when it was asked for: a server between keeps what it was given last, and says nothing of its own. */
const isOld = (time: string): boolean => Math.abs(Date.now() - Date.parse(time)) > DAY_MS

function WhatCame({ came }: { readonly came: Came }) {
  const { t, language } = useWords()
  if ('refused' in came) {
    if (came.refused === 'played-elsewhere') return <PracticeInstead />
    return <Notice kind="refusal">{t(`period.fetch.${came.refused}`)}</Notice>
  }
  const { status, found, kept } = came
  if (status === 'new' || status === 'same') return <Notice kind="calm">{t('period.fetch.kept')}</Notice>
  return (
    <Notice kind={status === 'correction' ? 'calm' : 'refusal'}>
      <p>{t(`period.fetch.${status}`, { name: (kept ?? found).names[language] })}</p>
      {kept && <ChangesIn before={kept} now={found} />}
    </Notice>
  )
}
